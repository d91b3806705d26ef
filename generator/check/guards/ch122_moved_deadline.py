"""A new calendar, or a new number of the law, moves clocks that run: every move is shown."""

from collections.abc import Iterator, Mapping

from generator.check.clocks import CaseClock, case_clocks
from generator.check.guard import GuardContext
from generator.check.rule import Rule
from generator.model.finding import Level, Problem
from generator.model.side import Side
from generator.model.text import Text

RULE = Rule(
    code="CH122",
    name="moved-deadline",
    level=Level.NOTICE,
    title=Text("在办案件的截止日期改变了", "the deadline of a running case moved"),
    what=Text(
        "工作日历或者时限参数变更后，正在计时的案件重新计算截止日期。每一件改变了的都在这里列出：原来的日期、新的日期、是不是估计。",
        "After a change of the calendar or of a number of the law, the deadlines of running cases are computed anew. Each one that moved is listed with the day before, the day now, and whether it is an estimate.",
    ),
    cure=Text(
        "核对日历或参数是否正确；正确的，告知办理单位新的截止日期",
        "see whether the calendar or number is right; if it is, tell who handles the case the new day",
    ),
    bad="# 日历补登 2027 年之前：2027-01-04（按周末推算）\n",
    good="# 日历补登 2027 年之后：2027-01-05\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield a notice for each running clock that both sides know and that ends on another day or is no estimate now."""
    before = _running(review.old, review.today)
    for key, now in _running(review.new, review.today).items():
        old = before.get(key)
        if old is None or old.deadline.received != now.deadline.received:
            continue
        if (old.deadline.due, old.deadline.estimated) != (now.deadline.due, now.deadline.estimated):
            message = Text(
                f"“{now.case}”{now.clock.title.zh}：{_day(old).zh} → {_day(now).zh}",
                f"'{now.case}', {now.clock.title.en}: {_day(old).en} → {_day(now).en}",
            )
            yield RULE.at(now.row.place(now.clock.starts), message)


def _running(side: Side, today: str) -> Mapping[tuple[str, str], CaseClock]:
    return {(each.clock.code, each.case): each for each in case_clocks(side.catalogue, today) if not each.ended}


def _day(clock: CaseClock) -> Text:
    return Text(clock.deadline.due + clock.estimate.zh, clock.deadline.due + clock.estimate.en)
