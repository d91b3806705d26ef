"""JSON: an array of objects, one row a line; numbers keep every digit that was written.

Numbers that JSON can spell stand there as they were written, others (``007``, ``.5``) with the same value in JSON's
spelling; ``NaN`` and ``Infinity``, which JSON does not have, are texts. Dates and times are texts as they were written.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from json.encoder import encode_basestring as quoted

from generator.convert.refusal import Refusal
from generator.convert.source import Cells, Memo, batches, fields_of
from generator.model.entry import Resource

NAME = "json"

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})").fullmatch
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})(?:\.[0-9]{1,999})?(?:[eE][+-]?[0-9]{1,9})?").fullmatch


def convert(resource: Resource, content: bytes, title: str) -> bytes | Refusal:  # noqa: ARG001 - JSON has no place for it
    """Return the table as JSON; the format can hold every table."""
    lines = ",\n".join(_lines(resource, content))
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def _lines(resource: Resource, content: bytes) -> Iterator[str]:
    fields = fields_of(resource)
    columns = [Memo(_encoder(each)) for each in fields]
    pairs = ",".join(f"{quoted(each.field.name)}:".replace("%", "%%") + "%s" for each in fields)
    template = f"{{{pairs}}}"
    for batch in batches(resource, content):
        encoded = (memo.of(cells) for memo, cells in zip(columns, batch, strict=True))
        yield from map(template.__mod__, zip(*encoded, strict=True))


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
