"""The period that data cover begins before it ends."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD506",
    name="reversed-period",
    level=Level.ERROR,
    title=Text("时间范围的起止日期颠倒", "the period ends before it begins"),
    what=Text(
        "数据时间范围的开始日期不能晚于结束日期；同一天可以。",
        "The period that the data cover does not begin after its end; the same day is fine.",
    ),
    cure=Text(
        "核对 temporal 中的 start（开始）和 end（结束），写反的互换",
        "look at 'start' and 'end' under 'temporal' and swap them if they were mixed up",
    ),
    bad='temporal:\n  start: "2026-12-31"\n  end: "2026-01-01"\n',
    good='temporal:\n  start: "2026-01-01"\n  end: "2026-12-31"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a period whose start is later than its end."""
    start, end = (day_of(text) for text in entry.temporal)
    if start and end and start > end:
        message = Text(f"开始日期 {start} 晚于结束日期 {end}", f"the start {start} is later than the end {end}")
        yield RULE.at(entry.place("temporal", "start"), message)
