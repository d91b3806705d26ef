"""What is dropped was not opened, and was dropped on a day that has come."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.rule import Context, Rule
from generator.model.catalogue import PlanItem
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD838",
    name="dropped-item-out-of-order",
    level=Level.ERROR,
    title=Text("计划项的取消与事实对不上", "the dropping of a plan item does not fit the facts"),
    what=Text(
        "取消是已经作出的决定：日期不能在今天之后，有理由就有日期；已经开放的数据不能再记为取消，否则计划完成率会少算一项。",
        "Dropping is a decision that was made: its day is not in the future, and a reason comes with a day. What is open already is not "
        "dropped, or the plan would count one promise less.",
    ),
    cure=Text(
        "改正 droppedOn，没有取消的清空 droppedOn 和 dropReason",
        "correct 'droppedOn'; empty 'droppedOn' and 'dropReason' if the item was not dropped",
    ),
    bad="# 今天是 2026-11-23\ncode,entry,droppedOn,dropReason\nP2026-001,,2026-12-24,系统停用\n",
    good="# 今天是 2026-11-23\ncode,entry,droppedOn,dropReason\nP2026-001,,2026-11-20,系统停用\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each item that will be dropped, was dropped though open, or has a reason without a day."""
    issued = {each.key: each.issued for each in context.catalogue.entries}
    for plan in context.catalogue.plans:
        for item in plan.items:
            yield from _item(item, issued.get(item.entry, ""), context.today)


def _item(item: PlanItem, issued: str, today: str) -> Iterator[Problem]:
    if not item.dropped_on:
        if item.drop_reason.zh.strip():
            message = Text("写了取消理由，没有写取消日期", "a reason for dropping, but no day")
            yield RULE.at(item.row.place("droppedOn"), message)
    elif day_of(item.dropped_on) and item.dropped_on > today:
        message = Text(f"取消日期 {item.dropped_on} 还没有到", f"the day of dropping, {item.dropped_on}, has not come")
        yield RULE.at(item.row.place("droppedOn"), message)
    elif "" < issued <= item.dropped_on:
        message = Text(f"{issued} 已经开放，不能再取消", f"open since {issued} and cannot be dropped")
        yield RULE.at(item.row.place("droppedOn"), message)
