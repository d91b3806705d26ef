"""Parquet: typed by the schema, every column in the narrowest type that holds all of its values exactly.

Row groups are small, so that a browser can fetch a few hundred rows of a large table. What a type cannot hold exactly –
numbers of more than 38 digits, times with an offset, fractions below the microsecond – makes its column a text column.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.convert.refusal import Refusal
from generator.convert.source import Cells, batches, fields_of
from generator.model.entry import Resource

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

NAME = "parquet"

SMALL_TABLE = 100_000
ROW_GROUP_SMALL = 2_000
ROW_GROUP_LARGE = 10_000
DIGITS_MAX = 38
INT64 = range(-(2**63), 2**63)

_BELOW_MICROSECOND = re.compile(r"[.,][0-9]{7}").search


def convert(resource: Resource, content: bytes, title: str) -> bytes | Refusal:  # noqa: ARG001 - Parquet has no place for it
    """Return the table as Parquet; the format can hold every table."""
    fields = fields_of(resource)
    columns: list[list[str]] = [[] for _ in fields]
    for batch in batches(resource, content):
        for column, cells in zip(columns, batch, strict=True):
            column.extend(cells)
    arrays = [_array(cells, column) for cells, column in zip(fields, columns, strict=True)]
    table = pa.Table.from_arrays(arrays, names=[each.field.name for each in fields])
    sink = pa.BufferOutputStream()
    pq.write_table(
        table,
        sink,
        row_group_size=ROW_GROUP_SMALL if table.num_rows <= SMALL_TABLE else ROW_GROUP_LARGE,
        version="2.6",
        compression="snappy",
        write_statistics=True,
        store_schema=False,
        store_decimal_as_integer=True,
    )
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _array(cells: Cells, column: Sequence[str]) -> Any:  # noqa: ANN401 - pyarrow has no types
    missing = cells.missing
    kind = cells.field.type
    if kind == "string":
        return _text([None if cell in missing else cell for cell in column])
    values = {cell: cells.read(cell) for cell in set(column) - missing}
    choose: Callable[[dict[str, Any]], Any] = _TYPES.get(kind, _no_type)
    chosen = choose(values)
    if chosen is None:
        return _text([None if cell in missing else cell for cell in column])
    return pa.array([values.get(cell) for cell in column], type=chosen)


def _text(column: list[str | None]) -> Any:  # noqa: ANN401 - pyarrow has no types
    return pa.array(column, type=pa.string())


def _integer(values: dict[str, Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    if all(each in INT64 for each in values.values()):
        return pa.int64()
    digits = max(len(str(abs(each))) for each in values.values())
    return pa.decimal128(digits, 0) if digits <= DIGITS_MAX else None


def _number(values: dict[str, Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    numbers: list[Decimal] = list(values.values())
    if not all(each.is_finite() for each in numbers):
        return None
    scale = max((-int(each.as_tuple().exponent) for each in numbers), default=0)
    whole = max((each.adjusted() + 1 for each in numbers), default=1)
    digits = max(scale, 0) + max(whole, 1)
    return pa.decimal128(digits, max(scale, 0)) if digits <= DIGITS_MAX else None


def _datetime(values: dict[str, Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    moments: dict[str, datetime] = values
    exact = all(each.tzinfo is None and not _BELOW_MICROSECOND(cell) for cell, each in moments.items())
    return pa.timestamp("us") if exact else None


def _no_type(_values: dict[str, Any]) -> None:
    return None


_TYPES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": lambda _: pa.bool_(),
    "date": lambda _: pa.date32(),
    "datetime": _datetime,
    "year": lambda _: pa.int32(),
}
