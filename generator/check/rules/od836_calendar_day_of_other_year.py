"""A day of the calendar rests on the notice of its own year."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table
from generator.check.dates import day_of
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD836",
    name="calendar-day-of-other-year",
    level=Level.ERROR,
    title=Text("放假日的年份与通知的年份不同", "a day of the calendar rests on the notice of another year"),
    what=Text(
        "每个放假日、调休日都以当年的通知为据。年份写错，逐日计算时引用的就是别的通知。",
        "Every holiday and make-up day rests on the notice of its year. With another year the explanation of a deadline cites the wrong notice.",
    ),
    cure=Text("改正 date 或者 year", "correct 'date' or 'year'"),
    bad="date,kind,year\n2026-10-01,holiday,2025\n",
    good="date,kind,year\n2026-10-01,holiday,2026\n",
)
DAYS = "catalog/calendar/days.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each day whose year is another one than its notice's."""
    for row in authority_table(context, DAYS):
        day = day_of(row["date"])
        if day is not None and row["year"].isdecimal() and int(row["year"]) != day.year:
            message = Text(
                f"{row['date']} 写的是 {row['year']} 年的通知", f"{row['date']} cites the notice of {row['year']}"
            )
            yield RULE.at(row.place("year"), message)
