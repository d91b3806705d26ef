"""A use ends when its agreement does."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD925",
    name="agreement-expired-early",
    level=Level.ERROR,
    title=Text("协议没有到期，申请却写着到期", "an application has expired although its agreement has not"),
    what=Text(
        "到期是协议有效期结束以后的状态。申请写着 expired，而它的协议还在有效期内的，两处必有一处错误。",
        "'expired' is the state after the last day of the agreement. Where the agreement still runs, one of the two is wrong.",
    ),
    cure=Text(
        "改正申请的 state，或者协议的 validUntil",
        "correct the application's 'state' or the agreement's 'validUntil'",
    ),
    bad="# 今天是 2026-11-23\n# APP-2026-0001 的 state: expired\ncode,application,validUntil\nAGR-2026-0001,APP-2026-0001,2027-06-30\n",
    good="# 今天是 2026-11-23\n# APP-2026-0001 的 state: expired\ncode,application,validUntil\nAGR-2026-0001,APP-2026-0001,2026-06-30\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each expired application with an agreement that is still valid."""
    until = {row["application"]: row["validUntil"] for row in register(context, "agreements")}
    for row in register(context, "applications"):
        last = until.get(row["caseNumber"], "")
        if row["state"] == "expired" and last >= context.today:
            message = Text(f"协议有效期至 {last}", f"the agreement is valid until {last}")
            yield RULE.at(row.place("state"), message)
