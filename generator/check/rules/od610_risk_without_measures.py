"""A risk that is not low has its measures."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD610",
    name="risk-without-measures",
    level=Level.WARNING,
    title=Text("风险等级为中或高，没有写措施", "a risk that is not low has no measures"),
    what=Text(
        "中等风险的数据采取措施后才可以开放，高风险的要写明怎样管住。措施没有写，审核人员无法判断。",
        "Data of medium risk are opened with measures, and a high risk says how it is held. Without measures a reviewer cannot judge.",
    ),
    cure=Text(
        "在 riskAssessment 下写 measures（和 measuresEn）", "write 'measures' (and 'measuresEn') under 'riskAssessment'"
    ),
    bad="riskAssessment:\n  level: medium\n",
    good="riskAssessment:\n  level: medium\n  measures: 坐标保留三位小数，发现异常立即中止\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a medium or high risk without measures."""
    risk = entry.risk_assessment
    if risk and risk.outcome in {"medium", "high"} and not risk.measures.zh:
        yield RULE.at(entry.place("riskAssessment", "measures"))
