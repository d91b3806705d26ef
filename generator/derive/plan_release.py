"""The annual plan list as one release (article 10): its items, who handed in, and its delivery month by month."""

from collections.abc import Mapping, Sequence

from generator.derive.plans import Delivery, PlanState, last_day
from generator.derive.review_ledger import SHORT
from generator.model.catalogue import Catalogue, Plan
from generator.model.entry import Entry
from generator.model.merge import Merge
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.text import NOTHING, Text

_MONTHS = 12
_PUBLISHER = Column(name="publisher", title=Text("开放主体", "Publisher"), kind=Kind.NAMED)
_ITEM_COLUMNS = (
    Column(name="code", title=Text("编号", "Code")),
    Column(name="title", title=Text("名称", "Title"), kind=Kind.LABEL),
    _PUBLISHER,
    Column(name="openness", title=Text("开放属性", "Openness"), kind=Kind.NAMED),
    Column(name="plannedMonth", title=Text("计划月份", "Planned month")),
    Column(name="focus", title=Text("年度重点", "Focus of the year"), kind=Kind.LABEL),
    Column(
        name="request",
        title=Text("来源需求", "Request"),
        definition=Text("来自公众需求时的案件编号。", "Case number where the public asked for it."),
    ),
    Column(
        name="state",
        title=Text("状态", "State"),
        kind=Kind.NAMED,
        definition=Text(
            "由计划月份、目录的开放日期和取消记录推算。", "Follows from planned month, day of opening and dropping."
        ),
    ),
    Column(name="openedOn", title=Text("开放日期", "Opened on"), kind=Kind.DATE),
    Column(
        name="commit",
        title=Text("开放提交", "Commit"),
        definition=Text(
            "目录首次进入主分支的提交；查不到的为空。",
            "Commit that first brought the entry; empty where git does not know.",
        ),
    ),
    Column(name="entry", title=Text("目录", "Entry"), kind=Kind.NAMED),
    Column(name="droppedOn", title=Text("取消日期", "Dropped on"), kind=Kind.DATE),
    Column(name="reason", title=Text("迟延或取消理由", "Reason for delay or dropping"), kind=Kind.LABEL),
)


def plan_release(
    plan: Plan, delivered: Sequence[Delivery], opened: Mapping[str, Merge], catalogue: Catalogue, today: str
) -> Report:
    """Return the list of a year with what became of each item, the matrix of publishers, and the course of delivery."""
    published = plan.published_on or "–"
    return Report(
        name=f"plan-{plan.year}",
        title=plan.title,
        facts=(
            (Text("发布日期", "Published on"), Text(published, published)),
            (Text("截至", "As of"), Text(today, today)),
        ),
        sheets=(
            _items(delivered, opened, catalogue, plan.year),
            hand_in_matrix(plan, delivered, catalogue),
            course_of(plan, delivered, today),
        ),
    )


def _items(delivered: Sequence[Delivery], opened: Mapping[str, Merge], catalogue: Catalogue, year: int) -> Sheet:
    entries = {each.key: each for each in catalogue.entries}
    return Sheet(
        name="items",
        title=Text(f"{year} 年计划项", f"Plan items of {year}"),
        columns=_ITEM_COLUMNS,
        rows=tuple(_item(each, entries.get(each.item.entry), opened, catalogue) for each in delivered),
    )


def _item(
    delivery: Delivery, entry: Entry | None, opened: Mapping[str, Merge], catalogue: Catalogue
) -> tuple[Cell, ...]:
    item = delivery.item
    merge = opened.get(item.entry) if delivery.opened_on else None
    return (
        item.code,
        item.title,
        _publisher(item.publisher, catalogue),
        Named(item.openness, catalogue.label("openness", item.openness)),
        item.planned_month,
        item.focus,
        item.request or None,
        Named(delivery.state.value, catalogue.label("plan-states", delivery.state.value)),
        delivery.opened_on or None,
        merge.commit[:SHORT] if merge else None,
        Named(entry.key, entry.title, f"datasets/{entry.key}/") if entry else None,
        item.dropped_on or None,
        item.drop_reason if item.dropped_on else item.late_reason,
    )


def _publisher(code: str, catalogue: Catalogue) -> Named:
    found = catalogue.publishers.get(code)
    return Named(code, found.name, f"publishers/{code}/") if found else Named(code, Text(code, code))


def hand_in_matrix(plan: Plan, delivered: Sequence[Delivery], catalogue: Catalogue) -> Sheet:
    """Return for every registered publisher whether it handed in items, and what became of them."""
    rows: list[tuple[Cell, ...]] = []
    for code, publisher in catalogue.publishers.items():
        own = [each.state for each in delivered if each.item.publisher == code]
        said = Text("已报送", "handed in") if own else Text("未报送", "not handed in")
        rows.append(
            (
                _publisher(code, catalogue),
                catalogue.label("authority-levels", publisher.level),
                said,
                len(own),
                *(own.count(state) for state in PlanState),
            )
        )
    rows.sort(key=lambda row: row[3] != 0)
    return Sheet(
        name="publishers",
        title=Text("各单位报送和完成情况", "Who handed in, and what became of it"),
        text=Text(
            f"{plan.year} 年计划中有计划项的单位为已报送。",
            f"A publisher with an item in the plan of {plan.year} has handed in.",
        ),
        columns=(
            _PUBLISHER,
            Column(name="level", title=Text("层级", "Level"), kind=Kind.LABEL),
            Column(name="handedIn", title=Text("报送", "Handed in"), kind=Kind.LABEL),
            Column(name="items", title=Text("计划项", "Items"), kind=Kind.INTEGER),
            *(
                Column(name=state.value, title=catalogue.label("plan-states", state.value), kind=Kind.INTEGER)
                for state in PlanState
            ),
        ),
        rows=tuple(rows),
    )


def course_of(plan: Plan, delivered: Sequence[Delivery], today: str) -> Sheet:
    """Return how many items were planned and opened by the end of each month; months to come have no second number."""
    rows: list[tuple[Cell, ...]] = []
    kept = [each for each in delivered if each.state is not PlanState.DROPPED]
    for number in range(1, _MONTHS + 1):
        month = f"{plan.year}-{number:02d}"
        end = last_day(month)
        planned = sum(each.item.planned_month <= month for each in kept)
        begun = f"{month}-01" <= today
        done = sum(bool(each.opened_on) and each.opened_on <= min(end, today) for each in kept)
        rows.append((month, planned, done if begun else None))
    return Sheet(
        name="months",
        title=Text("逐月进展（累计）", "Delivery through the year (running totals)"),
        text=NOTHING,
        columns=(
            Column(name="month", title=Text("月份", "Month")),
            Column(
                name="planned",
                title=Text("计划开放", "Planned"),
                kind=Kind.INTEGER,
                definition=Text(
                    "计划月份在该月或之前的计划项，不含已取消的。",
                    "Items planned for this month or before, dropped ones aside.",
                ),
            ),
            Column(
                name="opened",
                title=Text("实际开放", "Opened"),
                kind=Kind.INTEGER,
                definition=Text(
                    "到月末（当月到今天）已开放的计划项。", "Items opened by the end of the month, or by today."
                ),
            ),
        ),
        rows=tuple(rows),
    )
