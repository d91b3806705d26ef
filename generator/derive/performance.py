"""How well bodies do in a period (article 22): measures with a numerator and a denominator, and what counted against them.

Which measures there are, what they mean and what they weigh is data: the vocabulary ``performance-measures``. Every
measure looks at the state on one day, the last of the period or today while it runs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from generator.derive.case_times import Keeping, Timing
from generator.derive.figures import NOTHING_JUDGED, Ratio, tenths, total
from generator.derive.freshness import Freshness, due_of
from generator.derive.period import Period
from generator.derive.plans import last_day
from generator.model.catalogue import Catalogue
from generator.model.change import ChangeKind
from generator.model.entry import Entry, Openness, Status
from generator.model.merge import Record
from generator.model.report import Named
from generator.model.table import Row
from generator.model.text import Text

VOCABULARY = "performance-measures"
OBJECTIONS, REPAIRS = "objections", "repairs"
_UNFOUNDED, _SUGGESTION, _FAILED = "unfounded", "suggestion", "failed"
_HUNDRED = 100
_DATA = {
    ChangeKind.ENTRY_ADDED,
    ChangeKind.RESOURCE_ADDED,
    ChangeKind.RESOURCE_REPLACED,
    ChangeKind.ROWS_CHANGED,
    ChangeKind.TABLE_CHANGED,
}
NO_UPDATES: Mapping[str, tuple[str, ...]] = {}


class Measure(StrEnum):
    """The measures that can be computed: codes of the vocabulary ``performance-measures``."""

    PLAN = "plan"
    UPDATES = "updates"
    CLOCKS = "clocks"
    CORRECTIONS = "corrections"
    QUALITY = "quality"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that was judged: of which body, whether it was as it should be, and by which day."""

    measure: Measure
    body: str
    kept: bool
    subject: Named
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """What was judged of all bodies in a period, and the measures of each body."""

    period: Period
    day: str
    points: tuple[Point, ...]
    ratios: Mapping[tuple[Measure, str], Ratio]

    def of(self, bodies: Iterable[str]) -> Mapping[Measure, Ratio]:
        """Return the measures of some bodies together; parts and wholes are added, never shares."""
        listed = tuple(bodies)
        return {
            measure: total(self.ratios.get((measure, each), NOTHING_JUDGED) for each in listed) for measure in Measure
        }


def performance_of(
    period: Period,
    every: Catalogue,
    timings: tuple[Timing, ...],
    quality: Mapping[str, int],
    today: str,
    updates: Mapping[str, tuple[str, ...]] = NO_UPDATES,
) -> Performance:
    """Return everything that the measures judge.

    ``quality`` holds the points (of 100) of entries by key, ``updates`` the days on which git saw their data change.
    """
    day = period.last_day(today)
    entries = {each.key: each for each in every.entries}
    points = (
        *_plan(period, day, every, entries),
        *_updates(day, every, updates),
        *_clocks(period, day, every, timings),
        *_corrections(period, day, every, entries),
        *_repairs(period, day, every, entries),
        *_coverage(day, every),
    )
    judged: defaultdict[tuple[Measure, str], list[Ratio]] = defaultdict(list)
    for each in points:
        judged[each.measure, each.body].append(Ratio(Fraction(each.kept), 1))
    for entry in every.entries:
        if entry.key in quality:
            judged[Measure.QUALITY, entry.publisher].append(Ratio(Fraction(quality[entry.key], _HUNDRED), 1))
    return Performance(
        period=period, day=day, points=points, ratios={key: total(ratios) for key, ratios in judged.items()}
    )


def score_of(measures: Mapping[Measure, Ratio], catalogue: Catalogue) -> str | None:
    """Return the weighted mean of the measures that apply, out of 100; nothing where none applies."""
    weighted = [
        (weight_of(measure, catalogue), share)
        for measure, each in measures.items()
        if (share := each.share) is not None
    ]
    weights = sum(weight for weight, _ in weighted)
    return (
        tenths(sum((weight * share for weight, share in weighted), Fraction(0)) * _HUNDRED / weights)
        if weights
        else None
    )


def weight_of(measure: Measure, catalogue: Catalogue) -> int:
    """Return what a measure weighs in the total; a measure that the city does not name weighs nothing."""
    term = catalogue.vocabularies.get(VOCABULARY, {}).get(measure.value)
    written = term.extra.get("weight", "") if term else ""
    return int(written) if written.isdecimal() else 0


def _plan(period: Period, day: str, every: Catalogue, entries: Mapping[str, Entry]) -> Iterator[Point]:
    for plan in every.plans:
        for item in plan.items:
            due = last_day(item.planned_month)
            if not period.start <= due <= day or (item.dropped_on and item.dropped_on <= day):
                continue
            entry = entries.get(item.entry)
            yield Point(
                measure=Measure.PLAN,
                body=item.publisher,
                kept=entry is not None and bool(entry.issued) and entry.issued <= day,
                subject=Named(item.code, item.title, f"plans/{plan.year}/"),
                due=due,
            )


def _updates(day: str, every: Catalogue, updates: Mapping[str, tuple[str, ...]]) -> Iterator[Point]:
    for entry in every.entries:
        updated = updated_by(entry, day, updates)
        if entry.openness in {None, Openness.WITHHELD} or entry.issued > day or not updated:
            continue
        found = due_of(replace(entry, modified=updated), every, day)
        if found.due:
            yield Point(
                measure=Measure.UPDATES,
                body=entry.publisher,
                kept=found.state is not Freshness.OVERDUE,
                subject=named(entry),
                due=found.due,
            )


def updated_by(entry: Entry, day: str, updates: Mapping[str, tuple[str, ...]]) -> str:
    """Return the last update up to a day: the one that the entry names, before it the one that git saw; empty if unknown."""
    if entry.modified <= day:
        return entry.modified
    return max((each for each in updates.get(entry.key, ()) if each <= day), default="")


def days_of_updates(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Return the days on which a merge brought or changed the data of an entry."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in record.touched:
        if _DATA & set(each.kinds):
            found[each.entry].append(each.merge.day)
    return {key: tuple(days) for key, days in found.items()}


def _clocks(period: Period, day: str, every: Catalogue, timings: tuple[Timing, ...]) -> Iterator[Point]:
    for each in timings:
        if period.start <= each.due <= day and each.keeping is not Keeping.RUNNING:
            yield Point(
                measure=Measure.CLOCKS,
                body=holder_of(each, every),
                kept=each.kept,
                subject=_step(each),
                due=each.due,
            )


def holder_of(timing: Timing, catalogue: Catalogue) -> str:
    """Return the body that has to take a step: the publisher of the case, the authority of its level, or the city's."""
    publisher = catalogue.publishers.get(timing.row["publisher"])
    if timing.clock.holder == "authority" and publisher is not None:
        return publisher.authority
    return timing.row["publisher"] if timing.clock.holder == "publisher" else catalogue.portal.authority


def _step(timing: Timing) -> Named:
    number, title = timing.row["caseNumber"], timing.clock.title
    return Named(number, Text(f"{number} {title.zh}", f"{number} {title.en}"), f"ledgers/{timing.clock.register}/")


def _corrections(period: Period, day: str, every: Catalogue, entries: Mapping[str, Entry]) -> Iterator[Point]:
    for row in every.registers.get(OBJECTIONS, ()):
        if period.start <= row["verifiedOn"] <= day and _founded(row):
            yield Point(
                measure=Measure.CORRECTIONS,
                body=row["publisher"],
                kept=bool(row["repliedOn"]) and row["repliedOn"] <= day,
                subject=_numbered(row, entries, OBJECTIONS),
                due="",
            )


def _repairs(period: Period, day: str, every: Catalogue, entries: Mapping[str, Entry]) -> Iterator[Point]:
    """Yield the repairs whose day lies in the period: done by then, and not found wanting."""
    for row in every.registers.get(REPAIRS, ()):
        if period.start <= row["dueOn"] <= day:
            yield Point(
                measure=Measure.CORRECTIONS,
                body=row["publisher"],
                kept="" < row["doneOn"] <= row["dueOn"] and row["state"] != _FAILED,
                subject=_numbered(row, entries, REPAIRS),
                due=row["dueOn"],
            )


def _numbered(row: Row, entries: Mapping[str, Entry], register: str) -> Named:
    entry, number = entries.get(row["entry"]), row["caseNumber"]
    title = entry.title if entry else Text(row["entry"], row["entry"])
    return Named(number, Text(f"{number} {title.zh}", f"{number} {title.en or title.zh}"), f"ledgers/{register}/")


def _founded(row: Row) -> bool:
    return bool(row["outcome"]) and row["outcome"] != _UNFOUNDED and row["kind"] != _SUGGESTION


def _coverage(day: str, every: Catalogue) -> Iterator[Point]:
    opened = {each.publisher for each in every.entries if is_open(each) and each.issued and each.issued <= day}
    for code, publisher in every.publishers.items():
        yield Point(
            measure=Measure.COVERAGE,
            body=code,
            kept=code in opened,
            subject=Named(code, publisher.name, f"publishers/{code}/"),
            due="",
        )


def is_open(entry: Entry) -> bool:
    """Tell whether the public can have an entry: directly or on application, and in force."""
    return entry.openness in {Openness.UNCONDITIONAL, Openness.CONDITIONAL} and entry.status in {
        Status.PUBLISHED,
        Status.ARCHIVED,
    }


def named(entry: Entry) -> Named:
    """Return an entry as reports name it."""
    return Named(entry.key, entry.title, f"datasets/{entry.key}/")
