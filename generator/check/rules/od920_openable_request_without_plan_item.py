"""A request that can be met becomes a plan item."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD920",
    name="openable-request-without-plan-item",
    level=Level.WARNING,
    title=Text("可以开放的需求没有列入计划", "a request that can be met is in no plan"),
    what=Text(
        "论证可以开放的需求，要列入年度计划清单，写明计划项。没有列入的，容易被忘记，开放时限却在走。",
        "A request found openable becomes an item of the annual plan. Otherwise it is easily forgotten while its clock runs.",
    ),
    cure=Text(
        "在年度计划清单中加一项，并在 planItem 列写它的代码",
        "add an item to the plan list and write its code in the column 'planItem'",
    ),
    bad="caseNumber,state,planItem\nREQ-2026-0001,openable,\n",
    good="caseNumber,state,planItem\nREQ-2026-0001,openable,P2026-001\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each request in the state ``openable`` without a plan item."""
    cases = register(context, "requests")
    for row in cases:
        if row["state"] == "openable" and cases.sound(row, "planItem") and not row["planItem"]:
            yield RULE.at(row.place("planItem"))
