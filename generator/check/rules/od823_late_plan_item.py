"""What was planned is opened in its month, or the delay has a reason."""

from collections.abc import Iterator

from generator.check.plans import last_day
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD823",
    name="late-plan-item",
    level=Level.WARNING,
    title=Text("计划项逾期，没有写理由", "a plan item is late without a reason"),
    what=Text(
        "计划是向公众的承诺。过了计划月份才开放、或者仍未开放的，要在 lateReason 列写明理由；不再开放的，写取消日期和理由。",
        "A plan is a promise to the public. What was opened after its month, or is still not open, has a reason in the column 'lateReason'; what will not be opened is dropped with its reason.",
    ),
    cure=Text(
        "尽快开放；在同一行的 lateReason 列写迟延理由（lateReasonEn 列写英文），不再开放的写 droppedOn 和 dropReason",
        "open it soon; write the reason in the column 'lateReason' (and in English in 'lateReasonEn'), or 'droppedOn' and 'dropReason' if it will not be opened",
    ),
    bad="# 今天是 2026-11-23\ncode,plannedMonth,entry,lateReason\nP2026-001,2026-09,,\n",
    good="# 今天是 2026-11-23\ncode,plannedMonth,entry,lateReason\nP2026-001,2026-09,,系统改造推迟到年底\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each item that was opened late, or is overdue, without a reason."""
    entries = {each.key: each for each in context.catalogue.entries}
    for plan in context.catalogue.plans:
        for item in plan.items:
            last = last_day(item.planned_month)
            if item.dropped_on or item.late_reason.zh or not last:
                continue
            entry = entries.get(item.entry)
            if entry is not None and entry.issued > last:
                message = Text(
                    f"计划 {item.planned_month} 开放，{entry.issued} 才开放",
                    f"planned for {item.planned_month}, opened on {entry.issued}",
                )
                yield RULE.at(item.row.place("plannedMonth"), message)
            elif not item.entry and context.today > last:
                message = Text(
                    f"计划 {item.planned_month} 开放，至今没有开放",
                    f"planned for {item.planned_month} and still not open",
                )
                yield RULE.at(item.row.place("plannedMonth"), message)
