"""One entry fulfils one plan item."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD837",
    name="entry-of-two-plan-items",
    level=Level.ERROR,
    title=Text("一条目录算作两个计划项的完成", "one entry counts for two plan items"),
    what=Text(
        "计划列的是新增开放的数据，一条目录只新增一次。两个计划项写同一条目录，计划完成率就多算了一次；取消的计划项不算。",
        "A plan lists what is newly opened, and an entry is opened once. Two items with one entry count it twice; dropped items do not count.",
    ),
    cure=Text(
        "改正其中一项的 entry，或者取消重复的一项并写明理由",
        "correct 'entry' of one of them, or drop the one that repeats the other and say why",
    ),
    bad="code,entry\nP2026-001,parks/park-list\nP2026-009,parks/park-list\n",
    good="code,entry\nP2026-001,parks/park-list\nP2026-009,\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each item whose entry an item before it has already."""
    first: dict[str, str] = {}
    for plan in sorted(context.catalogue.plans, key=lambda each: each.year):
        for item in plan.items:
            if not item.entry or item.dropped_on:
                continue
            known = first.setdefault(item.entry, item.code)
            if known != item.code:
                message = Text(f"目录“{item.entry}”已经是“{known}”的完成", f"'{item.entry}' fulfils '{known}' already")
                yield RULE.at(item.row.place("entry"), message)
