"""Parquet: typed by the schema, every column in the narrowest type that holds all of its values exactly.

Rows stand in the order of the primary key and in small groups with their least and greatest values, so that a browser
can find and fetch a few hundred rows of a large table. The table is read twice, once to learn the types and the order,
once to write; neither time is it in memory as a whole.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from generator.convert.columns import Texts, columns_in
from generator.convert.parquet_order import in_order, ranks_of
from generator.convert.parquet_reader import same_rows
from generator.convert.parquet_types import ColumnType, type_of
from generator.convert.refusal import Refusal
from generator.convert.source import SourceTable, fields_of
from generator.model.entry import Resource
from generator.model.text import Text

NAME = "parquet"

SMALL_TABLE = 100_000
ROW_GROUP_SMALL = 2_000
ROW_GROUP_LARGE = 10_000


def fits(_resource: Resource) -> bool:
    """Tell that every table has this format."""
    return True


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as Parquet; the format can hold every table."""
    columns = [type_of(each) for each in fields_of(table.resource)]
    names = [each.cells.field.name for each in columns]
    keys = [names.index(each) for each in table.resource.primary_key if each in names]
    rows, found = _looked_at(table, columns, keys)
    schema = pa.schema([(name, each.type) for name, each in zip(names, columns, strict=True)])
    ranks = ranks_of([columns[at].typed(cells) for at, cells in zip(keys, found, strict=True)])
    size = ROW_GROUP_SMALL if rows <= SMALL_TABLE else ROW_GROUP_LARGE
    with (
        pq.ParquetWriter(
            sink,
            schema,
            version="2.6",
            compression="snappy",
            write_statistics=True,
            store_schema=False,
            store_decimal_as_integer=True,
        ) as writer,
        closing(_typed(table, columns, schema)) as typed,
    ):
        for group in _groups(in_order(typed, ranks, schema), size, schema):
            writer.write_table(group, row_group_size=size)
    return None


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return how a written file differs from its source."""
    return same_rows(table, stream)


def _looked_at(table: SourceTable, columns: Sequence[ColumnType], keys: Sequence[int]) -> tuple[int, list[Texts]]:
    """Learn the types; return how many rows there are, and the cells of the columns of the primary key."""
    rows, found = 0, [[pa.array([], pa.string())] for _ in keys]
    with closing(columns_in(table)) as source:
        for block in source:
            rows += len(block[0])
            for column, cells in zip(columns, block, strict=True):
                column.look(cells)
            for kept, at in zip(found, keys, strict=True):
                kept.append(block[at])
    return rows, [pa.concat_arrays(each) for each in found]


def _typed(table: SourceTable, columns: Sequence[ColumnType], schema: Any) -> Generator[Any]:  # noqa: ANN401 - pyarrow has no types
    with closing(columns_in(table)) as source:
        for block in source:
            yield pa.record_batch(
                [each.typed(cells) for each, cells in zip(columns, block, strict=True)], schema=schema
            )


def _groups(batches: Iterator[Any], size: int, schema: Any) -> Iterator[Any]:  # noqa: ANN401 - pyarrow has no types
    """Yield the rows in tables of whole row groups, but for the last."""
    held: list[Any] = []
    for batch in batches:
        held.append(batch)
        rows = sum(each.num_rows for each in held)
        if rows >= size:
            table = pa.Table.from_batches(held, schema)
            whole = rows // size * size
            yield table.slice(0, whole)
            held = table.slice(whole).to_batches()
    rest = pa.Table.from_batches(held, schema)
    if rest.num_rows:
        yield rest
