"""Which cells of a column stand in a sheet as they are in the CSV.

Texts without letters that XML minds, numbers that a double keeps, days and moments that serial numbers know.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.convert.column_writer import Around, ColumnWriter, Plain, either, since_epoch, spelled_like
from generator.convert.columns import Texts, bytes_of, joined, longest
from generator.convert.source import Cells
from generator.convert.xlsx_cells import (
    CELL_MAX,
    EMPTY,
    FIRST_SERIAL,
    TEXT_END,
    TEXT_START,
    encoder_of,
    second_of_day,
)
from generator.convert.xlsx_package import DATE_STYLE, DATETIME_STYLE

MANY = 2048
"""So many cells make it worth to spell every second of a day."""

PLAIN_TEXT: Around = (TEXT_START, TEXT_END)
PLAIN_NUMBER: Around = ("><v>", "</v></c>")
PLAIN_DATE: Around = (f' s="{DATE_STYLE}"><v>', "</v></c>")
PLAIN_MOMENT: Around = (f' s="{DATETIME_STYLE}"><v>', "</v></c>")

_HARMLESS = bytes(each for each in range(32, 256) if each not in b"&<>")
_SPECIAL = r"[\x00-\x1f&<>\x{FFFE}\x{FFFF}]|_x"
_LAST_OF_UNICODE = b"\xef\xbf"
_SPACES = (" ", "\u3000")
_INTEGER = "-?[1-9][0-9]{0,14}|0"
_NUMBER = r"-?[1-9][0-9]{0,14}|0|-?(?:0|[1-9][0-9]{0,6})\.[0-9]{1,8}"
_DATE_LENGTH, _MOMENT_LENGTH = 10, 19
_EPOCH_SERIAL = 25_569
_DAY = 86_400


def column_writer(cells: Cells) -> ColumnWriter:
    """Return what writes the cells of a field; a missing one is an empty cell of the sheet."""
    return ColumnWriter(cells, encoder_of(cells), _PLAIN.get(cells.field.type), EMPTY)


def _texts(column: Texts) -> Plain:
    held = bytes_of(column)
    masks = []
    if b"_x" in held or _LAST_OF_UNICODE in held or held.translate(None, _HARMLESS):
        masks.append(pc.match_substring_regex(column, _SPECIAL))
    for space in _SPACES:
        if space.encode() in held:
            masks += [pc.starts_with(column, space), pc.ends_with(column, space)]
    if longest(column) > CELL_MAX:
        masks.append(pc.greater(pc.binary_length(column), CELL_MAX))
    return PLAIN_TEXT, column, either(masks)


def _days(column: Texts) -> Plain | None:
    found = _right(since_epoch(column, _DATE_LENGTH, pa.date32(), pa.int32()), FIRST_SERIAL - _EPOCH_SERIAL)
    return (PLAIN_DATE, pc.add(found, _EPOCH_SERIAL).cast(pa.string()), None) if found is not None else None


def _moments(column: Texts) -> Plain | None:
    """Moments are their day and the decimals of their second, of which a day has few."""
    found = since_epoch(column, _MOMENT_LENGTH, pa.timestamp("s"), pa.int64())
    found = _right(found, (FIRST_SERIAL - _EPOCH_SERIAL) * _DAY)
    if found is None:
        return None
    days = found.cast(pa.timestamp("s")).cast(pa.date32()).cast(pa.int32()).cast(pa.int64())
    seconds = pc.subtract(found, pc.multiply(days, _DAY))
    serials = pc.add(days, _EPOCH_SERIAL).cast(pa.string())
    return PLAIN_MOMENT, joined(serials, _decimals(seconds)), None


def _decimals(seconds: Any) -> Texts:  # noqa: ANN401 - pyarrow has no types
    if len(seconds) > MANY:
        return _seconds_of_a_day().take(seconds)
    found = seconds.dictionary_encode()
    return pa.array(map(second_of_day, found.dictionary.to_pylist()), pa.string()).take(found.indices)


@cache
def _seconds_of_a_day() -> Texts:
    return pa.array(map(second_of_day, range(_DAY)), pa.string())


def _right(passed: Any, first: int) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return days or seconds since 1970; ``None`` where one lies before serial dates are right."""
    least = None if passed is None else pc.min(passed).as_py()
    return passed if least is None or least >= first else None


_PLAIN: dict[str, Callable[[Texts], Plain | None]] = {
    "string": _texts,
    "integer": spelled_like(PLAIN_NUMBER, _INTEGER),
    "number": spelled_like(PLAIN_NUMBER, _NUMBER),
    "date": _days,
    "datetime": _moments,
}
