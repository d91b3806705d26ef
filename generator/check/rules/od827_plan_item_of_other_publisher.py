"""The entry that fulfils a plan item is its publisher's own."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD827",
    name="plan-item-of-other-publisher",
    level=Level.ERROR,
    title=Text("计划项的目录属于别的单位", "the entry of a plan item is another publisher's"),
    what=Text(
        "计划项由一个单位负责，也由它自己的目录完成。目录属于别的单位，完成情况就记错了。",
        "An item is one publisher's, and an entry of that publisher fulfils it. Another's entry would count for the wrong body.",
    ),
    cure=Text(
        "改正 publisher 或者 entry；改由别的单位开放的，取消这一项并列入那个单位的计划",
        "correct 'publisher' or 'entry'; if another body opens it, drop the item and list it in that body's plan",
    ),
    bad="code,publisher,entry\nP2026-001,roads,parks/park-list\n",
    good="code,publisher,entry\nP2026-001,parks,parks/park-list\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose entry lies in another publisher's folder."""
    for plan in context.catalogue.plans:
        for item in plan.items:
            owner = item.entry.partition("/")[0]
            if (
                item.entry
                and item.publisher
                and owner != item.publisher
                and item.entry in context.catalogue.entry_folders
            ):
                message = Text(
                    f"计划项由“{item.publisher}”负责，目录却属于“{owner}”",
                    f"the item is of '{item.publisher}', the entry of '{owner}'",
                )
                yield RULE.at(item.row.place("entry"), message)
