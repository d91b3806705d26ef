"""XLSX: typed only where a spreadsheet keeps every digit, explained, reproducible, and refused rather than cut."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import load_workbook

from generator.convert import xlsx
from generator.convert.refusal import Refusal
from generator.convert.xlsx_package import column_letters, sheet_name
from tests.convert_support import converted, made, one_column
from tests.table_support import csv_of, resource_with


@pytest.mark.parametrize(
    ("kind", "cell", "found"),
    [
        ("integer", "9" * 15, 999999999999999),
        ("integer", "9" * 16, "9" * 16),
        ("integer", "1" + "0" * 20, 1e20),
        ("number", "0.1", 0.1),
        ("number", "0.1000000000000001", "0.1000000000000001"),
        ("number", "1e400", "1e400"),
        ("number", "1E-320", "1E-320"),
        ("number", "NaN", "NaN"),
        ("date", "1900-02-28", "1900-02-28"),
        ("date", "1900-03-01", datetime(1900, 3, 1)),  # noqa: DTZ001 - as written
        ("datetime", "2026-01-31T08:00:00Z", "2026-01-31T08:00:00Z"),
        ("time", "08:00:00", "08:00:00"),
        ("year", "2026", 2026),
        ("year", "0026", "0026"),
        ("boolean", "TRUE", True),
    ],
)
def test_xlsx_types_only_what_a_spreadsheet_keeps(kind: str, cell: str, found: object) -> None:
    """What a double or a serial date would change is text."""
    value = one_column(xlsx, kind, cell)[0]
    assert (value, isinstance(value, str)) == (found, isinstance(found, str))


def test_xlsx_has_a_frozen_header_and_a_dictionary() -> None:
    """The header is bold and stays in sight; the second sheet explains the columns; no formula or link is anywhere."""
    field = {
        "name": "code",
        "type": "string",
        "title": "编码",
        "titleEn": "Code",
        "unit": "个",
        "description": "唯一编码",
    }
    content = converted(xlsx, resource_with([field]), [("=1+1",), ("http://a.example/",)])
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["示例表", "数据字典"]
    table, dictionary = book.worksheets
    assert (table.freeze_panes, table["A1"].font.b, table["A2"].font.b, table["A2"].data_type) == (
        "A2",
        True,
        False,
        "s",
    )
    assert [each.value for each in dictionary[2]] == ["code", "编码", "Code", "string", "个", "唯一编码"]
    assert [cell.hyperlink for row in table.iter_rows() for cell in row] == [None] * 3


def test_xlsx_holds_no_time_of_its_making() -> None:
    """Every part of the archive carries the same fixed time."""
    content = converted(xlsx, resource_with([{"name": "a", "type": "string"}]), [("1",)])
    assert {each.date_time for each in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("公交站点", "公交站点"),
        ("a[b]:c*d?e/f\\g", "a b c d e f g"),
        ("长" * 40, "长" * 31),
        ("😀" * 20, "😀" * 15),
        ("数据字典", "data"),
        ("History", "data"),
        ("''", "data"),
    ],
)
def test_sheet_names_are_what_spreadsheets_allow(title: str, name: str) -> None:
    """No reserved character or name, at most 31 UTF-16 units."""
    assert sheet_name(title) == name


def test_columns_have_letters() -> None:
    """The columns after Z are AA, AB … and the last one is XFD."""
    assert [column_letters(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("长" * 32_767, ""),
        ("长" * 32_768, "32767"),
        ("😀" * 16_384, "32767"),
        ("a\x0bb", "控制字符"),
        ("a\uffff", "控制字符"),
    ],
)
def test_xlsx_refuses_cells_that_it_cannot_hold(cell: str, said: str) -> None:
    """A cell too long or with control characters makes the format absent with the reason, never cut."""
    content = made(xlsx, resource_with([{"name": "a", "type": "string"}]), csv_of("a", [(cell,)]))
    assert isinstance(content, Refusal) == bool(said)
    if isinstance(content, Refusal):
        assert said in content.reason.zh
        assert "XLSX" in content.reason.en


def test_xlsx_refuses_more_rows_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last row of a sheet is used, one more makes the format absent."""
    assert xlsx.ROWS_MAX == 1_048_575
    monkeypatch.setattr(xlsx, "ROWS_MAX", 1500)
    resource = resource_with([{"name": "a", "type": "string"}])
    rows = [(str(number),) for number in range(1501)]
    assert isinstance(made(xlsx, resource, csv_of("a", rows[:1500])), bytes)
    refused = made(xlsx, resource, csv_of("a", rows))
    assert isinstance(refused, Refusal)
    assert "1500" in refused.reason.zh


def test_xlsx_refuses_more_columns_than_a_sheet_has() -> None:
    """A table wider than XFD makes the format absent."""
    resource = resource_with({"name": f"c{index}", "type": "string"} for index in range(16_385))
    refused = made(xlsx, resource, csv_of((each.name for each in resource.fields), []))
    assert isinstance(refused, Refusal)
    assert "16384" in refused.reason.en


def test_whole_numbers_that_a_double_skips_are_texts() -> None:
    """A number of few digits and many zeros is one only where the double is that very number."""
    cells = ("53801350362449700", "9007199254740992", "9007199254740993", "1000000000000000000", "-53801350362449700")
    assert one_column(xlsx, "integer", *cells) == [
        "53801350362449700",
        "9007199254740992",
        "9007199254740993",
        10**18,
        "-53801350362449700",
    ]
