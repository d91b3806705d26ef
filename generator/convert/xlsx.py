"""XLSX: text stays text, numbers and dates are typed where a spreadsheet keeps every digit; nothing is ever cut.

The first sheet holds the table. Its header is the field names, as in the CSV, so that a file saved from it again fits
the schema; the second sheet, the data dictionary, says what they mean. Missing cells are empty.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from generator.convert.refusal import Refusal
from generator.convert.source import Columns, Memo, batches, fields_of
from generator.convert.xlsx_cells import CannotHoldError, encoder_of, text_cell
from generator.convert.xlsx_package import (
    HEADER_STYLE,
    SHEET_END,
    column_letters,
    package,
    sheet_name,
    sheet_start,
    width_of,
)
from generator.model.entry import Resource

NAME = "xlsx"

ROWS_MAX = 1_048_575
COLUMNS_MAX = 16_384
DICTIONARY_HEADER = ("名称 name", "中文名 title", "英文名 titleEn", "类型 type", "单位 unit", "说明 description")


def convert(resource: Resource, content: bytes, title: str) -> bytes | Refusal:
    """Return the table as a workbook, or why a workbook cannot hold it."""
    try:
        return package(sheet_name(title), _table(resource, content), _dictionary(resource))
    except CannotHoldError as error:
        return error.refusal


def _table(resource: Resource, content: bytes) -> Iterator[str]:
    if len(resource.fields) > COLUMNS_MAX:
        raise CannotHoldError(f"XLSX 最多 {COLUMNS_MAX} 列", f"XLSX holds at most {COLUMNS_MAX} columns")
    names = tuple(each.name for each in resource.fields)
    found = batches(resource, content)
    first = next(found, tuple(() for _ in names))
    yield sheet_start((width_of((name, *cells[:100])) for name, cells in zip(names, first, strict=True)), selected=True)
    yield _row(1, names, HEADER_STYLE)
    yield from _rows(resource, chain((first,), found))
    yield SHEET_END


def _rows(resource: Resource, found: Iterable[Columns]) -> Iterator[str]:
    """Yield the rows of the table, a batch at a time."""
    columns = [Memo(encoder_of(each)) for each in fields_of(resource)]
    addresses = "".join(f'<c r="{column_letters(index)}%s"%s' for index in range(len(columns)))
    template = f'<row r="%s">{addresses}</row>\n'
    number = 2
    for batch in found:
        count = len(batch[0])
        if number + count > ROWS_MAX + 2:
            raise CannotHoldError(f"超过 XLSX 的 {ROWS_MAX} 行", f"more rows than the {ROWS_MAX} that XLSX holds")
        numbers = range(number, number + count)
        encoded = (memo.of(cells) for memo, cells in zip(columns, batch, strict=True))
        yield "".join(map(template.__mod__, zip(numbers, *_between(numbers, encoded), strict=True)))
        number += count


def _between(numbers: range, encoded: Iterable[list[str]]) -> Iterator[Iterable[object]]:
    """Yield the row numbers before each column: they are a part of every address."""
    return chain.from_iterable(zip(repeat(numbers), encoded))


def _row(number: int, texts: Iterable[str], style: int = 0) -> str:
    cells = (f'<c r="{column_letters(index)}{number}" s="{style}"{text_cell(text)}' for index, text in enumerate(texts))
    return f'<row r="{number}">{"".join(cells)}</row>\n'


def _dictionary(resource: Resource) -> Iterator[str]:
    """Yield the sheet that says what the columns mean."""
    lines = [
        (each.name, each.title.zh, each.title.en, each.type, each.unit, each.description.zh or each.description.en)
        for each in resource.fields
    ]
    columns = zip(DICTIONARY_HEADER, *lines, strict=True)
    yield sheet_start((width_of(texts) for texts in columns), selected=False)
    yield _row(1, DICTIONARY_HEADER, HEADER_STYLE)
    for number, line in enumerate(lines, start=2):
        yield _row(number, line)
    yield SHEET_END
