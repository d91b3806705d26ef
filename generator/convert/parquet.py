"""Parquet: typed by the schema, every column in the narrowest type that holds all of its values exactly.

Rows stand in the order of the primary key and in small groups with their least and greatest values, so that a browser
can find and fetch a few hundred rows of a large table. What a type cannot hold exactly – numbers of more than 38 digits,
times with an offset, fractions below the microsecond – makes its column a text column.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.convert.parquet_reader import same_rows
from generator.convert.refusal import Refusal
from generator.convert.source import Cells, SourceTable, batches, fields_of
from generator.model.entry import Resource
from generator.model.text import Text

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

NAME = "parquet"

SMALL_TABLE = 100_000
ROW_GROUP_SMALL = 2_000
ROW_GROUP_LARGE = 10_000
DIGITS_MAX = 38
INT64 = range(-(2**63), 2**63)

Values = dict[str, Any]
"""The different cells of a column that are not missing, and what they are read as."""

_BELOW_MICROSECOND = re.compile(r"[.,][0-9]{7}").search


def fits(_resource: Resource) -> bool:
    """Tell that every table has this format."""
    return True


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as Parquet; the format can hold every table."""
    fields = fields_of(table.resource)
    columns = [_typed(cells, column) for cells, column in zip(fields, _texts(table), strict=True)]
    written = _sorted(pa.Table.from_arrays(columns, names=[each.field.name for each in fields]), table)
    pq.write_table(
        written,
        sink,
        row_group_size=ROW_GROUP_SMALL if written.num_rows <= SMALL_TABLE else ROW_GROUP_LARGE,
        version="2.6",
        compression="snappy",
        write_statistics=True,
        store_schema=False,
        store_decimal_as_integer=True,
    )
    return None


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return how a written file differs from its source."""
    return same_rows(table, stream)


def _texts(table: SourceTable) -> list[Any]:
    """Return each column as text: packed by Arrow, a third of the memory of as many Python texts."""
    chunks: list[list[Any]] = [[] for _ in table.resource.fields]
    for batch in batches(table):
        for column, cells in zip(chunks, batch, strict=True):
            column.append(pa.array(cells, type=pa.string()))
    packed = [pa.chunked_array(each, type=pa.string()).combine_chunks() for each in chunks]
    return [each if isinstance(each, pa.Array) else pa.concat_arrays(each.chunks) for each in packed]


def _sorted(found: Any, table: SourceTable) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the rows in the order of the primary key; equal keys and tables without one keep the order of the file."""
    keys = [(name, "ascending") for name in table.resource.primary_key]
    if not keys or not set(table.resource.primary_key) <= set(found.column_names):
        return found
    position = "\0"
    numbered = found.append_column(position, pa.array(range(found.num_rows), type=pa.int64()))
    return numbered.sort_by([*keys, (position, "ascending")]).drop_columns([position])


def _typed(cells: Cells, column: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    missing = pa.array(sorted(cells.missing), type=pa.string())
    text = pc.if_else(pc.is_in(column, value_set=missing), pa.scalar(None, pa.string()), column)
    if cells.field.type == "string":
        return text
    distinct = text.dictionary_encode()
    values = {cell: cells.read(cell) for cell in distinct.dictionary.to_pylist()}
    choose: Callable[[Values], Any] = _TYPES.get(cells.field.type, _no_type)
    chosen = choose(values)
    if chosen is None:
        return text
    return pa.array(values.values(), type=chosen, size=len(values)).take(distinct.indices)


def _integer(values: Values) -> Any:  # noqa: ANN401 - pyarrow has no types
    if all(each in INT64 for each in values.values()):
        return pa.int64()
    digits = max(len(str(abs(each))) for each in values.values())
    return pa.decimal128(digits, 0) if digits <= DIGITS_MAX else None


def _number(values: Values) -> Any:  # noqa: ANN401 - pyarrow has no types
    numbers: list[Decimal] = list(values.values())
    if not all(each.is_finite() for each in numbers):
        return None
    scale = max((-int(each.as_tuple().exponent) for each in numbers), default=0)
    whole = max((each.adjusted() + 1 for each in numbers), default=1)
    digits = max(scale, 0) + max(whole, 1)
    return pa.decimal128(digits, max(scale, 0)) if digits <= DIGITS_MAX else None


def _datetime(values: Values) -> Any:  # noqa: ANN401 - pyarrow has no types
    moments: dict[str, datetime] = values
    exact = all(each.tzinfo is None and not _BELOW_MICROSECOND(cell) for cell, each in moments.items())
    return pa.timestamp("us") if exact else None


def _no_type(_values: Values) -> None:
    return None


_TYPES: dict[str, Callable[[Values], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": lambda _: pa.bool_(),
    "date": lambda _: pa.date32(),
    "datetime": _datetime,
    "year": lambda _: pa.int32(),
}
