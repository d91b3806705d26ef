"""JSON: an array of objects, one row a line; numbers keep every digit that was written.

Numbers that JSON can spell stand there as they were written, others (``007``, ``.5``) with the same value in JSON's
spelling; ``NaN`` and ``Infinity``, which JSON does not have, are texts. Dates and times are texts as they were written.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from json.encoder import encode_basestring as quoted
from typing import BinaryIO

from generator.convert.json_reader import read_array
from generator.convert.refusal import Refusal
from generator.convert.source import Cells, Memo, SourceTable, batches, fields_of
from generator.convert.verify import difference
from generator.model.entry import Resource
from generator.model.text import Text

NAME = "json"

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})").fullmatch
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})(?:\.[0-9]{1,999})?(?:[eE][+-]?[0-9]{1,9})?").fullmatch


def fits(_resource: Resource) -> bool:
    """Tell that every table has this format."""
    return True


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as JSON; the format can hold every table."""
    template = object_template(table)
    ahead = "[\n"
    for columns in spelled(table):
        rows = map(template.__mod__, zip(*columns, strict=True))
        sink.write((ahead + ",\n".join(rows)).encode())
        ahead = ",\n"
    sink.write(b"[]\n" if ahead == "[\n" else b"\n]\n")
    return None


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return where a written file differs from its source."""
    return difference(table, read_array, stream, doubles=False)


def object_template(table: SourceTable) -> str:
    """Return an object with the names of the fields and a place for the value of each."""
    pairs = ",".join(f"{quoted(each.name)}:".replace("%", "%%") + "%s" for each in table.resource.fields)
    return f"{{{pairs}}}"


def spelled(table: SourceTable) -> Iterator[list[list[str]]]:
    """Yield the rows, some at a time and by column, each cell as JSON spells it."""
    columns = [Memo(_encoder(each)) for each in fields_of(table.resource)]
    for batch in batches(table):
        yield [memo.of(cells) for memo, cells in zip(columns, batch, strict=True)]


def _encoder(cells: Cells) -> Callable[[str], str]:
    spell = _SPELLINGS.get(cells.field.type, _text)
    missing = cells.missing
    return lambda cell: "null" if cell in missing else spell(cells, cell)


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
