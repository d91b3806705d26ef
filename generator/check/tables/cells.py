"""A cell becomes the value of its type, exactly as frictionless reads it; ``None`` is a cell that is not of the type.

Each reader tries the plain spelling first and leaves everything unusual to the rules of the reference.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from generator.model.entry import Field
from generator.read.reference import default_reader, value_reader

Reader = Callable[[str], Any]
"""Turns a cell into its value; ``None`` where it is not of the type."""

OPTIONS = frozenset({"bareNumber", "decimalChar", "groupChar", "floatNumber", "trueValues", "falseValues"})
"""Settings of Table Schema fields that only the reference understands."""

_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
_PLAIN_DATETIME = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]{_CLOCK}").fullmatch
_PLAIN_TIME = re.compile(_CLOCK).fullmatch
_TRUTH = {
    "true": True,
    "True": True,
    "TRUE": True,
    "1": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "0": False,
}
_YEAR_LENGTH = 4
_MONTHS = 12


def read_string(cell: str) -> str:
    """Return the cell itself: every text is a string."""
    return cell


def read_integer(cell: str) -> int | None:
    """Return a whole number of any size."""
    try:
        return int(cell)
    except ValueError:
        return None


def read_number(cell: str) -> Decimal | None:
    """Return the exact decimal; a signalling NaN, which cannot be compared, is no number."""
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return None
    return None if value.is_snan() else value


@lru_cache(maxsize=1 << 14)
def read_date(cell: str) -> date | None:
    """Return a date written as ``2026-01-31``, leading zeros optional."""
    try:
        if len(cell) == 10 and cell[4] == cell[7] == "-":  # noqa: PLR2004 - the plain form; excludes ISO week dates
            return date.fromisoformat(cell)
    except ValueError:
        pass
    found: date | None = _strptime(cell, "%Y-%m-%d", datetime.date)
    return found


def read_datetime(cell: str) -> datetime | None:
    """Return a date with its time, with the offset where one is written."""
    if len(cell) == 19 and cell[4] == cell[7] == "-" and cell[10] in "T " and cell[13] == cell[16] == ":":  # noqa: PLR2004 - 2026-01-31T08:00:00
        try:
            return datetime.fromisoformat(cell)
        except ValueError:
            pass  # 24:00:00 is the reference's to judge
    if _PLAIN_DATETIME(cell):
        try:
            return datetime.fromisoformat(cell)
        except ValueError:
            return None
    return _ask("datetime", cell) if cell[16:17] == ":" else None


def read_time(cell: str) -> time | None:
    """Return a time of day."""
    if _PLAIN_TIME(cell):
        return time.fromisoformat(cell)
    return _ask("time", cell) if cell[5:6] == ":" else None


def read_year(cell: str) -> int | None:
    """Return a year, written with exactly four characters."""
    value = read_integer(cell) if len(cell) == _YEAR_LENGTH else None
    return value if value is not None and value >= 0 else None


def read_yearmonth(cell: str) -> tuple[int, int] | None:
    """Return a year and its month."""
    try:
        year, month = cell.split("-")
        value = (int(year), int(month))
    except ValueError:
        return None
    return value if 1 <= value[1] <= _MONTHS else None


READERS: Mapping[str, Reader] = {
    "string": read_string,
    "integer": read_integer,
    "number": read_number,
    "boolean": _TRUTH.get,
    "date": read_date,
    "datetime": read_datetime,
    "time": read_time,
    "year": read_year,
    "yearmonth": read_yearmonth,
}
"""The types this portal allows, in their default format."""

_FROM_DATETIME: Mapping[str, Callable[[datetime], Any]] = {
    "date": datetime.date,
    "datetime": lambda value: value,
    "time": datetime.timetz,
}


def reader_of(field: Field) -> Reader | None:
    """Return the reader of a field's cells; ``None`` for a type or format that nobody knows."""
    if not OPTIONS & field.descriptor.keys():
        if field.format in {"", "default"}:
            known = READERS.get(field.type)
            if known:
                return known
        elif field.type in _FROM_DATETIME and "%" in field.format:
            wanted = _FROM_DATETIME[field.type]
            return lambda cell: _strptime(cell, field.format, wanted)
    return value_reader(field.descriptor)


def _ask(kind: str, cell: str) -> Any:  # noqa: ANN401 - a datetime or a time
    return default_reader(kind)(cell)


def _strptime(cell: str, pattern: str, wanted: Callable[[datetime], Any]) -> Any:  # noqa: ANN401 - date or time
    try:
        return wanted(datetime.strptime(cell, pattern))  # noqa: DTZ007 - the offset is the publisher's to give
    except (ValueError, re.error):
        return None
