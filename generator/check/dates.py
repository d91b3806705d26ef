"""Days as descriptors write them (``2026-11-23``), and every place of a descriptor where a day stands."""

import re
from collections.abc import Iterator
from datetime import date

from generator.model.entry import Entry
from generator.model.finding import Path

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Dated = tuple[Path, str]
"""Where a day stands in a descriptor, and what is written there."""


def looks_like_day(text: str) -> bool:
    """Tell whether a text is written as year-month-day, be there such a day or not."""
    return bool(_ISO.fullmatch(text))


def day_of(text: str) -> date | None:
    """Return the day that a text names; ``None`` for another notation or a day that no calendar has."""
    if not looks_like_day(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def age_in_days(text: str, today: str) -> int | None:
    """Return how many days a day lies before today; ``None`` where either is no day."""
    then, now = day_of(text), day_of(today)
    return (now - then).days if then and now else None


def happened(entry: Entry) -> Iterator[Dated]:
    """Yield every day on which something was done: publishing, updating, reviewing, deciding."""
    yield ("issued",), entry.issued
    yield ("modified",), entry.modified
    if entry.status_change:
        yield ("statusChange", "date"), entry.status_change.date
    for key, review in (
        ("secrecyReview", entry.secrecy_review),
        ("securityReview", entry.security_review),
        ("riskAssessment", entry.risk_assessment),
    ):
        if review:
            yield (key, "date"), review.date
    if entry.update_exception:
        yield ("updateException", "date"), entry.update_exception.date
    for index, condition in enumerate(entry.conditions):
        if condition.statement:
            yield ("conditions", index, "statement", "date"), condition.statement.date
    for index, each in enumerate(entry.adjustments):
        yield ("adjustments", index, "date"), each.date
        yield ("adjustments", index, "approvedOn"), each.approved_on
    if entry.change_note:
        yield ("changeNote", "date"), entry.change_note.date


def covered(entry: Entry) -> Iterator[Dated]:
    """Yield the days between which the data lie, and the day of the next evaluation; they may lie in the future."""
    start, end = entry.temporal
    yield ("temporal", "start"), start
    yield ("temporal", "end"), end
    yield ("reviewBy",), entry.review_by
