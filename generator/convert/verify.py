"""A derived file is read back and compared with its source, cell by cell, before anybody may download it.

The readers share nothing with the writers. What a reader finds must be the text of the cell itself, or exactly the value
that the text means. Memory stays flat: a block of rows of either side is held at a time.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import BinaryIO
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError

from generator.convert.source import REMEMBERED, Block, Cells, SourceTable, fields_of, rows_of
from generator.model.text import Text

Read = Callable[[SourceTable, BinaryIO], Iterator[Block]]
"""Yields a block with the names of the columns, and then the rows of a file in blocks."""

MISSING = (None, "")
DIGITS_SAFE = 15
"""A number of so many digits is the same after it was a double."""

HEADER_DIFFERS = Text("表头与源文件不同", "the header differs from the source")
TOO_FEW = Text("行数少于源文件", "there are fewer rows than in the source")
_TOO_MANY = Text("行数多于源文件", "there are more rows than in the source")

_DIGITS = re.compile("[-.0-9]++").fullmatch


class ColumnCheck:
    """What one column of the file must hold."""

    def __init__(self, cells: Cells, *, doubles: bool) -> None:
        """Remember the field; ``doubles`` tells that the numbers of the format are binary."""
        self.cells = cells
        self.doubles = doubles
        self.known: dict[str, object] = dict.fromkeys(cells.missing)

    def wanted(self, source: Sequence[str]) -> list[object]:
        """Return the values that cells mean; many different ones are forgotten again."""
        if len(self.known) > REMEMBERED:
            self.known = dict.fromkeys(self.cells.missing)
        known = self.known
        for cell in source:
            if cell not in known:
                known[cell] = self._value(cell)
        return [known[cell] for cell in source]

    def _value(self, cell: str) -> object:
        value = self.cells.read(cell)
        if self.doubles and isinstance(value, int | Decimal) and not isinstance(value, bool):
            return _double(Decimal(value), cell)
        return value if isinstance(value, int | Decimal | date) else cell

    def first_difference(self, source: Sequence[str], found: Sequence[object]) -> int | None:
        """Return the position of the first cell that is not what the source says."""
        if tuple(found) == source and self.cells.missing.isdisjoint(source):
            return None
        if self.doubles and self.cells.field.type in {"integer", "number"} and _same_doubles(source, found):
            return None
        wanted = self.wanted(source)
        if list(found) == wanted and set(map(type, found)) == set(map(type, wanted)):
            return None
        pairs = enumerate(zip(source, wanted, found, strict=True))
        return next((index for index, each in pairs if not self._same(*each)), None)

    def told(self, row: int) -> Text:
        """Return how a difference in a row is told, rows counted from 1 below the header."""
        name = self.cells.field.name
        return Text(f"第 {row} 行的“{name}”与源文件不同", f"'{name}' of row {row} differs from the source")

    def _same(self, cell: str, wanted: object, found: object) -> bool:
        if cell in self.cells.missing:
            return found in MISSING
        if isinstance(found, str):
            return found == cell
        if isinstance(found, bool) != isinstance(wanted, bool):
            return False
        if isinstance(wanted, datetime) and isinstance(found, date) and not isinstance(found, datetime):
            found = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - midnight, as some readers give it
        elif isinstance(found, datetime) and isinstance(wanted, date) and not isinstance(wanted, datetime):
            wanted = datetime(wanted.year, wanted.month, wanted.day)  # noqa: DTZ001 - as written
        return found is not None and found == wanted


def _same_doubles(source: Sequence[str], found: Sequence[object]) -> bool:
    """Tell whether doubles are the numbers of cells, all so short that every double keeps them."""
    if set(map(type, found)) != {float} or max(map(len, source)) > DIGITS_SAFE or not _DIGITS("".join(source)):
        return False
    return list(map(float, source)) == list(found)


def _double(value: Decimal, cell: str) -> object:
    """Return the double whose shortest spelling is that number; where there is none only the text will do."""
    try:
        double = float(value)
        return double if Decimal(repr(double)) == value else cell
    except (OverflowError, InvalidOperation):
        return cell


def difference(table: SourceTable, read: Read, stream: BinaryIO, *, doubles: bool) -> Text | None:
    """Return where a file differs from its source, ``None`` for one that says exactly what the source says.

    ``doubles`` tells that the format's numbers are binary, as those of spreadsheets are.
    """
    columns = [ColumnCheck(each, doubles=doubles) for each in fields_of(table.resource)]
    names = [(each.cells.field.name,) for each in columns]
    return readable(lambda: _difference(table, columns, names, read(table, stream)))


def readable(compare: Callable[[], Text | None]) -> Text | None:
    """Return what a comparison finds, or that the file cannot be read at all."""
    try:
        return compare()
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error, ExpatError, CalamineError) as error:
        return Text(f"文件读不回来（{error}）", f"the file cannot be read back ({error})")


def _difference(
    table: SourceTable, columns: Sequence[ColumnCheck], names: Sequence[tuple[str]], blocks: Iterator[Block]
) -> Text | None:
    if [tuple(each) for each in next(blocks, ())] != names:
        return HEADER_DIFFERS
    with closing(rows_of(table)) as source:
        number = 1
        for block in blocks:
            if len(block) != len(columns) or len({len(each) for each in block}) > 1:
                return Text("有的行列数与源文件不同", "some rows have other columns than the source")
            rows = list(islice(source, len(block[0])))
            found = told(columns, list(zip(*rows, strict=True)), block, number)
            if found:
                return found
            number += len(rows)
        if next(source, None) is not None:
            return TOO_FEW
    return None


def told(columns: Sequence[ColumnCheck], source: Sequence[Sequence[str]], block: Block, number: int) -> Text | None:
    """Return the first difference of some rows, given by column; ``number`` is that of the first."""
    if (len(source[0]) if source else 0) != len(block[0]):
        return _TOO_MANY
    for column, cells, found in zip(columns, source, block, strict=True):
        index = column.first_difference(cells, found)
        if index is not None:
            return column.told(number + index)
    return None
