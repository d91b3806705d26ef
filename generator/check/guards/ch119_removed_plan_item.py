"""A published plan is a promise: its items are dropped or late on the record, never taken back quietly."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.rule import Rule
from generator.model.catalogue import Plan, PlanItem
from generator.model.entry import Openness
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH119",
    name="removed-plan-item",
    level=Level.ERROR,
    title=Text("改动了已发布的年度计划", "a published plan is taken back in part"),
    what=Text(
        "年度计划清单发布以后，计划项不能删除，计划月份不能往后改，名称、单位和发布日期不能换，无条件开放也不能改成有条件开放，否则完成情况无从核对。不再开放的写取消日期和理由；"
        "晚于计划的写推迟理由。",
        "Once an annual plan list is published, no item is removed, no planned month moves later, title, publisher and the "
        "day of publication stay, and unconditional does not become conditional, or nobody can tell what was delivered. What will not be opened gets a day and a reason; what comes late gets the reason.",
    ),
    cure=Text(
        "恢复原来的内容；不再开放的填 droppedOn 和 dropReason，推迟的填 lateReason",
        "restore what was published; fill in 'droppedOn' and 'dropReason' where it is given up, 'lateReason' where it comes later",
    ),
    bad="# plannedMonth 原为 2026-05\ncode,plannedMonth,lateReason\nP2026-002,2026-12,\n",
    good="code,plannedMonth,lateReason\nP2026-002,2026-05,设备采购推迟\n",
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each item of a plan published by today that is gone or planned for a later month."""
    later = {plan.year: plan for plan in review.new.catalogue.plans}
    for plan in review.old.catalogue.plans:
        if plan.published_on and plan.published_on <= review.today:
            after = later.get(plan.year)
            yield from _plan(plan, after)
            if after and after.published_on != plan.published_on:
                yield _republished(plan, after, review)


def _republished(before: Plan, after: Plan, review: GuardContext) -> Problem:
    folder = f"catalog/plans/{before.year}"
    package = next(each for each in review.new.packages if each.folder == folder)
    message = Text(
        f"发布日期由 {before.published_on} 改为 {after.published_on or '空'}",
        f"the day of publication went from {before.published_on} to {after.published_on or 'nothing'}",
    )
    return RULE.at(package.document.place(("publishedOn",)), message)


def _plan(before: Plan, after: Plan | None) -> Iterator[Problem]:
    now = {item.code: item for item in after.items} if after else {}
    for item in before.items:
        new = now.get(item.code)
        if new is None:
            message = _said(item, "已从清单中删除", "was removed from the list")
            yield RULE.at(Place(item.row.place("code").file), message)
        else:
            for column, told in _taken_back(item, new):
                yield RULE.at(new.row.place(column), told)


def _taken_back(item: PlanItem, new: PlanItem) -> Iterator[tuple[str, Text]]:
    """Yield the columns by which an item promises something else, less, later, or by another body."""
    if new.planned_month > item.planned_month:
        zh = f"计划月份由 {item.planned_month} 推后到 {new.planned_month}"
        en = f"was put off from {item.planned_month} to {new.planned_month}"
        yield "plannedMonth", _said(item, zh, en)
    if new.title.zh != item.title.zh:
        yield "title", _said(item, f"名称由“{item.title.zh}”改为“{new.title.zh}”", "has another title now")
    if new.publisher != item.publisher:
        zh, en = f"单位由 {item.publisher} 改为 {new.publisher}", f"went from '{item.publisher}' to '{new.publisher}'"
        yield "publisher", _said(item, zh, en)
    if new.openness != item.openness and item.openness == Openness.UNCONDITIONAL:
        yield "openness", _said(item, "由无条件开放改为有条件开放", "was to be unconditional and is not now")


def _said(item: PlanItem, zh: str, en: str) -> Text:
    return Text(f"计划项“{item.code}”{zh}", f"plan item '{item.code}' {en}")
