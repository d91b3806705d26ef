"""The city authority reports regularly."""

from collections.abc import Iterator

from generator.check.assessments import overdue
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD830",
    name="overdue-bulletin",
    level=Level.WARNING,
    title=Text("超过规定间隔没有工作通报", "no bulletin for too long"),
    what=Text(
        "市主管部门要定期通报开放工作，在 catalog/registers/assessments.csv 登记（kind 为 effectiveness）。间隔由参数 bulletin_days 规定。",
        "The city authority reports regularly on the work and registers it in catalog/registers/assessments.csv (kind effectiveness). The interval is the parameter 'bulletin_days'.",
    ),
    cure=Text("通报后在 assessments.csv 登记", "make the report and register it in assessments.csv"),
    bad="# 今天是 2026-11-23\nkind,authority,assessedOn\neffectiveness,city-data,2025-03-20\n",
    good="# 今天是 2026-11-23\nkind,authority,assessedOn\neffectiveness,city-data,2026-10-20\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each authority that did not do it in time."""
    yield from overdue(RULE, "effectiveness", "bulletin_days", context, city_only=True)
