"""The type of a column of Parquet: the narrowest that holds all of its values exactly, found before anything is written.

Plain spellings are measured and read by Arrow, whole columns at a time; others by the checker's reader, each different
cell of a block once. What a type cannot hold exactly – numbers of more than 38 digits, times with an offset, fractions
below the microsecond – makes its column a text column.
"""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.cells import OPTIONS
from generator.convert.columns import Texts
from generator.convert.source import Cells

DIGITS_MAX = 38
INT64 = range(-(2**63), 2**63)

_BELOW_MICROSECOND = re.compile(r"[.,][0-9]{7}").search


class ColumnType:
    """What is known of the values of a column; this one leaves them the texts that they are."""

    def __init__(self, cells: Cells) -> None:
        """Know nothing yet."""
        self.cells = cells
        self.plain = cells.field.format in {"", "default"} and not OPTIONS & cells.field.descriptor.keys()

    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return the narrowest type of all that was seen; ``string`` where only the text itself is exact."""
        return pa.string()

    def look(self, column: Texts) -> None:
        """Take note of some cells; raise ``ValueError`` for a cell that is not of the type."""
        if self.cells.field.type != "string" and not (self.plain and self.measured(column)):
            self.note({cell: self.cells.read(cell) for cell in column.drop_null().unique().to_pylist()})

    def measured(self, _column: Texts) -> bool:
        """Take note of cells that are all plain; false where they have to be read one by one."""
        return False

    def note(self, values: dict[str, Any]) -> None:
        """Take note of cells and their values."""

    def typed(self, column: Texts) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return the values of some cells that were looked at."""
        kind = self.type
        if kind == pa.string():
            return column
        values = self.cast(column, kind) if self.plain else None
        if values is not None:
            return values
        found = column.dictionary_encode()
        read = [self.cells.read(cell) for cell in found.dictionary.to_pylist()]
        return pa.array(read, kind).take(found.indices)

    def cast(self, _column: Texts, _kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return the values of cells that are all plain, else ``None``."""
        return None


class _Truth(ColumnType):
    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        return pa.bool_()


class _Years(ColumnType):
    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        return pa.int32()


class _Integers(ColumnType):
    greatest, least = 0, 0

    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        if self.least in INT64 and self.greatest in INT64:
            return pa.int64()
        digits = len(str(max(self.greatest, -self.least)))
        return pa.decimal128(digits, 0) if digits <= DIGITS_MAX else pa.string()

    def measured(self, column: Texts) -> bool:
        values = self.cast(column, pa.int64())
        if values is not None:
            self._reach(*(each or 0 for each in pc.min_max(values).as_py().values()))
        return values is not None

    def note(self, values: dict[str, Any]) -> None:
        self._reach(*values.values())

    def _reach(self, *values: int) -> None:
        self.least, self.greatest = min(self.least, *values, 0), max(self.greatest, *values, 0)

    def cast(self, column: Texts, kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        return column.cast(pa.int64()).cast(kind) if _all_like(column, "-?[0-9]{1,18}") else None


class _Numbers(ColumnType):
    scale, whole, finite = 0, 1, True

    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        digits = self.scale + self.whole
        return pa.decimal128(digits, self.scale) if self.finite and digits <= DIGITS_MAX else pa.string()

    def measured(self, column: Texts) -> bool:
        if not _all_like(column, _PLAIN_NUMBER):
            return False
        length, point = pc.binary_length(column), pc.find_substring(column, ".")
        whole = pc.if_else(pc.less(point, 0), length, point)
        decimals = pc.subtract(pc.subtract(length, whole), 1)
        self._reach(pc.max(decimals).as_py() or 0, pc.max(pc.subtract(whole, _signs(column))).as_py() or 0)
        return True

    def note(self, values: dict[str, Any]) -> None:
        for value in values.values():
            if isinstance(value, Decimal) and value.is_finite():
                self._reach(-int(value.as_tuple().exponent), value.adjusted() + 1)
            else:
                self.finite = False

    def _reach(self, scale: int, whole: int) -> None:
        self.scale, self.whole = max(self.scale, scale), max(self.whole, whole)

    def cast(self, column: Texts, kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        return column.cast(kind) if _all_like(column, _PLAIN_NUMBER) else None


class _Days(ColumnType):
    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        return pa.date32()

    def measured(self, column: Texts) -> bool:
        return self.cast(column, pa.date32()) is not None

    def cast(self, column: Texts, kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        return _cast(column, len("2026-01-31"), kind)


class _Moments(ColumnType):
    exact = True

    @property
    def type(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        return pa.timestamp("us") if self.exact else pa.string()

    def measured(self, column: Texts) -> bool:
        return self.cast(column, pa.timestamp("us")) is not None

    def note(self, values: dict[str, Any]) -> None:
        moments: dict[str, datetime] = values
        self.exact &= all(each.tzinfo is None and not _BELOW_MICROSECOND(cell) for cell, each in moments.items())

    def cast(self, column: Texts, kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        return _cast(column, len("2026-01-31T08:00:00"), kind)


_PLAIN_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"


def _all_like(column: Texts, pattern: str) -> bool:
    found = pc.all(pc.match_substring_regex(column, rf"\A(?:{pattern})\z")).as_py()
    return found is not False


def _signs(column: Texts) -> Any:  # noqa: ANN401 - pyarrow has no types
    return pc.starts_with(column, "-").cast(pa.int32())


def _cast(column: Texts, length: int, kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    size = pc.min_max(pc.binary_length(column)).as_py()
    if not {size["min"], size["max"]} <= {length, None}:
        return None
    try:
        return column.cast(kind)
    except pa.ArrowInvalid:
        return None


def type_of(cells: Cells) -> ColumnType:
    """Return what learns the type of a field's column."""
    return _TYPES.get(cells.field.type, ColumnType)(cells)


_TYPES: dict[str, type[ColumnType]] = {
    "integer": _Integers,
    "number": _Numbers,
    "boolean": _Truth,
    "date": _Days,
    "datetime": _Moments,
    "year": _Years,
}
