"""The days of an annual plan: by when it is published, and when a planned month is over."""

import calendar

from generator.check.rule import Context
from generator.model.finding import Place

_MONTHS = 12


def deadline(year: int, context: Context) -> str:
    """Return the day by which the plan of a year is published; empty where the city sets none."""
    found = context.catalogue.law.parameter("plan_deadline", context.today)
    return f"{year:04d}-{found.value}" if found and year else ""


def last_day(month: str) -> str:
    """Return the last day of a month ``YYYY-MM``; empty where it is none (a rule reports it)."""
    year, _, number = month.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= _MONTHS and int(year)):
        return ""
    return f"{month}-{calendar.monthrange(int(year), int(number))[1]:02d}"


def place_of(year: int, context: Context) -> Place:
    """Return where the plan of a year says when it was published; a plan that is missing has its place all the same."""
    folder = f"catalog/plans/{year}"
    package = next((each for each in context.packages if each.folder == folder), None)
    return package.document.place(("publishedOn",)) if package else Place(f"{folder}/datapackage.yaml", 1)
