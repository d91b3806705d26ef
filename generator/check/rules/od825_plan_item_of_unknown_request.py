"""The request from which a plan item came is in the register."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD825",
    name="plan-item-of-unknown-request",
    level=Level.ERROR,
    title=Text("计划项写的需求编号查不到", "a plan item names a request that is not registered"),
    what=Text(
        "需求经论证可以开放的，列入计划清单，request 列写需求登记表中的编号。编号查不到，需求到计划的链条就断了。",
        "A request that can be met becomes a plan item, and the column 'request' holds its number in the register. A number that is not there breaks the chain from demand to plan.",
    ),
    cure=Text(
        "改成 catalog/registers/requests.csv 中的编号；不是由需求产生的，清空这一格",
        "write a number of catalog/registers/requests.csv; empty the cell if the item came from no request",
    ),
    bad="code,request\nP2026-001,REQ-2026-9999\n",
    good="code,request\nP2026-001,REQ-2026-0001\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose request is not registered."""
    table = context.catalogue.registers.get("requests")
    if table is None:
        return
    known = [row["caseNumber"] for row in table]
    for plan in context.catalogue.plans:
        for item in plan.items:
            if item.request and item.request not in known:
                message = Text(f"需求登记表中没有“{item.request}”", f"the register of requests has no '{item.request}'")
                yield RULE.at(item.row.place("request"), message, meant(item.request, known, RULE.cure))
