"""A column of cells at once: what all cells of a batch have in common is decided once, not cell by cell.

Most columns are plain: digits that a double keeps, text without a letter that XML minds. Their cells stand in the file
as they are in the CSV. A batch that holds anything else is written cell by cell.
"""

import re
from collections.abc import Callable, Sequence

from generator.check.cells import OPTIONS
from generator.convert.source import Cells, Memo
from generator.convert.xlsx_cells import (
    TEXT_END,
    TEXT_START,
    Serials,
    day_serial,
    encoder_of,
    second_of_day,
)
from generator.convert.xlsx_package import DATETIME_STYLE

Around = tuple[str, str]
"""What stands before and behind every cell of a column in a batch."""

Quick = Callable[[tuple[str, ...]], tuple[Around, Sequence[str]] | None]
"""Writes a batch of cells at once, or leaves it to be written cell by cell."""

AS_ENCODED: Around = ("", "")
PLAIN_TEXT: Around = (TEXT_START, TEXT_END)
PLAIN_NUMBER: Around = ("><v>", "</v></c>")
PLAIN_MOMENT: Around = (f' s="{DATETIME_STYLE}"><v>', "</v></c>")

_SEPARATOR = "\x1f"
_LENGTH_SAFE = 16_000
_MOMENT_LENGTH = 19
_SPECIAL = re.compile("[\x00-\x1e&<>_\ufffe\uffff]").search
_EDGES = (f"{_SEPARATOR} ", f" {_SEPARATOR}", f"{_SEPARATOR}\u3000", f"\u3000{_SEPARATOR}")


def _all_of(cell: str) -> Callable[[str], object]:
    return re.compile(f"(?:(?:{cell}){_SEPARATOR})++").fullmatch


_INTEGERS = _all_of("-?[1-9][0-9]{0,14}+|0")
_NUMBERS = _all_of(r"-?(?:0|[1-9][0-9]{0,6}+)(?:\.[0-9]{1,8}+)?+")


class ColumnWriter:
    """Turns the cells of one field, a batch at a time, into what a workbook holds."""

    def __init__(self, cells: Cells) -> None:
        """Choose how cells of this type can be plain."""
        self.missing = cells.missing
        self.memo = Memo(encoder_of(cells))
        self.quick = _quick(cells)

    def of(self, cells: tuple[str, ...]) -> tuple[Around, Sequence[str]]:
        """Return what stands around every cell, and the cells."""
        if self.quick and self.missing.isdisjoint(cells):
            found = self.quick(cells)
            if found:
                return found
        return AS_ENCODED, self.memo.of(cells)


def _texts(cells: tuple[str, ...]) -> tuple[Around, Sequence[str]] | None:
    joined = f"{_SEPARATOR}{_SEPARATOR.join(cells)}{_SEPARATOR}"
    plain = (
        not _SPECIAL(joined)
        and joined.count(_SEPARATOR) == len(cells) + 1
        and not any(each in joined for each in _EDGES)
        and max(map(len, cells)) <= _LENGTH_SAFE
    )
    return (PLAIN_TEXT, cells) if plain else None


def _integers(cells: tuple[str, ...]) -> tuple[Around, Sequence[str]] | None:
    return (PLAIN_NUMBER, cells) if _INTEGERS(_SEPARATOR.join((*cells, ""))) else None


def _numbers(cells: tuple[str, ...]) -> tuple[Around, Sequence[str]] | None:
    return (PLAIN_NUMBER, cells) if _NUMBERS(_SEPARATOR.join((*cells, ""))) else None


class _Moments:
    """Moments by their day and their second of the day; unusual ones are left to be read one by one."""

    def __init__(self) -> None:
        self.days = Serials(day_serial)
        self.seconds = Serials(second_of_day)

    def __call__(self, cells: tuple[str, ...]) -> tuple[Around, Sequence[str]] | None:
        if set(map(len, cells)) != {_MOMENT_LENGTH}:
            return None
        days, seconds = self.days, self.seconds
        try:
            return PLAIN_MOMENT, [days[each[:10]] + seconds[each[10:]] for each in cells]
        except ValueError:
            return None


def _quick(cells: Cells) -> Quick | None:
    """Return what writes a batch of a field at once; ``None`` for types, formats and options read cell by cell."""
    if cells.field.format not in {"", "default"} or OPTIONS & cells.field.descriptor.keys():
        return None
    return _Moments() if cells.field.type == "datetime" else _QUICK.get(cells.field.type)


_QUICK: dict[str, Quick] = {"string": _texts, "integer": _integers, "number": _numbers}
