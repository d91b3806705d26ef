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
    title=Text("计划项不开放任何数据", "a plan item plans to open nothing"),
    what=Text(
        "年度计划列的是新增开放的数据。不予开放的不是开放，不能作为计划项，不予开放的目录也不能算作完成。",
        "The annual plan lists what will newly be open. Withheld data are not: they are no plan item, and a withheld entry fulfils none.",
    ),
    cure=Text(
        "改为 unconditional 或 conditional；不开放的，删去这一项，或者写明取消日期和理由",
        "write unconditional or conditional; remove the item, or drop it with day and reason, if nothing is opened",
    ),
    bad="code,openness\nP2026-001,withheld\n",
    good="code,openness\nP2026-001,conditional\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item that is withheld, by its own word or by its entry's."""
    withheld = {each.key for each in context.catalogue.entries if each.openness is Openness.WITHHELD}
    for plan in context.catalogue.plans:
        for item in plan.items:
            if item.openness == Openness.WITHHELD:
                yield RULE.at(item.row.place("openness"))
            elif item.entry in withheld:
                message = Text(f"目录“{item.entry}”不予开放", f"the entry '{item.entry}' is withheld")
                yield RULE.at(item.row.place("entry"), message)
