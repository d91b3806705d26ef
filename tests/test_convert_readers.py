"""Every valid table, in every format, is what readers say that we did not write: small tables and large ones alike."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from generator.convert import columns, geojson, json_rows, parquet, parquet_order, xlsx
from generator.convert.source import SourceTable, rows_of
from generator.model.entry import Field, Resource
from tests.convert_support import converted, openpyxl_rows
from tests.table_support import entry_with, resource_value, resource_with
from tests.test_convert import CELLS

LANES = pytest.mark.parametrize("large", [False, True], ids=["small", "large"])

RARE = "".join(map(chr, (0x20000, 0x2A6DF, 0x30EDE, 0x1F600, 0x1F468, 0x200D, 0xE0100, 0xFE0F)))
ODD = " \u3000\u00a0\u2028\ufeff\u200b\x7f\x85\t\n\r=+-@'\"<>&%_x000D_;]]>{}\\/中文é"
TEXTS = st.one_of(
    st.text(st.sampled_from(ODD + RARE), max_size=12),
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=8),
    st.sampled_from(
        [
            "=1+1",
            "@SUM(A1)",
            "+86 532",
            "-1",
            "1E5",
            "TRUE",
            "007",
            "370202190001010000",
            "_x000D_",
            "_x005F_x000D_",
            "a\r\nb",
            "a\rb",
            " a ",
            "#REF!",
            "http://a.example/",
            "</t></is></c>",
            "&amp;",
            "长" * 3000,
        ]
    ),
)
FIELDS: tuple[tuple[Mapping[str, Any], st.SearchStrategy[str]], ...] = (
    ({"type": "string"}, TEXTS),
    *(({"type": kind}, cells) for kind, cells in CELLS.items() if kind != "string"),
    ({"type": "date", "format": "%Y年%m月%d日"}, st.dates().map(lambda day: f"{day.year:04d}年{day:%m月%d日}")),
    (
        {"type": "datetime", "format": "%Y/%m/%d %H:%M"},
        st.datetimes().map(lambda at: f"{at.year:04d}/{at:%m/%d %H:%M}"),
    ),
    ({"type": "time", "format": "%H:%M"}, st.times().map(lambda at: f"{at:%H:%M}")),
    (
        {"type": "boolean", "trueValues": ["是", "Y"], "falseValues": ["否", "N"]},
        st.sampled_from(["是", "Y", "否", "N"]),
    ),
    ({"type": "duration"}, st.sampled_from(["P1D", "PT5M", "P1Y2M"])),
)
MISSING = (("",), ("", "-"), ("NA", "—"), ("不详",))
Table = tuple[Resource, list[tuple[str, ...]]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of fields of any type, its key in no order, with missing cells where they may be."""
    drawn = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4))
    fields = [{"name": f"c{number}", **field} for number, (field, _) in enumerate(drawn)]
    missing = draw(st.sampled_from(MISSING))
    cells = [st.one_of(st.sampled_from(missing), each.filter(lambda cell: cell not in missing)) for _, each in drawn]
    if "" not in missing:
        cells = [
            each if field["type"] != "string" else st.one_of(each, st.just(""))
            for each, field in zip(cells, fields, strict=True)
        ]
    rows = draw(st.lists(st.tuples(*cells), max_size=7))
    keys = draw(st.permutations(range(len(rows))))
    key = {"name": "key", "type": "integer"}
    resource = resource_with([key, *fields], missingValues=list(missing), primaryKey="key")
    return resource, [(str(number), *row) for number, row in zip(keys, rows, strict=True)]


def meant(resource: Resource, position: int, cell: str) -> Any:
    """Return what a cell means, by code of this test's own; the text itself where a format may give it as text only."""
    field = resource.fields[position]
    if cell in resource.missing_values:
        return None
    if field.type in {"date", "datetime"}:
        return _day(cell, field) if field.type == "date" else _moment_of(cell, field)
    if field.type in {"integer", "number", "year"}:
        return Decimal(cell) if field.type == "number" else Decimal(int(cell))
    return cell in {"true", "True", "TRUE", "1", "是", "Y"} if field.type == "boolean" else cell


def _day(cell: str, field: Field) -> date:
    return _moment_of(cell, field).date() if field.format else date(*map(int, cell.split("-")))


def _moment_of(cell: str, field: Field) -> datetime:
    if field.format:
        return datetime.strptime(cell, field.format)  # noqa: DTZ007 - as written
    return datetime.fromisoformat(cell.replace("2026-01-31T24", "2026-02-01T00"))


def assert_meant(table: Table, found: Sequence[Sequence[Any]], *, empty: Any = None) -> None:
    """Every value that was read is what its cell means, or the text of the cell; there are no more and no fewer."""
    resource, rows = table
    assert len(found) == len(rows)
    for row, back in zip(rows, found, strict=True):
        for position, (cell, value) in enumerate(zip(row, back, strict=True)):
            wanted = meant(resource, position, cell)
            if wanted is None:
                assert value == empty, (cell, value)
            elif wanted == cell == "" and value is None:
                continue  # openpyxl makes no difference between an empty text and no cell
            elif isinstance(value, str):
                assert value == cell
            else:
                assert _alike(wanted, value), (cell, value)


def _alike(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, bool) or isinstance(value, bool):
        return wanted is value
    if isinstance(wanted, Decimal):
        return bool(wanted == Decimal(repr(value) if isinstance(value, float) else value))
    if isinstance(wanted, date) and isinstance(value, date):
        return _moment(wanted) == _moment(value)
    return False


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as written


def as_large(patch: pytest.MonkeyPatch, *, large: bool) -> None:
    """Have small tables taken for large ones, cut into blocks of a few rows."""
    if large:
        patch.setattr(columns, "LARGE", -1)
        patch.setattr(columns, "BLOCK", 40)
        patch.setattr(xlsx, "CALAMINE_MAX", -1)
        patch.setattr(parquet_order, "PART", 2)


@LANES
@settings(max_examples=120, deadline=None)
@given(table=tables())
def test_workbooks(large: bool, table: Table) -> None:  # noqa: FBT001 - a case
    """Both openpyxl and calamine read what stands in the cells."""
    with pytest.MonkeyPatch.context() as patch:
        as_large(patch, large=large)
        content = converted(xlsx, *table)
    names = tuple(each.name for each in table[0].fields)
    header, *rows = openpyxl_rows(content)
    assert header == names
    assert_meant(table, rows)
    header_again, *again = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )
    assert tuple(header_again) == names
    assert_meant(table, again, empty="")


@LANES
@settings(max_examples=120, deadline=None)
@given(table=tables())
def test_parquet_files(large: bool, table: Table, tmp_path_factory: pytest.TempPathFactory) -> None:  # noqa: FBT001 - a case
    """pyarrow, DuckDB and Polars read the rows in the order of the key."""
    with pytest.MonkeyPatch.context() as patch:
        as_large(patch, large=large)
        content = converted(parquet, *table)
    in_order = table[0], sorted(table[1], key=lambda row: int(row[0]))
    assert_meant(in_order, [tuple(each.values()) for each in pq.read_table(io.BytesIO(content)).to_pylist()])
    assert_meant(in_order, pl.read_parquet(io.BytesIO(content)).rows())
    file = Path(tmp_path_factory.getbasetemp()) / f"{large}.parquet"
    file.write_bytes(content)
    assert_meant(in_order, duckdb.connect().read_parquet(str(file)).fetchall())


@LANES
@settings(max_examples=120, deadline=None)
@given(table=tables())
def test_json_files(large: bool, table: Table) -> None:  # noqa: FBT001 - a case
    """The standard library reads every cell, empty texts and missing cells told apart, numbers with all digits."""
    with pytest.MonkeyPatch.context() as patch:
        as_large(patch, large=large)
        found = json.loads(converted(json_rows, *table), parse_float=Decimal)
    assert_meant(table, [tuple(each.values()) for each in found])
    strings = [each.name for each in table[0].fields if each.type == "string"]
    for row, back in zip(table[1], found, strict=True):
        cells = dict(zip([each.name for each in table[0].fields], row, strict=True))
        assert [back[name] for name in strings] == [
            None if cells[name] in table[0].missing_values else cells[name] for name in strings
        ]


@LANES
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(TEXTS, st.decimals(-180, 180, places=7).map(str), st.decimals(-90, 90, places=7).map(str)), max_size=6
    )
)
def test_geojson_files(large: bool, rows: list[tuple[str, str, str]]) -> None:  # noqa: FBT001 - a case
    """Every row is a feature where its cells say, with every digit, and with all cells as properties."""
    fields = [{"name": "name", "type": "string"}, {"name": "x", "type": "number"}, {"name": "y", "type": "number"}]
    value = {**resource_value("table", fields), "crs": "EPSG:4490", "geometry": {"longitude": "x", "latitude": "y"}}
    with pytest.MonkeyPatch.context() as patch:
        as_large(patch, large=large)
        content = converted(geojson, entry_with(value).resources[0], rows)
    found = json.loads(content, parse_float=Decimal)["features"]
    assert [each["geometry"]["coordinates"] for each in found] == [[Decimal(x), Decimal(y)] for _, x, y in rows]
    assert [each["properties"]["name"] for each in found] == [name or None for name, _, _ in rows]


@settings(max_examples=80, deadline=None)
@given(table=tables())
def test_where_a_large_table_is_cut_makes_no_difference(table: Table) -> None:
    """The same rows of the sheet and the same JSON, whether read at once or in blocks of a few bytes."""
    small = rows_written(table)
    with pytest.MonkeyPatch.context() as patch:
        as_large(patch, large=True)
        assert rows_written(table) == small


def rows_written(table: Table) -> tuple[bytes, bytes]:
    """Return the rows of a table as they stand in a sheet and in JSON."""
    with zipfile.ZipFile(io.BytesIO(converted(xlsx, *table))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return sheet.partition(b"<sheetData>")[2], converted(json_rows, *table)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["bare", "mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_large_files_are_read_as_small_ones(start: bytes, end: bytes) -> None:
    """A byte order mark, line ends, quoted line ends, exponents and a last line without an end change nothing."""
    fields = [{"name": "a", "type": "string"}, {"name": "b", "type": "number"}]
    lines = [
        b"a,b",
        *(b'"x\r\n%d, ""y""",%d.5' % (number, number) for number in range(40)),
        b"1.2E+17,1E+3",
        b",",
        b"z,",
    ]
    table = SourceTable(resource_with(fields), start + end.join(lines))
    rows = list(rows_of(table))
    assert len(rows) == 43
    with pytest.MonkeyPatch.context() as patch:
        as_large(patch, large=True)
        blocks = list(columns.columns_in(table))
    assert len(blocks) > 10
    found = [pa.chunked_array(each).to_pylist() for each in zip(*blocks, strict=True)]
    assert [["" if cell is None else cell for cell in row] for row in zip(*found, strict=True)] == rows


@pytest.mark.parametrize(
    "broken", [b'b,"1\n' * 9, b"b\n" * 9, b"b,1,2\n" * 9, b"b,\xff\n" * 9, b"\n" * 9, b"b,x\n" * 9]
)
def test_large_tables_that_do_not_fit_are_errors(broken: bytes) -> None:
    """What stops a small table from being converted stops a large one too, wherever it stands."""
    resource = resource_with([{"name": "a", "type": "string"}, {"name": "b", "type": "integer"}])
    for number in (0, 60):
        table = SourceTable(resource, b"a,b\n" + b"a,1\n" * number + broken + b"a,1\n" * 60)
        with pytest.MonkeyPatch.context() as patch:
            as_large(patch, large=True)
            for module in (xlsx, json_rows, parquet):
                with pytest.raises(ValueError, match="check the table first"):
                    module.convert(table, io.BytesIO())
