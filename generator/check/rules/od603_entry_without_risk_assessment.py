"""An entry records its risk assessment."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD603",
    name="entry-without-risk-assessment",
    level=Level.ERROR,
    title=Text("没有风险评估记录", "no risk assessment is recorded"),
    what=Text(
        "数据开放前要做风险评估。每个目录都要记明风险等级、评估日期和评估处室。",
        "The risk is assessed before data are opened. Every entry records the level, the day and the office.",
    ),
    cure=Text(
        "先完成风险评估，再在 datapackage.yaml 中写 riskAssessment，包括 level（词表 risk-levels 的代码，例如 low）、"
        "date（日期）、by（评估处室），采取的措施写在 measures",
        "have the risk assessed, then write 'riskAssessment' in datapackage.yaml with 'level' (a code of the "
        "vocabulary 'risk-levels', for example low), 'date' and 'by' (the office); measures taken go under 'measures'",
    ),
    bad='securityReview:\n  conclusion: passed\n  date: "2026-02-01"\n  by: 办公室\n',
    good='riskAssessment:\n  level: low\n  date: "2026-02-01"\n  by: 办公室\n  measures: 无需额外措施\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that records no risk assessment."""
    if unwritten(entry.document.value, "riskAssessment"):
        yield RULE.at(entry.place("riskAssessment"))
