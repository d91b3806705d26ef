"""Authorities assess the risk of opening data in their area."""

from collections.abc import Iterator

from generator.check.assessments import overdue
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD829",
    name="overdue-risk-assessment",
    level=Level.WARNING,
    title=Text("超过规定间隔没有开展区域风险评估", "the risk of the area was not assessed for too long"),
    what=Text(
        "市和区（市）主管部门都要对本区域的公共数据开放工作进行风险评估，在 catalog/registers/assessments.csv 登记（kind 为 risk）。间隔由参数 area_risk_assessment_days 规定。",
        "The authorities of city and districts assess the risk of opening data in their areas and register it in catalog/registers/assessments.csv (kind risk). The interval is the parameter 'area_risk_assessment_days'.",
    ),
    cure=Text("开展评估后在 assessments.csv 登记", "make the assessment and register it in assessments.csv"),
    bad="# 今天是 2026-11-23\nkind,authority,assessedOn\nrisk,city-data,2025-03-20\n",
    good="# 今天是 2026-11-23\nkind,authority,assessedOn\nrisk,city-data,2026-10-20\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each authority that did not do it in time."""
    yield from overdue(RULE, "risk", "area_risk_assessment_days", context)
