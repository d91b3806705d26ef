"""When a clock of working days ends; the day of the start does not count."""

from datetime import date, timedelta

from generator.model.catalogue import Calendar

_SATURDAY = 5


def due_day(start: date, days: int, calendar: Calendar) -> tuple[date, bool]:
    """Return the last day of a clock, and whether it was guessed from weekends for want of a calendar."""
    day, left, guessed = start, days, False
    while left > 0:
        day += timedelta(days=1)
        guessed = guessed or day.year not in calendar.years
        left -= works(day, calendar)
    return day, guessed


def works(day: date, calendar: Calendar) -> bool:
    """Tell whether a day is a working day as far as is known."""
    iso = day.isoformat()
    return iso in calendar.workdays or (iso not in calendar.holidays and day.weekday() < _SATURDAY)
