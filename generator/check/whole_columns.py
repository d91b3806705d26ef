"""The cells of a table by column, whatever state the file is in: what is broken must not hide what is personal."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa
from pyarrow import csv as arrow_csv

from generator.read.csv_file import records

Cells: TypeAlias = list[str] | pa.Array
_BLOCK = 1 << 24
_LARGE = 1 << 18
"""From this many bytes on Arrow reads a table; below, starting it costs more than it saves."""


class UnevenTableError(Exception):
    """A large table has rows that do not fit its header."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A header and cells below it from a row on; rows that cannot be told apart are one column of lines, without header."""

    header: tuple[str, ...]
    cells: tuple[Cells, ...]
    start: int = 0

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return len(self.cells[0]) if self.cells else 0


def in_utf8(content: bytes) -> bytes:
    """Return a file without byte order mark in UTF-8, read in the encoding that it seems to have by its beginning."""
    beginning = content[:_LARGE]
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning, final=len(beginning) == len(content))
    except UnicodeDecodeError:
        wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return content.decode("utf-16" if wide else "gb18030", "replace").encode("utf-8", "replace")
    return content.removeprefix(codecs.BOM_UTF8)


def blocks_of(content: bytes) -> Iterator[Columns]:
    """Yield the columns of a table in UTF-8: a small table at once, a large one block by block.

    Raises ``UnevenTableError`` where a row of a large table does not fit.
    """
    if len(content) < _LARGE:
        yield columns_of(content)
        return
    end = content.find(b"\n")
    header = next(csv.reader([content[:end].decode("utf-8", "replace").rstrip("\r")]), [])
    if end < 0 or not header or content[:end].count(b'"') % 2:
        raise UnevenTableError
    names = [str(position) for position in range(len(header))]
    texts = dict.fromkeys(names, pa.string())
    start = 0
    try:
        reader = arrow_csv.open_csv(
            pa.BufferReader(pa.py_buffer(content).slice(end + 1)),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=b'"' in content),
            convert_options=arrow_csv.ConvertOptions(column_types=texts, strings_can_be_null=False),
        )
        for batch in reader:
            yield Columns(tuple(header), tuple(batch.columns), start)
            start += batch.num_rows
    except (pa.ArrowInvalid, csv.Error) as error:
        raise UnevenTableError from error


def columns_of(content: bytes) -> Columns:
    """Return the columns of a table in UTF-8 as plain texts, whatever state its rows are in."""
    text = content.decode("utf-8", "replace")
    try:
        rows = [cells for _, cells in records(text) if cells]
    except csv.Error:
        return Columns(("",), (text.splitlines(),))
    header = tuple(rows[0]) if rows else ()
    width = max(map(len, rows), default=0)
    if any(len(cells) != width for cells in rows):
        rows = [cells + [""] * (width - len(cells)) for cells in rows]
    columns = [list(each) for each in zip(*rows[1:], strict=True)] or [[] for _ in range(width)]
    return Columns((*header, *[""] * (width - len(header))), tuple(columns))


def lines_of(content: bytes, rows: Sequence[int], count: int) -> list[int]:
    """Return the lines of a file on which some of its ``count`` rows begin."""
    breaks = content.count(b"\n") + (not content.endswith(b"\n"))
    if breaks == count + 1:
        return [row + 2 for row in rows]
    wanted = set(rows)
    try:
        filled = [line for line, cells in records(content.decode("utf-8", "replace")) if cells]
    except csv.Error:
        return [row + 1 for row in rows]
    return [line for row, line in enumerate(filled, -1) if row in wanted]
