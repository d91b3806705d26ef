"""Use ends with the agreement."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD914",
    name="expired-agreement-in-use",
    level=Level.WARNING,
    title=Text("协议已经到期，状态还是使用中", "an application is in use under an expired agreement"),
    what=Text(
        "协议到期后要收回权限，或者续签。登记表仍写使用中，说明有一步没有做。",
        "When the agreement ends, access ends or the agreement is renewed. 'In use' says that one of the two was forgotten.",
    ),
    cure=Text(
        "收回权限并把 state 改为 expired；续签的，登记新的协议",
        "end the access and set 'state' to expired; register the new agreement if it was renewed",
    ),
    bad="# 今天是 2026-11-23\nstate,validUntil\nin-use,2026-10-31\n",
    good="# 今天是 2026-11-23\nstate,validUntil\nexpired,2026-10-31\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each application in use whose agreements have all ended."""
    until: dict[str, str] = {}
    for agreement in register(context, "agreements"):
        if day_of(agreement["validUntil"]):
            until[agreement["application"]] = max(until.get(agreement["application"], ""), agreement["validUntil"])
    for row in register(context, "applications"):
        last = until.get(row["caseNumber"], "")
        if row["state"] == "in-use" and last and last < context.today:
            message = Text(
                f"协议 {last} 到期，状态还是使用中", f"the agreement ended on {last}, but the state is 'in-use'"
            )
            yield RULE.at(row.place("state"), message)
