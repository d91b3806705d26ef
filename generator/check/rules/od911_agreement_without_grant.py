"""An agreement follows an application that was granted, for the same entry."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD911",
    name="agreement-without-grant",
    level=Level.ERROR,
    title=Text("利用协议对应的申请没有同意", "an agreement has no granted application"),
    what=Text(
        "利用协议是申请同意以后签的：申请的结果是同意，目录相同，签订日期不早于审核日期。",
        "An agreement is signed after its application was granted, for the same entry, and not before the decision.",
    ),
    cure=Text(
        "改正 application、entry 或者 signedOn；申请没有同意的，不能签协议",
        "correct 'application', 'entry' or 'signedOn'; without a granted application nothing is signed",
    ),
    bad="code,application,entry\nAGR-2026-0001,APP-2026-0002,roads/sensors   # APP-2026-0002 已退回\n",
    good="code,application,entry\nAGR-2026-0001,APP-2026-0001,roads/sensors\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each agreement whose application was not granted, is for another entry, or came later."""
    cases = {row["caseNumber"]: row for row in register(context, "applications")}
    for row in register(context, "agreements"):
        case = cases.get(row["application"])
        if case is None:
            continue  # the foreign key says it (OD803)
        if case["decision"] != "granted":
            message = Text(
                f"申请“{row['application']}”没有同意", f"the application '{row['application']}' was not granted"
            )
            yield RULE.at(row.place("application"), message)
        if case["entry"] != row["entry"]:
            message = Text(f"申请的目录是“{case['entry']}”", f"the application is for '{case['entry']}'")
            yield RULE.at(row.place("entry"), message)
        signed, decided = day_of(row["signedOn"]), day_of(case["decidedOn"])
        if signed and decided and signed < decided:
            message = Text(f"申请 {decided} 才审核完毕", f"the application was decided on {decided} only")
            yield RULE.at(row.place("signedOn"), message)
