"""A usage report is about days on which the agreement gave access, and about each of them once."""

from collections.abc import Iterator

from generator.check.dates import day_of
from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD927",
    name="usage-report-outside-agreement",
    level=Level.ERROR,
    title=Text(
        "利用报告的报告期不在协议期内，或者重复",
        "a usage report is about days outside its agreement, or about days twice",
    ),
    what=Text(
        "报告期从开通权限以后开始，在协议有效期内开始；同一份协议的各期报告首尾相接，不重叠。",
        "The period of a usage report starts after access was granted and while the agreement is valid; the periods of one agreement follow one another and never overlap.",
    ),
    cure=Text("改正报告期，或者写对协议编号", "correct the period, or name the right agreement"),
    bad="# 协议 2026-04-02 开通\nagreement,periodStart,periodEnd\nAGR-2026-0001,2026-03-01,2026-09-28\n",
    good="# 协议 2026-04-02 开通\nagreement,periodStart,periodEnd\nAGR-2026-0001,2026-04-02,2026-09-28\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each period that starts outside the agreement or before the report before has ended."""
    agreements = {row["code"]: row for row in register(context, "agreements")}
    covered: dict[str, str] = {}
    for row in sorted(register(context, "usage-reports"), key=lambda row: (row["periodStart"], row.line)):
        if day_of(row["periodStart"]) is None:
            continue  # the schema says it (OD801)
        agreement = agreements.get(row["agreement"])
        if agreement is not None:
            yield from _outside(row, agreement)
        before = covered.get(row["agreement"], "")
        if before >= row["periodStart"]:
            message = Text(f"{before} 以前已有报告", f"the days up to {before} are reported already")
            yield RULE.at(row.place("periodStart"), message)
        covered[row["agreement"]] = max(before, row["periodEnd"])


def _outside(row: Row, agreement: Row) -> Iterator[Problem]:
    granted, until, start = agreement["accessGrantedOn"], agreement["validUntil"], row["periodStart"]
    if not granted:
        message = Text("协议还没有开通权限", "the agreement gives no access yet")
        yield RULE.at(row.place("periodStart"), message)
    elif start < granted:
        yield RULE.at(row.place("periodStart"), Text(f"{granted} 才开通", f"access was granted on {granted} only"))
    elif until and start > until:
        yield RULE.at(row.place("periodStart"), Text(f"协议 {until} 到期", f"the agreement ended on {until}"))
