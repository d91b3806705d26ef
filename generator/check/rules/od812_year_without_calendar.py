"""The working days of the current year are known."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD812",
    name="year-without-calendar",
    level=Level.WARNING,
    title=Text("今年的放假安排没有登记", "the holidays of the current year are not registered"),
    what=Text(
        "时限按工作日计算。没有登记当年的放假和调休，截止日只能按周末推算，页面上标为估计。",
        "Deadlines count working days. Without the holidays and make-up days of the year, due days are guessed from "
        "weekends and marked as estimates.",
    ),
    cure=Text(
        "按国务院办公厅当年的放假通知，在 catalog/calendar/notices.csv 登记通知，在 days.csv 逐日登记放假"
        "（holiday）和调休上班（workday）",
        "register the year's official holiday notice in catalog/calendar/notices.csv, and each holiday and make-up "
        "working day (workday) in days.csv",
    ),
    bad="# 今年是 2026\ndate,kind,name,nameEn,year\n2025-01-01,holiday,元旦,New Year,2025\n",
    good="# 今年是 2026\ndate,kind,name,nameEn,year\n2026-01-01,holiday,元旦,New Year,2026\n",
)
DAYS = "catalog/calendar/days.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem where the current year has no row in the calendar."""
    year = int(context.today[:4])
    if year not in context.catalogue.calendar.years:
        message = Text(f"工作日历中没有 {year} 年", f"the calendar of working days has nothing for {year}")
        yield RULE.at(Place(DAYS, 1), message)
