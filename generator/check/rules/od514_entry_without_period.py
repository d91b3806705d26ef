"""An entry says which time its data cover."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD514",
    name="entry-without-period",
    level=Level.NOTICE,
    title=Text("没有写数据覆盖的时间", "an entry does not say which time its data cover"),
    what=Text(
        "时间范围（temporal）让人不用打开文件就知道数据是哪一段时间的。名录一类没有时间的，可以写最近一次核对的时间。",
        "The period ('temporal') tells which time the data are about without opening a file. A list without a time may state when it was last verified.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加 temporal，写 start（起）和 end（止）",
        "add 'temporal' to datapackage.yaml with 'start' and 'end'",
    ),
    bad='modified: "2026-10-12"\n',
    good='modified: "2026-10-12"\ntemporal:\n  start: "2026-07-01"\n  end: "2026-09-30"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a notice for an open entry without a period."""
    is_open = entry.openness in {Openness.UNCONDITIONAL, Openness.CONDITIONAL}
    if is_open and unwritten(entry.document.value, "temporal"):
        yield RULE.at(entry.place("temporal"))
