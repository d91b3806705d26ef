"""Every date of a descriptor is a day that the calendar has."""

from collections.abc import Iterator

from generator.check.dates import covered, day_of, happened, looks_like_day
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD504",
    name="date-not-in-calendar",
    level=Level.ERROR,
    title=Text("日历上没有这一天", "no such day in the calendar"),
    what=Text(
        "日期的写法正确，但日历上没有这一天，例如 2 月 30 日或 13 月。",
        "A date is written as it should be, but the calendar has no such day: 30 February, or a thirteenth month.",
    ),
    cure=Text(
        '核对后改成实际的日期，按年-月-日书写并加引号，例如 "2026-02-28"',
        'look up the true day and write it as year-month-day in quotes, for example "2026-02-28"',
    ),
    bad='modified: "2026-02-30"\n',
    good='modified: "2026-02-28"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each date that is written well and yet is no day."""
    for path, text in (*happened(entry), *covered(entry)):
        if looks_like_day(text) and day_of(text) is None:
            message = Text(f"日历上没有 {text} 这一天", f"the calendar has no day {text}")
            yield RULE.at(entry.place(*path), message)
