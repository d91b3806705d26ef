"""Which reports on the use of conditional data are awaited: those registered and not received, and the next of each agreement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.check.dates import day_of
from generator.model.catalogue import Catalogue
from generator.model.table import Row
from generator.model.text import NOTHING, Text

AGREEMENTS, REPORTS = "agreements", "usage-reports"
_REGISTERED = Text("应交日期由登记写明", "the day is set in the register")
_AGREED = Text("每 {days} 天报告一次", "reported every {days} days")
_NO_PERIOD = Text("这一天以前的报告期还没有登记", "no report is registered yet for the time up to that day")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageDue:
    """A report that is awaited: of which agreement on which entry, for the time since when, by which day, and why then."""

    subject: str
    agreement: str
    entry: str
    start: str
    due: str
    why: Text
    note: Text = NOTHING


def usage_due(catalogue: Catalogue, today: str, longest: str) -> Iterator[UsageDue]:
    """Yield what is awaited on an ISO day; ``longest`` is the interval of agreements that set none."""
    agreements = {row["code"]: row for row in catalogue.registers.get(AGREEMENTS, ())}
    covered: dict[str, str] = {}
    for row in catalogue.registers.get(REPORTS, ()):
        code = row["agreement"]
        covered[code] = max(covered.get(code, ""), row["periodEnd"])
        if day_of(row["dueOn"]) and not "" < row["receivedOn"] <= today:
            entry = agreements[code]["entry"] if code in agreements else ""
            yield UsageDue(
                subject=row["code"],
                agreement=code,
                entry=entry,
                start=row["periodStart"],
                due=row["dueOn"],
                why=_REGISTERED,
            )
    for code, row in agreements.items():
        yield from _next(row, max(covered.get(code, ""), row["accessGrantedOn"]), longest)


def _next(agreement: Row, since: str, longest: str) -> Iterator[UsageDue]:
    """Yield the next period of an agreement, as long as it ends before the agreement does."""
    days = agreement["reportDays"] or longest
    if not (day_of(since) and days.isdecimal()):
        return
    due = (date.fromisoformat(since) + timedelta(days=int(days))).isoformat()
    if due <= (agreement["validUntil"] or due):
        code = agreement["code"]
        yield UsageDue(
            subject=code,
            agreement=code,
            entry=agreement["entry"],
            start=since,
            due=due,
            why=_AGREED.format(days=days),
            note=_NO_PERIOD,
        )
