"""Who uses conditional data reports on it in time."""

from collections.abc import Iterator

from generator.check.dates import age_in_days
from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD915",
    name="overdue-usage-report",
    level=Level.WARNING,
    title=Text("利用情况报告逾期", "a usage report is overdue"),
    what=Text(
        "使用有条件开放数据的，要报告利用情况、成果与效益。到期没有收到的，或者报告期过了还没有登记报告的，在这里提示。间隔按协议约定（reportDays），没有约定的用参数 usage_report_days。",
        "Users of conditional data report on use, results and benefit. A report that did not arrive, or a period that ended without one, is told here. The interval is the agreement's ('reportDays'), else the parameter 'usage_report_days'.",
    ),
    cure=Text(
        "催促利用主体提交报告，收到后登记日期和内容", "ask the user for the report and register it when it arrives"
    ),
    bad="# 今天是 2026-11-23\ncode,dueOn,receivedOn\nUSE-2026-0001,2026-10-28,\n",
    good="# 今天是 2026-11-23\ncode,dueOn,receivedOn\nUSE-2026-0001,2026-10-28,2026-10-10\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each report that did not arrive, and for each agreement with a period that has none."""
    reports = register(context, "usage-reports")
    covered: dict[str, str] = {}
    for row in reports:
        covered[row["agreement"]] = max(covered.get(row["agreement"], ""), row["periodEnd"])
        late = age_in_days(row["dueOn"], context.today)
        if late is not None and late > 0 and not row["receivedOn"]:
            message = Text(
                f"应在 {row['dueOn']} 前提交，已逾期 {late} 天", f"due by {row['dueOn']} and {late} days late"
            )
            yield RULE.at(row.place("receivedOn"), message)
    for agreement in register(context, "agreements"):
        since = max(covered.get(agreement["code"], ""), agreement["accessGrantedOn"])
        days = agreement["reportDays"] if agreement["reportDays"].isdecimal() else context.number("usage_report_days")
        age = age_in_days(since, min(context.today, agreement["validUntil"] or context.today))
        if days is not None and age is not None and age > int(days):
            message = Text(
                f"{since} 以后没有登记利用情况报告", f"no usage report is registered for the time after {since}"
            )
            yield RULE.at(agreement.place("code"), message)
