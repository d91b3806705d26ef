"""Annual plans (年度公共数据开放计划清单): what was promised for each year, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.period import yearly_day
from generator.derive.plan_release import course_of, plan_release
from generator.derive.plans import Delivery, PlanState
from generator.derive.review_ledger import SHORT
from generator.model.catalogue import Plan, Publisher
from generator.model.law import Clause, Parameter
from generator.model.report import Report
from generator.model.text import NOTHING, Lang, Text
from generator.pages.bars import Segment, segments
from generator.pages.site import Page, Site
from generator.pages.tables import SheetView, sheet_views
from generator.pages.timeline import Timeline, timeline

_DEADLINE = "plan_deadline"
_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a plan is carried out; dropped items count neither as promised nor as missed."""

    plan: Plan
    url: str
    states: tuple[Segment, ...]
    items: int
    due: int
    opened: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One line of a plan with what became of it; ``url`` is empty where the portal has no page of the entry.

    ``commit`` opened the entry, as far as git knows; ``reason`` says why it came late or was dropped.
    """

    delivery: Delivery
    publisher: Publisher | None
    openness: Text
    state: Text
    url: str
    behind: bool
    commit: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansView:
    """All plans, newest first, and the paragraph that asks for them."""

    years: tuple[Progress, ...]
    deadline: Parameter | None
    deadline_day: Text
    basis: Clause | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan of one year, item by item, with its course through the year and the files of the release."""

    progress: Progress
    items: tuple[ItemView, ...]
    silent: tuple[Publisher, ...]
    chart: Timeline
    release: SheetView
    matrix: SheetView
    course: SheetView
    package: str
    deadline: Parameter | None
    deadline_day: Text
    late_publication: bool
    others: tuple[int, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of plans and the page of every year."""
    years = tuple(progress_of(plan, site) for plan in sorted(site.catalogue.plans, key=lambda each: -each.year))
    deadline = site.catalogue.law.parameter(_DEADLINE, site.today)
    basis = site.catalogue.law.clauses.get((deadline.law, deadline.clause)) if deadline else None
    yield Page(
        lang=lang,
        path="plans/",
        title=site.words["plans"].of(lang),
        description=site.words["plans.text"].of(lang),
        template="plans.html",
        view=PlansView(years=years, deadline=deadline, deadline_day=_day(deadline), basis=basis),
    )
    for each in years:
        yield _year(each, deadline, site, lang)


def progress_of(plan: Plan, site: Site) -> Progress:
    """Return how far a plan is carried out today."""
    counted = Counter(each.state for each in site.plans.get(plan.year, ()))
    label = site.catalogue.label
    states = segments((state.value, label("plan-states", state.value), counted[state]) for state in _ORDER)
    due = sum(counted.values()) - counted[PlanState.DROPPED]
    opened = counted[PlanState.OPENED]
    return Progress(
        plan=plan,
        url=f"plans/{plan.year}/",
        states=tuple(each for each in states if each.value),
        items=sum(counted.values()),
        due=due,
        opened=opened,
        percent=round(opened * _HUNDRED / due) if due else 0,
    )


_ORDER = (PlanState.OPENED, PlanState.LATE, PlanState.PLANNED, PlanState.DROPPED)


def item_views(deliveries: Iterable[Delivery], site: Site) -> Iterator[ItemView]:
    """Yield the lines of plans as pages show them."""
    shown = frozenset(each.key for each in site.catalogue.entries)
    return (_item(each, shown, site) for each in deliveries)


def _item(delivery: Delivery, shown: frozenset[str], site: Site) -> ItemView:
    item = delivery.item
    merge = site.record.opened.get(item.entry) if delivery.opened_on else None
    return ItemView(
        delivery=delivery,
        publisher=site.catalogue.publishers.get(item.publisher),
        openness=site.catalogue.label("openness", item.openness),
        state=site.catalogue.label("plan-states", delivery.state.value),
        url=f"datasets/{item.entry}/" if item.entry in shown else "",
        behind=bool(delivery.opened_on) and delivery.opened_on[: len(item.planned_month)] > item.planned_month,
        commit=merge.commit[:SHORT] if merge else "",
        reason=item.drop_reason if item.dropped_on else item.late_reason,
    )


def _year(progress: Progress, deadline: Parameter | None, site: Site, lang: Lang) -> Page:
    plan = progress.plan
    named = {each.publisher for each in plan.items}
    release, matrix, course = sheet_views(site.reports[progress.url], progress.url)
    return Page(
        lang=lang,
        path=progress.url,
        title=plan.title.shown(lang),
        description=plan.title.shown(lang),
        template="plan.html",
        view=PlanView(
            progress=progress,
            items=tuple(item_views(site.plans.get(plan.year, ()), site)),
            silent=tuple(each for each in site.catalogue.publishers.values() if each.code not in named),
            deadline=deadline,
            deadline_day=_day(deadline),
            chart=chart_of(plan, site),
            release=release,
            matrix=matrix,
            course=course,
            package=f"{progress.url}datapackage.json",
            late_publication=bool(deadline) and plan.published_on > f"{plan.year}-{deadline.value if deadline else ''}",
            others=tuple(sorted((each.year for each in site.catalogue.plans if each.year != plan.year), reverse=True)),
        ),
    )


def _day(deadline: Parameter | None) -> Text:
    return yearly_day(deadline.value) if deadline else NOTHING


def release_of(plan: Plan, site: Site) -> Report:
    """Return the list of a year as it is released: items, publishers, course."""
    return plan_release(plan, site.plans.get(plan.year, ()), site.record.opened, site.catalogue, site.today)


def chart_of(plan: Plan, site: Site) -> Timeline:
    """Return how the plan was delivered through the year, beside what was promised."""
    course = course_of(plan, site.plans.get(plan.year, ()), site.today)
    columns = list(zip(*course.rows, strict=True))
    _, planned, opened = course.columns
    return timeline(
        course.title,
        [str(int(str(month)[-2:])) for month in columns[0]],
        [
            (planned.name, planned.title, [value for value in columns[1] if isinstance(value, int)]),
            (opened.name, opened.title, [value if isinstance(value, int) else None for value in columns[2]]),
        ],
    )
