"""Clocks of the law in working days: when one ends, and every day on the way with its reason.

The day of receipt does not count; the next working day is day 1. Holidays and make-up days come from
``catalog/calendar``, with the notice that fixes them. A year that the calendar does not have is guessed from its weekends, and the clock says so.
"""

from datetime import date, timedelta

from generator.model.catalogue import Calendar
from generator.model.finding import Citation
from generator.model.law import Law, Parameter
from generator.model.review import CountedDay, Deadline
from generator.model.text import NOTHING, Lang, Text

_DAY = timedelta(days=1)
_SATURDAY = 5
_RECEIVED = Text("收到当日不计", "the day of receipt does not count")
_WORKDAY = Text("工作日", "working day")
_WEEKEND = Text("周末", "weekend")
_HOLIDAY = Text("节假日", "public holiday")
_MADE_UP = Text("调休上班", "make-up working day")
_GUESSED = Text("（该年放假安排未登记，暂按周末推算）", " (the year has no calendar yet: guessed from weekends)")


def is_working_day(day: str, calendar: Calendar) -> bool:
    """Tell whether an ISO day is a working day, as far as the calendar knows its year."""
    return _reason(date.fromisoformat(day), calendar)[0]


def add_working_days(start: str, days: int, calendar: Calendar) -> str:
    """Return the ISO day on which the last of so many working days after ``start`` falls."""
    return deadline(start, days, calendar).due


def deadline(received: str, days: int, calendar: Calendar, *, basis: tuple[Citation, ...] = ()) -> Deadline:
    """Return when a clock of so many working days ends, with each calendar day from receipt on and why it counts."""
    if days < 1:
        raise ValueError(f"a clock needs at least one working day, not {days}")
    day = date.fromisoformat(received)
    counted = [CountedDay(day.isoformat(), counts=False, reason=_RECEIVED)]
    estimated = False
    left = days
    while left:
        day += _DAY
        counts, reason = _reason(day, calendar)
        counted.append(CountedDay(day.isoformat(), counts=counts, reason=reason, notice=_notice(day, calendar)))
        estimated = estimated or day.year not in calendar.years
        left -= counts
    return Deadline(
        received=counted[0].day,
        due=day.isoformat(),
        days=days,
        counted=tuple(counted),
        estimated=estimated,
        basis=basis,
    )


def clock(parameter: str, received: str, law: Law, calendar: Calendar, *, today: str) -> Deadline | None:
    """Return the clock that a parameter of the law sets; ``None`` where the city has no such number in force."""
    found = parameter_of(parameter, received, law, today=today)
    if not found or not found.value.isdecimal() or int(found.value) < 1:
        return None
    clause = law.clauses.get((found.law, found.clause))
    return deadline(received, int(found.value), calendar, basis=(clause.citation,) if clause else ())


def parameter_of(parameter: str, start: str, law: Law, *, today: str) -> Parameter | None:
    """Return the number in force on the day a clock starts; before the city had any, the one in force today."""
    return law.parameter(parameter, start) or law.parameter(parameter, today)


def parameter_basis(parameter: str, law: Law, today: str) -> tuple[Citation, ...]:
    """Return the clauses that a parameter in force cites."""
    found = law.parameter(parameter, today)
    clause = law.clauses.get((found.law, found.clause)) if found else None
    return (clause.citation,) if clause else ()


def _reason(day: date, calendar: Calendar) -> tuple[bool, Text]:
    """Return whether a day counts and why; what the calendar says goes before the day of the week."""
    iso = day.isoformat()
    if iso in calendar.workdays:
        return True, _named(_MADE_UP, calendar.names.get(iso, NOTHING))
    if iso in calendar.holidays:
        name = calendar.names.get(iso, NOTHING)
        return False, Text(name.zh or _HOLIDAY.zh, name.shown(Lang.EN) or _HOLIDAY.en)
    counts = day.weekday() < _SATURDAY
    reason = _WORKDAY if counts else _WEEKEND
    if day.year in calendar.years:
        return counts, reason
    return counts, Text(reason.zh + _GUESSED.zh, reason.en + _GUESSED.en)


def _notice(day: date, calendar: Calendar) -> Text:
    """Return the notice that makes a day other than its weekday; nothing for an ordinary day."""
    special = day.isoformat() in calendar.workdays or day.isoformat() in calendar.holidays
    return calendar.notices.get(day.year, NOTHING) if special else NOTHING


def _named(reason: Text, name: Text) -> Text:
    if not name.zh:
        return reason
    return Text(f"{reason.zh}（{name.zh}）", f"{reason.en}: {name.shown(Lang.EN)}")
