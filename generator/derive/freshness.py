"""Whether the data keep the promised update frequency."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Status


class Freshness(StrEnum):
    """How an entry stands against its update frequency."""

    FRESH = "fresh"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    RESTING = "resting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Due:
    """The state and the next due date (ISO; empty where nothing is promised)."""

    state: Freshness
    due: str


def due_of(entry: Entry, catalogue: Catalogue, today: str) -> Due:
    """Return when the next update is due: the promised period, at most the cap of the law (C9)."""
    if entry.status is not Status.PUBLISHED:
        return Due(Freshness.RESTING, "")
    modified = _day(entry.modified)
    if modified is None:
        return Due(Freshness.UNKNOWN, "")
    days = _period(entry, catalogue, today)
    if days is None:
        return Due(Freshness.UNKNOWN, "")
    due = modified + timedelta(days=days)
    day = date.fromisoformat(today)
    soon = catalogue.law.parameter("due_soon_days", today)
    # a daily table would always be "due soon": the warning takes at most a quarter of the period
    warning = min(int(soon.value) if soon and soon.value.isdigit() else 0, days // 4)
    if day > due:
        return Due(Freshness.OVERDUE, due.isoformat())
    return Due(Freshness.DUE_SOON if day >= due - timedelta(days=warning) else Freshness.FRESH, due.isoformat())


def _period(entry: Entry, catalogue: Catalogue, today: str) -> int | None:
    term = catalogue.vocabularies.get("update-frequencies", {}).get(entry.update_frequency)
    promised = term.extra.get("periodDays", "") if term else ""
    cap = catalogue.law.parameter("update_cap_days", today)
    limits = [int(each) for each in (promised, cap.value if cap else "") if each.isdigit()]
    return min(limits, default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
