"""An entry says whether its data had to be masked."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD604",
    name="entry-without-masking-statement",
    level=Level.ERROR,
    title=Text("没有写明是否需要脱敏", "it is not stated whether the data had to be masked"),
    what=Text(
        "每个目录都要写明数据是否需要脱敏、怎样脱敏；不需要的也要写明理由。",
        "Every entry states whether its data had to be masked and how; if not, it states why.",
    ),
    cure=Text(
        "在 datapackage.yaml 中写 masking，包括 required: true 或 false，以及 statement（怎样脱敏，或者为什么不需要）",
        "write 'masking' in datapackage.yaml with required: true or false, and 'statement': how the data were masked, "
        "or why that is not needed",
    ),
    bad='riskAssessment:\n  level: low\n  date: "2026-02-01"\n  by: 办公室\n',
    good="masking:\n  required: false\n  statement: 不含个人信息和其他敏感信息\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that has no masking statement."""
    if unwritten(entry.document.value, "masking"):
        yield RULE.at(entry.place("masking"))
