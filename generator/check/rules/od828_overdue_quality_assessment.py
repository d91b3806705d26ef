"""Authorities assess the quality of open data once a year."""

from collections.abc import Iterator

from generator.check.assessments import overdue
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD828",
    name="overdue-quality-assessment",
    level=Level.WARNING,
    title=Text("超过一年没有开展质量监测评估", "the quality of the data was not assessed for too long"),
    what=Text(
        "主管部门每年至少开展一次开放数据质量监测评估，在 catalog/registers/assessments.csv 登记（kind 为 quality）。间隔由参数 quality_assessment_days 规定。",
        "Authorities assess the quality of open data at least once a year and register it in catalog/registers/assessments.csv (kind quality). The interval is the parameter 'quality_assessment_days'.",
    ),
    cure=Text("开展评估后在 assessments.csv 登记", "make the assessment and register it in assessments.csv"),
    bad="# 今天是 2026-11-23\nkind,authority,assessedOn\nquality,city-data,2025-03-20\n",
    good="# 今天是 2026-11-23\nkind,authority,assessedOn\nquality,city-data,2026-10-20\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each authority that did not do it in time."""
    yield from overdue(RULE, "quality", "quality_assessment_days", context)
