"""XLSX: text stays text, numbers and dates are typed where a spreadsheet keeps every digit; nothing is ever cut.

The first sheet holds the table. Its header is the field names, as in the CSV, so that a file saved from it again fits
the schema; the second sheet says what they mean, where the table comes from and how to cite it. Missing cells are empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import BinaryIO

from generator.convert.refusal import Refusal
from generator.convert.source import Columns, SourceTable, batches, fields_of
from generator.convert.verify import difference
from generator.convert.xlsx_cells import CannotHoldError, text_cell
from generator.convert.xlsx_columns import Around, ColumnWriter
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

ROWS_MAX = 1_048_575
COLUMNS_MAX = 16_384
DICTIONARY_HEADER = ("名称 name", "中文名 title", "英文名 titleEn", "类型 type", "单位 unit", "说明 description")


def fits(_resource: Resource) -> bool:
    """Tell that every table has this format, as far as a sheet can hold it."""
    return True


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as a workbook, or return why a workbook cannot hold it."""
    try:
        package(sink, sheet_name(table.title), _table(table), _dictionary(table), level=_level(table))
    except CannotHoldError as error:
        return error.refusal
    return None


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return where a written file differs from its source."""
    return difference(table, read, stream, doubles=True)


def _level(table: SourceTable) -> int:
    return FAST if table.size > LARGE else SMALL


def _table(table: SourceTable) -> Iterator[str]:
    names = tuple(each.name for each in table.resource.fields)
    if len(names) > COLUMNS_MAX:
        raise CannotHoldError(f"XLSX 最多 {COLUMNS_MAX} 列", f"XLSX holds at most {COLUMNS_MAX} columns")
    found = batches(table)
    first = next(found, tuple(() for _ in names))
    yield sheet_start((width_of((name, *cells[:100])) for name, cells in zip(names, first, strict=True)), selected=True)
    yield _row(1, names, HEADER_STYLE)
    last = 1
    for number, rows in _rows(table, chain((first,), found)):
        last = number
        yield rows
    yield table_end(f"A1:{column_letters(len(names) - 1)}{last}")


def _rows(table: SourceTable, found: Iterable[Columns]) -> Iterator[tuple[int, str]]:
    """Yield the rows of the table, a batch at a time, with the number of the last."""
    columns = [ColumnWriter(each) for each in fields_of(table.resource)]
    starts = [f'<c r="{column_letters(index)}' for index in range(len(columns))]
    last = 1
    for batch in found:
        count = len(batch[0])
        if last + count > ROWS_MAX + 1:
            raise CannotHoldError(f"超过 XLSX 的 {ROWS_MAX} 行", f"more rows than the {ROWS_MAX} that XLSX holds")
        numbers = [str(each) for each in range(last + 1, last + 1 + count)]
        pieces = _pieces(numbers, starts, (column.of(cells) for column, cells in zip(columns, batch, strict=True)))
        last += count
        yield last, "".join(chain.from_iterable(zip(*pieces, strict=False)))


def _pieces(
    numbers: Sequence[str], starts: Iterable[str], written: Iterable[tuple[Around, Sequence[str]]]
) -> Iterator[Iterable[str]]:
    """Yield what rows are made of, piece by piece from left to right; joining is faster than filling a template."""
    yield from (repeat('<row r="'), numbers)
    ahead = '">'
    for start, ((before, behind), cells) in zip(starts, written, strict=True):
        yield from (repeat(ahead + start), numbers, repeat(f'"{before}'), cells)
        ahead = behind
    yield repeat(f"{ahead}</row>\n")


def _row(number: int, texts: Iterable[str], style: int = 0) -> str:
    cells = (f'<c r="{column_letters(index)}{number}" s="{style}"{text_cell(text)}' for index, text in enumerate(texts))
    return f'<row r="{number}">{"".join(cells)}</row>\n'


def _dictionary(table: SourceTable) -> Iterator[str]:
    """Yield the sheet that says what the columns mean and where the table comes from."""
    lines = [
        (each.name, each.title.zh, each.title.en, each.type, each.unit, each.description.zh or each.description.en)
        for each in table.resource.fields
    ]
    columns = zip(DICTIONARY_HEADER, *lines, strict=True)
    yield sheet_start((width_of(texts) for texts in columns), selected=False)
    yield _row(1, DICTIONARY_HEADER, HEADER_STYLE)
    for number, line in enumerate(lines, start=2):
        yield _row(number, line)
    for number, pair in enumerate(table.origin, start=len(lines) + 3):
        yield _row(number, pair)
    yield SHEET_END
