"""A published plan is a promise: its items are dropped or late on the record, never taken back quietly."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.rule import Rule
from generator.model.catalogue import Plan, PlanItem
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH119",
    name="removed-plan-item",
    level=Level.ERROR,
    title=Text("从已发布的年度计划中删项或者推后月份", "an item leaves a published plan, or its month is put off"),
    what=Text(
        "年度计划清单发布以后，计划项不能删除，计划月份也不能往后改，否则完成情况无从核对。不再开放的写取消日期和理由；"
        "晚于计划的写推迟理由。",
        "Once an annual plan list is published, no item is removed and no planned month moves later, or nobody can tell "
        "what was delivered. What will not be opened gets a day and a reason; what comes late gets the reason.",
    ),
    cure=Text(
        "恢复这一项；不再开放的填 droppedOn 和 dropReason，推迟的填 lateReason",
        "restore the item; fill in 'droppedOn' and 'dropReason' where it is given up, 'lateReason' where it comes later",
    ),
    bad="# plannedMonth 原为 2026-05\ncode,plannedMonth,lateReason\nP2026-002,2026-12,\n",
    good="code,plannedMonth,lateReason\nP2026-002,2026-05,设备采购推迟\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each item of a plan published by today that is gone or planned for a later month."""
    later = {plan.year: plan for plan in review.new.catalogue.plans}
    for plan in review.old.catalogue.plans:
        if plan.published_on and plan.published_on <= review.today:
            yield from _plan(plan, later.get(plan.year))


def _plan(before: Plan, after: Plan | None) -> Iterator[Problem]:
    now = {item.code: item for item in after.items} if after else {}
    for item in before.items:
        new = now.get(item.code)
        if new is None:
            message = _said(item, "已从清单中删除", "was removed from the list")
            yield RULE.at(Place(item.row.place("code").file), message)
        elif new.planned_month > item.planned_month:
            zh = f"计划月份由 {item.planned_month} 推后到 {new.planned_month}"
            en = f"was put off from {item.planned_month} to {new.planned_month}"
            yield RULE.at(new.row.place("plannedMonth"), _said(item, zh, en))


def _said(item: PlanItem, zh: str, en: str) -> Text:
    return Text(f"计划项“{item.code}”{zh}", f"plan item '{item.code}' {en}")
