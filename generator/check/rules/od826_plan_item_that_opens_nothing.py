"""A plan lists what will be open."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD826",
    name="plan-item-that-opens-nothing",
    level=Level.ERROR,
    title=Text("计划项的开放属性是不予开放", "a plan item plans to open nothing"),
    what=Text(
        "年度计划列的是新增开放的数据。不予开放的不是开放，不能作为计划项。",
        "The annual plan lists what will newly be open. Withheld data are not, and are no plan item.",
    ),
    cure=Text(
        "改为 unconditional 或 conditional；不开放的，删去这一项，或者写明取消日期和理由",
        "write unconditional or conditional; remove the item, or drop it with day and reason, if nothing is opened",
    ),
    bad="code,openness\nP2026-001,withheld\n",
    good="code,openness\nP2026-001,conditional\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose openness is withheld."""
    for plan in context.catalogue.plans:
        for item in plan.items:
            if item.openness == Openness.WITHHELD:
                yield RULE.at(item.row.place("openness"))
