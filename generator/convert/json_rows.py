"""JSON: an array of objects, one row a line; numbers keep every digit that was written.

Numbers that JSON can spell stand there as they were written, others (``007``, ``.5``) with the same value in JSON's
spelling; ``NaN`` and ``Infinity``, which JSON does not have, are texts. Dates and times are texts as they were written.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from functools import partial
from json.encoder import encode_basestring as quoted
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from generator.convert.column_writer import AS_ENCODED, Around, ColumnWriter, Plain, either, since_epoch, spelled_like
from generator.convert.columns import Texts, bytes_of, columns_in, joined, longest
from generator.convert.json_reader import read_array
from generator.convert.refusal import Refusal
from generator.convert.source import Cells, SourceTable, fields_of
from generator.convert.verify import difference
from generator.model.entry import Resource
from generator.model.text import Text

NAME = "json"

Spelled = tuple[Around, Texts]
"""A column as JSON spells it: what stands around every cell, and the cells."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})").fullmatch
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})(?:\.[0-9]{1,999})?(?:[eE][+-]?[0-9]{1,9})?").fullmatch


def fits(_resource: Resource) -> bool:
    """Tell that every table has this format."""
    return True


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as JSON; the format can hold every table."""
    ahead = b"[\n"
    for columns in spelled(table):
        sink.write(ahead)
        sink.write(in_lines(*object_of(table, columns)))
        ahead = b",\n"
    sink.write(b"[]\n" if ahead == b"[\n" else b"\n]\n")
    return None


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return where a written file differs from its source."""
    return difference(table, read_array, stream, doubles=False)


def object_of(table: SourceTable, columns: Sequence[Spelled]) -> Iterator[str | Texts]:
    """Yield what the objects of some rows are made of: the names of the fields and the value of each."""
    ahead = "{"
    for field, ((before, behind), cells) in zip(table.resource.fields, columns, strict=True):
        yield from (f"{ahead}{quoted(field.name)}:{before}", cells)
        ahead = f"{behind},"
    yield f"{ahead[:-1]}}}"


def in_lines(*parts: str | Texts) -> memoryview:
    """Return rows put together from their parts, parted by commas and line ends."""
    rows = joined(*parts, ",\n")
    return memoryview(rows.buffers()[2])[: pc.sum(pc.binary_length(rows)).as_py() - 2]


def spelled(table: SourceTable) -> Iterator[list[Spelled]]:
    """Yield the rows, some at a time and by column, each cell as JSON spells it, with what stands around it."""
    writers = [
        ColumnWriter(each, _encoder(each), _PLAIN.get(each.field.type), "null") for each in fields_of(table.resource)
    ]
    with closing(columns_in(table)) as source:
        for block in source:
            yield [writer.of(cells) for writer, cells in zip(writers, block, strict=True)]


def _encoder(cells: Cells) -> Callable[[str], str]:
    return partial(_SPELLINGS.get(cells.field.type, _text), cells)


def _text(cells: Cells, cell: str) -> str:
    cells.read(cell)
    return quoted(cell)


def _boolean(cells: Cells, cell: str) -> str:
    return "true" if cells.read(cell) else "false"


def _integer(cells: Cells, cell: str) -> str:
    return cell if _INTEGER(cell) else str(cells.read(cell))


def _number(cells: Cells, cell: str) -> str:
    value = cells.read(cell)
    if isinstance(value, Decimal) and not value.is_finite():
        return quoted(cell)
    return cell if _NUMBER(cell) else str(value)


_SPELLINGS: dict[str, Callable[[Cells, str], str]] = {"boolean": _boolean, "integer": _integer, "number": _number}


def _texts(column: Texts) -> Plain:
    """Take texts for plain that hold no quote, backslash or control."""
    odd = bytes_of(column).translate(None, _HARMLESS)
    return QUOTED, column, either([pc.match_substring_regex(column, r'[\x00-\x1f"\\]')]) if odd else None


def _numbers(column: Texts) -> Plain | None:
    return _like_json(column) if longest(column) <= LENGTH_SAFE else None


def _times(length: int, kind: Any, counted: Any, column: Texts) -> Plain | None:  # noqa: ANN401 - pyarrow has no types
    return None if since_epoch(column, length, kind, counted) is None else (QUOTED, column, None)


QUOTED: Around = ('"', '"')
LENGTH_SAFE = 300
"""Numbers of so many digits are not worth a closer look."""

_HARMLESS = bytes(each for each in range(32, 256) if each not in b'"\\')
_like_json = spelled_like(AS_ENCODED, r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,9})?")

_PLAIN: dict[str, Callable[[Texts], Plain | None]] = {
    "string": _texts,
    "integer": spelled_like(AS_ENCODED, "-?(?:0|[1-9][0-9]{0,17})"),
    "number": _numbers,
    "date": partial(_times, 10, pa.date32(), pa.int32()),
    "datetime": partial(_times, 19, pa.timestamp("s"), pa.int64()),
}
