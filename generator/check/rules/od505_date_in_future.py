"""What is recorded as done was done today or before."""

from collections.abc import Iterator

from generator.check.dates import day_of, happened
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD505",
    name="date-in-future",
    level=Level.ERROR,
    title=Text("日期晚于今天", "the date lies in the future"),
    what=Text(
        "首次发布、数据更新、审查评估、状态变更和属性调整都是已经发生的事，日期不能晚于今天。"
        "数据的时间范围（temporal）可以在将来，例如时刻表。",
        "Publishing, updating, reviewing, changing status and adjusting openness are things that were done; their "
        "dates "
        "are not later than today. The period that data cover ('temporal') may lie ahead, as in a timetable.",
    ),
    cure=Text(
        "改成实际发生的日期；还没有做的事，做完再填写",
        "write the day on which it was done; what is not done yet is written down afterwards",
    ),
    bad='# 今天是 2026-11-23\nissued: "2027-01-01"\n',
    good='# 今天是 2026-11-23\nissued: "2026-11-23"\n',
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each day of something done that is later than today."""
    today = day_of(context.today)
    for path, text in happened(entry):
        day = day_of(text)
        if day and today and day > today:
            message = Text(
                f"日期 {text} 晚于今天（{context.today}）", f"the date {text} is later than today ({context.today})"
            )
            yield RULE.at(entry.place(*path), message)
