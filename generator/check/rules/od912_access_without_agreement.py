"""Nobody gets access without a signed agreement."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD912",
    name="access-without-agreement",
    level=Level.ERROR,
    title=Text("没有利用协议就开通或者使用", "an application is in use without an agreement"),
    what=Text(
        "签订利用协议以后才能开通权限。申请的状态是已签协议、已开通、使用中或者已到期的，协议登记表里要有对应的一行；已开通、使用中的，还要有开通日期。",
        "Access is opened after the agreement is signed. An application that is signed, has access, is in use or expired has its row in the register of agreements; with access or in use, the day of access stands there.",
    ),
    cure=Text(
        "在 agreements.csv 登记协议（和开通日期）；没有签订的，改正 state 并停止提供",
        "register the agreement (and the day of access) in agreements.csv; where none was signed, correct 'state' and stop the access",
    ),
    bad="caseNumber,state\nAPP-2026-0009,in-use   # agreements.csv 中没有\n",
    good="caseNumber,state\nAPP-2026-0001,in-use   # agreements.csv 中有 AGR-2026-0001\n",
)
SIGNED = frozenset({"agreement-signed", "access-granted", "in-use", "expired"})
OPENED = frozenset({"access-granted", "in-use"})


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each application past the agreement without one, and in use without a day of access."""
    opened: dict[str, bool] = {}
    for agreement in register(context, "agreements"):
        number = agreement["application"]
        opened[number] = opened.get(number, False) or bool(agreement["accessGrantedOn"])
    for row in register(context, "applications"):
        number, state = row["caseNumber"], row["state"]
        if state in SIGNED and number not in opened:
            yield RULE.at(row.place("state"))
        elif state in OPENED and not opened[number]:
            message = Text(
                "协议没有开通日期，状态却是已开通或者使用中", "open or in use, but the agreement has no day of access"
            )
            yield RULE.at(row.place("state"), message)
