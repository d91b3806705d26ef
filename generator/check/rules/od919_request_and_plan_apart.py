"""A request and its plan item name each other."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD919",
    name="request-and-plan-apart",
    level=Level.ERROR,
    title=Text("需求与计划项对不上", "a request and its plan item do not name each other"),
    what=Text(
        "需求写明计划项，计划项也写明需求，公众才能从需求一直查到开放的目录。",
        "The request names the plan item and the plan item names the request, so that people can follow it from demand to the entry.",
    ),
    cure=Text(
        "改正 planItem，或者在计划项的 request 列写这件需求的编号",
        "correct 'planItem', or write the request's number in the column 'request' of the plan item",
    ),
    bad="# requests.csv\ncaseNumber,planItem\nREQ-2026-0001,P2026-099   # 计划清单中没有\n",
    good="# requests.csv\ncaseNumber,planItem\nREQ-2026-0001,P2026-001\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item of a request that does not exist or belongs to another one, and the other way round."""
    items = {item.code: item for plan in context.catalogue.plans for item in plan.items}
    cases = register(context, "requests")
    for row in cases:
        code, number = row["planItem"], row["caseNumber"]
        if not code or not cases.sound(row, "planItem"):
            continue
        if code not in items:
            message = Text(f"计划清单中没有“{code}”", f"no plan list has '{code}'")
            yield RULE.at(row.place("planItem"), message, meant(code, sorted(items), RULE.cure))
        elif items[code].request != number:
            message = Text(f"计划项“{code}”没有写需求“{number}”", f"the plan item '{code}' does not name '{number}'")
            yield RULE.at(row.place("planItem"), message)
    named = {row["caseNumber"]: row["planItem"] for row in cases}
    for item in items.values():
        if item.request in named and named[item.request] != item.code:
            message = Text(
                f"需求“{item.request}”没有写计划项“{item.code}”",
                f"the request '{item.request}' does not name '{item.code}'",
            )
            yield RULE.at(item.row.place("request"), message)
