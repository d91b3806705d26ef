"""Whether the data keep the promised update frequency."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.check.competent import excepted
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Openness, Status


class Freshness(StrEnum):
    """How an entry stands against its update frequency."""

    FRESH = "fresh"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    RESTING = "resting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Due:
    """The state and the next due date (ISO; empty where nothing is promised), so many days after the last update.

    ``beyond_cap`` says that it is past the longest interval.
    """

    state: Freshness
    due: str
    beyond_cap: bool = False
    days: int = 0


def due_of(entry: Entry, catalogue: Catalogue, today: str) -> Due:
    """Return when the next update is due: the promised period, at most the cap of the law (C9).

    What is archived, suspended, withdrawn or withheld rests.
    """
    if entry.status is not Status.PUBLISHED or entry.openness is Openness.WITHHELD:
        return Due(Freshness.RESTING, "")
    modified = _day(entry.modified)
    cap = None if excepted(entry, catalogue) else _number(catalogue, "update_cap_days", today)
    days = min((each for each in (_promised(entry, catalogue), cap) if each is not None), default=None)
    if modified is None or days is None:
        return Due(Freshness.UNKNOWN, "")
    due = modified + timedelta(days=days)
    day = date.fromisoformat(today)
    # a daily table would always be "due soon": the warning takes at most a quarter of the period
    warning = min(_number(catalogue, "due_soon_days", today) or 0, days // 4)
    if day > due:
        beyond = cap is not None and day > modified + timedelta(days=cap)
        return Due(Freshness.OVERDUE, due.isoformat(), beyond, days)
    state = Freshness.DUE_SOON if day >= due - timedelta(days=warning) else Freshness.FRESH
    return Due(state, due.isoformat(), days=days)


def _promised(entry: Entry, catalogue: Catalogue) -> int | None:
    term = catalogue.vocabularies.get("update-frequencies", {}).get(entry.update_frequency)
    days = term.extra.get("periodDays", "") if term else ""
    return int(days) if days.isdecimal() else None


def _number(catalogue: Catalogue, parameter: str, today: str) -> int | None:
    found = catalogue.law.parameter(parameter, today)
    return int(found.value) if found and found.value.isdecimal() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
