"""An application says that its agreement was signed, once it was."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD926",
    name="agreement-ahead-of-application",
    level=Level.ERROR,
    title=Text("协议已经登记，申请的状态没有跟上", "an agreement is registered, but its application stayed behind"),
    what=Text(
        "签订协议以后，申请的状态是 agreement-signed 或者以后的状态。协议已经登记，申请还写着 granted 的，台账和提醒都会算错。",
        "Once an agreement is signed, its application is 'agreement-signed' or further. Where it still says 'granted', ledgers and reminders go wrong.",
    ),
    cure=Text(
        "把申请的 state 改为 agreement-signed、access-granted 或 in-use",
        "set the application's 'state' to agreement-signed, access-granted or in-use",
    ),
    bad="# agreements.csv 有 application: APP-2026-0001\ncaseNumber,state\nAPP-2026-0001,granted\n",
    good="# agreements.csv 有 application: APP-2026-0001\ncaseNumber,state\nAPP-2026-0001,in-use\n",
)
BEHIND = "granted"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each application in the state ``granted`` that has an agreement."""
    signed = {row["application"]: row["code"] for row in register(context, "agreements")}
    for row in register(context, "applications"):
        code = signed.get(row["caseNumber"])
        if code and row["state"] == BEHIND:
            message = Text(f"协议“{code}”已经登记", f"the agreement '{code}' is registered")
            yield RULE.at(row.place("state"), message)
