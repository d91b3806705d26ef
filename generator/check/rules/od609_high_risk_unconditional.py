"""Data of a high risk are not open to everyone."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD609",
    name="high-risk-unconditional",
    level=Level.ERROR,
    title=Text("风险等级为高，却无条件开放", "data of a high risk are open without conditions"),
    what=Text(
        "风险评估为高的数据不得无条件开放：采取措施降低风险后重新评估，或者改为有条件开放、不予开放。",
        "Data assessed as high risk are not open without conditions: the risk is lowered and assessed again, or the data are opened on conditions or withheld.",
    ),
    cure=Text(
        "采取脱敏等措施后重新评估并改写 level，或者重新确定开放属性",
        "mask the data or take other measures, have the risk assessed again and write its 'level'; or decide the openness again",
    ),
    bad="openness: unconditional\nriskAssessment:\n  level: high\n",
    good="openness: unconditional\nriskAssessment:\n  level: low\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an unconditional entry whose risk is high."""
    risk = entry.risk_assessment
    if entry.openness is Openness.UNCONDITIONAL and risk and risk.outcome == "high":
        yield RULE.at(entry.place("riskAssessment", "level"))
