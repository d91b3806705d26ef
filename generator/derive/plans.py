"""How the annual plan is delivered, read from the entries that fulfil its items."""

import calendar
from dataclasses import dataclass
from enum import StrEnum

from generator.model.catalogue import Catalogue, Plan, PlanItem
from generator.model.entry import Entry


class PlanState(StrEnum):
    """Where a plan item stands: codes of the vocabulary ``plan-states``."""

    PLANNED = "planned"
    OPENED = "opened"
    LATE = "late"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A plan item with its state and the day on which its entry was opened."""

    item: PlanItem
    state: PlanState
    opened_on: str


def deliveries(plan: Plan, catalogue: Catalogue, today: str) -> tuple[Delivery, ...]:
    """Return every item of a plan with its state on a day."""
    entries = {each.key: each for each in catalogue.entries}
    return tuple(_delivery(item, entries.get(item.entry), today) for item in plan.items)


def last_day(month: str) -> str:
    """Return the last day of a month ``YYYY-MM``; a month that is none is never over (a rule reports it)."""
    year, _, number = month.partition("-")
    if not (year.isdigit() and number.isdigit() and 1 <= int(number) <= 12):  # noqa: PLR2004 - months
        return "9999-12-31"
    return f"{month}-{calendar.monthrange(int(year), int(number))[1]:02d}"


def _delivery(item: PlanItem, entry: Entry | None, today: str) -> Delivery:
    if item.dropped_on:
        return Delivery(item, PlanState.DROPPED, "")
    if entry is not None and entry.issued and entry.issued <= today:
        return Delivery(item, PlanState.OPENED, entry.issued)
    return Delivery(item, PlanState.LATE if today > last_day(item.planned_month) else PlanState.PLANNED, "")
