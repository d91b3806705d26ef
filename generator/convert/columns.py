"""The checked CSV of a resource as columns of Arrow, some rows at a time: whole columns are looked at in one step.

Arrow reads the blocks in which it surely sees what Python sees; every other block is read by Python's own reader.
"""

import csv
import io
from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.blocks import Block, ahead, blocks
from generator.check.tables.vector import parse
from generator.convert.source import SourceTable, batches, columns_of, rows_of

BLOCK = 1 << 19
"""Bytes of CSV at a time: a workbook says them in four times as many."""
LARGE = 1 << 18
"""Below this size Python's reader is done before Arrow has begun."""
ROWS = 2048
pa.set_memory_pool(pa.system_memory_pool())
# Arrow's own pool keeps several times what is in use when threads hand blocks to one another

_BOM = b"\xef\xbb\xbf"

Texts: TypeAlias = pa.StringArray
"""The cells of some rows of one column as they were written, missing ones as nulls."""


def columns_in(table: SourceTable) -> Generator[tuple[Texts, ...]]:
    """Yield the rows of a table, some at a time, by column; raise ``ValueError`` for a table that does not fit its schema."""
    missing = frozenset(table.resource.missing_values)
    if table.size <= LARGE:
        for batch in batches(table, ROWS):
            yield _packed(batch, missing)
        return
    yield from ahead(_large(table, missing))


def rows_in(found: Iterator[Sequence[Texts]], count: int, kept: list[Sequence[Texts]]) -> list[Texts]:
    """Return the next rows of a table, fewer at its end; ``kept`` holds what was read and not yet given."""
    wanted, taken = count, []
    while wanted:
        block = kept.pop() if kept else next(found, None)
        if block is None:
            break
        taken.append([each[:wanted] for each in block])
        if len(block[0]) > wanted:
            kept.append([each[wanted:] for each in block])
        wanted -= len(taken[-1][0])
    return [pa.concat_arrays(each) for each in zip(*taken, strict=True)]


def bytes_of(column: Texts) -> bytes:
    """Return the letters of a column, of a slice perhaps those around it too: good to prove that something is absent."""
    held = column.buffers()[2]
    return held.to_pybytes() if held else b""


def longest(column: Texts) -> int:
    """Return how many bytes the longest cell has."""
    return pc.max(pc.binary_length(column)).as_py() or 0


def joined(*parts: object) -> Texts:
    """Return texts put together from columns and from texts that are the same in all rows."""
    return pc.binary_join_element_wise(*(pa.scalar(each) if isinstance(each, str) else each for each in parts), "")


def _packed(batch: Sequence[Sequence[str]], missing: frozenset[str]) -> tuple[Texts, ...]:
    return tuple(pa.array([None if cell in missing else cell for cell in cells], pa.string()) for cells in batch)


def _large(table: SourceTable, missing: frozenset[str]) -> Iterator[tuple[Texts, ...]]:
    width, line_end = len(table.resource.fields), "\n"
    next(rows_of(table), None)  # proves the header
    with table.open() as stream:
        for number, block in enumerate(blocks(stream, BLOCK)):
            if not number:
                line_end = "\r\n" if b"\r\n" in block.content else "\n"
            found = parse(block, width, missing, line_end) if number else None
            found = found or _exactly(table, block, missing, first=not number)
            if len(found[0]):
                yield found


def _exactly(table: SourceTable, block: Block, missing: frozenset[str], *, first: bool) -> tuple[Texts, ...]:
    """Return the columns of a block as Python reads them."""
    try:
        text = block.content.removeprefix(_BOM if first else b"").decode()
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{table.resource.path!r} cannot be read ({error}); check the table first"
        raise ValueError(message) from error
    rows = rows[1:] if first else rows
    if not block.sound or block.endless:
        message = f"{table.resource.path!r} has quotes that do not close; check the table first"
        raise ValueError(message)
    return _packed(columns_of(table, rows), missing) if rows else (pa.array([], pa.string()),)
