"""What stands in a Parquet file. Its rows have another order than the source, so both sides are compared as a whole.

Each side is a sum over its rows, of a number that depends on every value of the row; Python makes these numbers from a
secret of its own, anew in every run, so that two different tables have the same sum only by a chance of one in 2^61.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

import pyarrow.parquet as pq

from generator.convert.source import Cells, SourceTable, fields_of, rows_of
from generator.model.text import Text

BLOCK = 1024


def same_rows(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return what differs between a file and its source; ``None`` for the same rows in whatever order."""
    file = pq.ParquetFile(stream)
    fields = fields_of(table.resource)
    if tuple(file.schema_arrow.names) != tuple(each.field.name for each in fields):
        return Text("表头与源文件不同", "the header differs from the source")
    if file.metadata.num_rows != sum(1 for _ in rows_of(table)):
        return Text("行数与源文件不同", "the number of rows differs from the source")
    texts = [str(each) == "string" for each in file.schema_arrow.types]
    written = _sum(
        zip(*(each.to_pylist() for each in batch.columns), strict=True) for batch in file.iter_batches(BLOCK)
    )
    if written != _sum(_source(table, fields, texts)):
        return Text("有单元格与源文件不同", "some cells differ from the source")
    return None


def _source(
    table: SourceTable, fields: Sequence[Cells], texts: Sequence[bool]
) -> Iterator[Iterator[tuple[object, ...]]]:
    """Yield the rows of the source with the values that the file should hold: the text itself in a column of texts."""
    rows = rows_of(table)
    known: list[dict[str, object]] = [dict.fromkeys(each.missing) for each in fields]
    while block := list(islice(rows, BLOCK)):
        columns = []
        for cells, values, text, column in zip(fields, known, texts, zip(*block, strict=True), strict=True):
            for cell in set(column) - values.keys():
                values[cell] = cell if text else cells.read(cell)
            columns.append([values[cell] for cell in column])
            values.clear()
            values.update(dict.fromkeys(cells.missing))
        yield zip(*columns, strict=True)


def _sum(blocks: Iterator[Iterator[tuple[object, ...]]]) -> int:
    return sum(sum(map(hash, block)) for block in blocks)
