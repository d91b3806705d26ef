"""Data about days to come are a timetable or a forecast."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD513",
    name="period-ends-in-future",
    level=Level.NOTICE,
    title=Text("时间范围在将来才结束", "the period of the data ends in the future"),
    what=Text(
        "时刻表、预报一类的数据，时间范围可以在将来结束；其他数据不可能已经包含将来的记录，多半是写错了。",
        "A timetable or forecast may end in the future. Other data cannot hold records of days to come, and the date is probably wrong.",
    ),
    cure=Text(
        "核对 temporal 的 end；确是时刻表、预报的，不用改",
        "look at 'end' under 'temporal'; for a timetable or forecast nothing is wrong",
    ),
    bad='# 今天是 2026-11-23\ntemporal:\n  start: "2026-01-01"\n  end: "2062-09-30"\n',
    good='# 今天是 2026-11-23\ntemporal:\n  start: "2026-01-01"\n  end: "2026-09-30"\n',
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a notice for a period that ends after today."""
    end, today = day_of(entry.temporal[1]), day_of(context.today)
    if end and today and end > today:
        message = Text(f"时间范围到 {end} 才结束", f"the period ends on {end} only")
        yield RULE.at(entry.place("temporal", "end"), message)
