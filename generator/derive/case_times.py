"""How long each step of a case took, and whether in time: the clocks of registered cases, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.check.clocks import COUNTED, CaseClock, case_clocks
from generator.model.catalogue import Calendar, Catalogue
from generator.model.law import Clock
from generator.model.table import Row
from generator.model.working_days import is_working_day

_DAY = timedelta(days=1)


class Keeping(StrEnum):
    """How a clock was kept."""

    ON_TIME = "on-time"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One clock on one case: its days, the working days that it took or has taken so far, and how it was kept."""

    clock: Clock
    row: Row
    start: str
    due: str
    end: str
    days: int
    keeping: Keeping

    @property
    def kept(self) -> bool:
        """Tell whether the step ended on its last day at the latest."""
        return self.keeping is Keeping.ON_TIME


def clocks_of(register: str, catalogue: Catalogue) -> tuple[Clock, ...]:
    """Return the clocks that the city's law sets on the cases of a register."""
    return tuple(each for each in catalogue.law.clocks if each.kind in COUNTED and each.register == register)


def timings_of(catalogue: Catalogue, today: str) -> Iterator[Timing]:
    """Yield every clock that was started on a case, as it stands on a day; what happened later is not known yet."""
    for each in case_clocks(catalogue, today):
        if each.deadline.received <= today:
            yield _timing(each, catalogue.calendar, today)


def _timing(each: CaseClock, calendar: Calendar, today: str) -> Timing:
    start, due = each.deadline.received, each.deadline.due
    end = each.ended if start <= each.ended <= today else ""
    if end:
        keeping = Keeping.ON_TIME if end <= due else Keeping.LATE
    else:
        keeping = Keeping.OVERDUE if today > due else Keeping.RUNNING
    days = working_days_between(start, end or today, calendar)
    return Timing(clock=each.clock, row=each.row, start=start, due=due, end=end, days=days, keeping=keeping)


def working_days_between(start: str, end: str, calendar: Calendar) -> int:
    """Return how many working days lie after a day up to another one; the day of receipt does not count."""
    day, last, days = date.fromisoformat(start), date.fromisoformat(end), 0
    while day < last:
        day += _DAY
        days += is_working_day(day.isoformat(), calendar)
    return days
