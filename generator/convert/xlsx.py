"""XLSX: text stays text, numbers and dates are typed where a spreadsheet keeps every digit; nothing is ever cut.

The first sheet holds the table. Its header is the field names, as in the CSV, so that a file saved from it again fits
the schema; the second sheet says what they mean, where the table comes from and how to cite it. Missing cells are empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.blocks import ahead
from generator.convert.column_writer import Around, ColumnWriter
from generator.convert.columns import Texts, columns_in, joined
from generator.convert.refusal import Refusal
from generator.convert.source import SourceTable, fields_of
from generator.convert.verify import difference, readable
from generator.convert.xlsx_cells import CannotHoldError, text_cell
from generator.convert.xlsx_columns import column_writer
from generator.convert.xlsx_compare import first_difference
from generator.convert.xlsx_package import (
    HEADER_STYLE,
    SHEET_END,
    column_letters,
    package,
    sheet_name,
    sheet_start,
    table_end,
    width_of,
)
from generator.convert.xlsx_reader import read
from generator.model.entry import Resource
from generator.model.text import Text

NAME = "xlsx"

LARGE = 4 << 20
FAST, SMALL = 1, 6
"""How hard a workbook is compressed: of a table of some megabytes speed counts, of all others size."""

CALAMINE_MAX = 1 << 20
"""Calamine reads a workbook made of so much CSV; it would need hundreds of megabytes for larger ones."""

CELL_START = '\t<c r="'
"""Each cell of a row is told from the one before by a mark that costs nothing, so that a reader finds columns at once."""

ROWS_MAX = 1_048_575
COLUMNS_MAX = 16_384
DICTIONARY_HEADER = ("名称 name", "中文名 title", "英文名 titleEn", "类型 type", "单位 unit", "说明 description")


def fits(_resource: Resource) -> bool:
    """Tell that every table has this format, as far as a sheet can hold it."""
    return True


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as a workbook, or return why a workbook cannot hold it."""
    try:
        sheet = ahead(_table(table)) if table.size > LARGE else _table(table)
        package(sink, sheet_name(table.title), sheet, _dictionary(table), level=_level(table))
    except CannotHoldError as error:
        return error.refusal
    return None


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return where a written file differs from its source."""
    if table.size > CALAMINE_MAX:
        return readable(lambda: first_difference(table, stream))
    return difference(table, read, stream, doubles=True)


def _level(table: SourceTable) -> int:
    return FAST if table.size > LARGE else SMALL


def _table(table: SourceTable) -> Iterator[bytes | memoryview]:
    names = tuple(each.name for each in table.resource.fields)
    if len(names) > COLUMNS_MAX:
        raise CannotHoldError(f"XLSX 最多 {COLUMNS_MAX} 列", f"XLSX holds at most {COLUMNS_MAX} columns")
    with closing(columns_in(table)) as found:
        first = next(found, ())
        shown = [each[:100].drop_null().to_pylist() for each in first] or [()] * len(names)
        widths = (width_of((name, *cells)) for name, cells in zip(names, shown, strict=True))
        yield sheet_start(widths, selected=True).encode()
        yield _row(1, names, HEADER_STYLE)
        last = 1
        for number, rows in _rows(table, chain((first,) if first else (), found)):
            last = number
            yield rows
    yield table_end(f"A1:{column_letters(len(names) - 1)}{last}").encode()


def _rows(table: SourceTable, found: Iterable[Sequence[Texts]]) -> Iterator[tuple[int, memoryview]]:
    """Yield the rows of the table, a block at a time, with the number of the last."""
    columns = [column_writer(each) for each in fields_of(table.resource)]
    starts = [f"{CELL_START}{column_letters(index)}" for index in range(len(columns))]
    last = 1
    for block in found:
        count = len(block[0])
        if last + count > ROWS_MAX + 1:
            raise CannotHoldError(f"超过 XLSX 的 {ROWS_MAX} 行", f"more rows than the {ROWS_MAX} that XLSX holds")
        numbers = pa.arange(last + 1, last + 1 + count).cast(pa.string())
        written = joined(*_pieces(numbers, starts, map(ColumnWriter.of, columns, block)))
        last += count
        yield last, memoryview(written.buffers()[2])[: pc.sum(pc.binary_length(written)).as_py()]


def _pieces(numbers: Texts, starts: Iterable[str], written: Iterable[tuple[Around, Texts]]) -> Iterator[str | Texts]:
    """Yield what rows are made of, piece by piece from left to right: columns, and texts that all rows have."""
    yield from ('<row r="', numbers)
    ahead = '">'
    for start, ((before, behind), cells) in zip(starts, written, strict=True):
        yield from (ahead + start, numbers, f'"{before}', cells)
        ahead = behind
    yield f"{ahead}</row>\n"


def _row(number: int, texts: Iterable[str], style: int = 0) -> bytes:
    cells = (
        f'{CELL_START}{column_letters(index)}{number}" s="{style}"{text_cell(text)}' for index, text in enumerate(texts)
    )
    return f'<row r="{number}">{"".join(cells)}</row>\n'.encode()


def _dictionary(table: SourceTable) -> Iterator[bytes]:
    """Yield the sheet that says what the columns mean and where the table comes from."""
    lines = [
        (each.name, each.title.zh, each.title.en, each.type, each.unit, each.description.zh or each.description.en)
        for each in table.resource.fields
    ]
    columns = zip(DICTIONARY_HEADER, *lines, strict=True)
    yield sheet_start((width_of(texts) for texts in columns), selected=False).encode()
    yield _row(1, DICTIONARY_HEADER, HEADER_STYLE)
    for number, line in enumerate(lines, start=2):
        yield _row(number, line)
    for number, pair in enumerate(table.origin, start=len(lines) + 3):
        yield _row(number, pair)
    yield SHEET_END.encode()
