"""Derived formats: what an independent reader reads back is what the CSV says, or the format is refused."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from generator.convert import geojson, json_rows, parquet, xlsx
from generator.convert.registry import CONVERTERS, Converter
from generator.model.entry import Resource
from tests.convert_support import converted, made, one_column, openpyxl_rows
from tests.table_support import resource_with

EVERY = pytest.mark.parametrize(
    "converter", [each for each in CONVERTERS if each is not geojson], ids=lambda each: each.NAME
)
TRUE = {"true", "True", "TRUE", "1"}

TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r")
)
LOOKALIKES = (
    "=1+1",
    "1E5",
    "TRUE",
    "007",
    "370202190001010000",
    "_x000D_",
    "__x0041_",
    "2026-01-01",
    " a ",
    "a\r\nb",
    "&<>\"'",
    "%s",
)
DIGITS = st.text("0123456789", min_size=1, max_size=25)
CELLS: Mapping[str, st.SearchStrategy[str]] = {
    "string": st.one_of(TEXTS, st.sampled_from(LOOKALIKES)),
    "integer": st.one_of(
        st.integers().map(str),
        DIGITS,
        st.sampled_from(
            ["-0", "+7", "007", "9007199254740993", "9" * 15, "9" * 16, str(2**63 - 1), str(2**63), "9" * 39, " 1"]
        ),
    ),
    "number": st.one_of(
        st.decimals(allow_nan=False, allow_infinity=False).map(str),
        st.floats(allow_nan=False, allow_infinity=False).map(repr),
        st.tuples(DIGITS, DIGITS).map(".".join),
        st.sampled_from(
            ["NaN", "-Infinity", ".5", "5.", "-0.0", "1e400", "1E-320", "0.1", "1E+5", "1.50", "1e22", "1E-400"]
        ),
    ),
    "boolean": st.sampled_from(["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"]),
    "date": st.one_of(st.dates().map(str), st.sampled_from(["1900-02-28", "1900-03-01", "2024-1-1", "9999-12-31"])),
    "datetime": st.one_of(
        st.datetimes().map(datetime.isoformat),
        st.datetimes(min_value=datetime(1900, 3, 1), max_value=datetime(2100, 1, 1)).map(  # noqa: DTZ001 - as written
            lambda each: each.replace(microsecond=0).isoformat()
        ),
        st.sampled_from(
            ["2026-01-31T08:00:00Z", "2026-01-31T08:00:00+08:00", "2026-01-31T08:00:00.1234567", "2026-01-31T24:00:00"]
        ),
    ),
    "time": st.times().map(lambda each: each.isoformat()),
    "year": st.integers(0, 9999).map(lambda each: f"{each:04d}"),
    "yearmonth": st.sampled_from(["2026-01", "1999-12", "2026-1"]),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Resource, list[tuple[str, ...]]]:
    """Draw a schema and rows that fit it, with missing cells in every column but the first."""
    kinds = draw(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=5))
    fields = [{"name": "key", "type": "string"}]
    fields += [{"name": f"c{index}_{kind}", "type": kind, "title": "列"} for index, kind in enumerate(kinds)]
    missing = draw(st.sampled_from([("",), ("", "-")]))
    row = st.tuples(*(st.one_of(st.sampled_from(missing), CELLS[kind]) for kind in kinds))
    rows = draw(st.lists(row, max_size=6))
    resource = resource_with(fields, missingValues=list(missing))
    return resource, [(f"k{number}", *cells) for number, cells in enumerate(rows)]


def same(kind: str, cell: str, found: Any) -> bool:
    """Tell whether a value that was read back says exactly what a cell says."""
    if isinstance(found, str):
        return found == cell
    if kind in {"integer", "number", "year"}:
        exact = Decimal(cell) if kind == "number" else Decimal(int(cell))
        return not isinstance(found, bool) and Decimal(repr(found) if isinstance(found, float) else found) == exact
    if kind == "boolean":
        return found is (cell in TRUE)
    if kind == "date":
        day = found.date() if isinstance(found, datetime) else found
        return isinstance(day, date) and day == datetime.strptime(cell, "%Y-%m-%d").date()  # noqa: DTZ007 - as written
    if kind == "datetime":
        if isinstance(found, date) and not isinstance(found, datetime):
            found = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - as written
        day_after = cell.replace("2026-01-31T24", "2026-02-01T00")
        return isinstance(found, datetime) and found == datetime.fromisoformat(day_after)
    return False


def assert_same(
    resource: Resource, rows: Sequence[Sequence[str]], found: Sequence[Sequence[Any]], empty: Any = None
) -> None:
    """Every cell that was read back is the cell of the CSV; missing ones are empty."""
    assert len(found) == len(rows)
    for row, back in zip(rows, found, strict=True):
        for field, cell, value in zip(resource.fields, row, back, strict=True):
            if cell in resource.missing_values:
                assert value == empty
            else:
                assert same(field.type, cell, value), (field.type, cell, value)


@settings(max_examples=150, deadline=None)
@given(table=tables())
def test_json_says_what_the_csv_says(table: tuple[Resource, list[tuple[str, ...]]]) -> None:
    """Every row is an object on its own line, every value the one of its cell, numbers with all digits."""
    resource, rows = table
    content = converted(json_rows, resource, rows)
    found = json.loads(content, parse_float=Decimal)
    assert_same(resource, rows, [tuple(each.values()) for each in found])
    assert all(list(each) == [field.name for field in resource.fields] for each in found)
    assert content.count(b"\n{") == len(rows)


@settings(max_examples=150, deadline=None)
@given(table=tables())
def test_parquet_says_what_the_csv_says(table: tuple[Resource, list[tuple[str, ...]]]) -> None:
    """Every value, in the order of the rows, is the one of its cell, whatever type its column was given."""
    resource, rows = table
    found = pq.read_table(io.BytesIO(converted(parquet, resource, rows)))
    assert found.column_names == [each.name for each in resource.fields]
    columns = [each.to_pylist() for each in found.columns]
    assert_same(resource, rows, list(zip(*columns, strict=True)))


@settings(max_examples=150, deadline=None)
@given(table=tables())
def test_xlsx_says_what_the_csv_says_to_two_readers(table: tuple[Resource, list[tuple[str, ...]]]) -> None:
    """Both openpyxl and calamine read every value as it stands in its cell."""
    resource, rows = table
    names = tuple(each.name for each in resource.fields)
    content = converted(xlsx, resource, rows)
    header, *found = openpyxl_rows(content)
    assert header == names
    assert_same(resource, rows, found)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    header_again, *found_again = sheet.to_python(skip_empty_area=False)
    assert tuple(header_again) == names
    assert_same(resource, rows, found_again, empty="")


@EVERY
def test_text_stays_text(converter: Converter) -> None:
    """Formulas, scientific notation, truth values, codes and escapes are the same texts again."""
    assert one_column(converter, "string", *LOOKALIKES) == list(LOOKALIKES)


@EVERY
@settings(max_examples=15, deadline=None)
@given(table=tables())
def test_the_same_table_gives_the_same_bytes(
    converter: Converter, table: tuple[Resource, list[tuple[str, ...]]]
) -> None:
    """A second run writes the same file."""
    assert converted(converter, *table) == converted(converter, *table)


@EVERY
def test_many_rows_keep_their_order(converter: Converter) -> None:
    """Tables of several batches and row groups are whole and in order."""
    cells = [str(number * 7919 % 5003) for number in range(5003)]
    assert one_column(converter, "integer", *cells) == [int(each) for each in cells]


@EVERY
@pytest.mark.parametrize(
    "content",
    [
        "key,cell\nk,x\n",
        "key,other\nk,1\n",
        "key,cell\nk\n",
        "key,cell\nk,1,2\n",
        "cell,key\n1,k\n",
        "",
        b"key,cell\n\xff,1\n",
    ],
)
def test_a_table_that_does_not_fit_its_schema_is_an_error(converter: Converter, content: str | bytes) -> None:
    """A table that the check would refuse stops the conversion and is never bent into shape."""
    resource = resource_with([{"name": "key", "type": "string"}, {"name": "cell", "type": "integer"}])
    with pytest.raises(ValueError, match="check the"):
        made(converter, resource, content if isinstance(content, bytes) else content.encode())


@EVERY
@pytest.mark.parametrize("kind", sorted(set(CELLS) - {"string"}))
def test_no_format_takes_a_cell_of_another_type(converter: Converter, kind: str) -> None:
    """A wrong cell of any type is an error in every format."""
    with pytest.raises(ValueError, match=f"not of type '{kind}'"):
        one_column(converter, kind, "甲")


@EVERY
def test_declared_formats_are_read(converter: Converter) -> None:
    """A date in a declared format is a date, or stays the text it was in JSON."""
    resource = resource_with([{"name": "day", "type": "date", "format": "%Y年%m月%d日"}])
    content = converted(converter, resource, [("2026年01月31日",)])
    if converter is json_rows:
        assert json.loads(content) == [{"day": "2026年01月31日"}]
    elif converter is xlsx:
        assert openpyxl_rows(content)[1] == (datetime(2026, 1, 31),)  # noqa: DTZ001 - as written
    else:
        assert pq.read_table(io.BytesIO(content)).to_pylist() == [{"day": date(2026, 1, 31)}]


def test_json_spells_numbers_as_they_were_written() -> None:
    """Digits, trailing zeros and exponents stand in the file as in the CSV."""
    resource = resource_with([{"name": "n", "type": "number"}, {"name": "i", "type": "integer"}])
    content = converted(json_rows, resource, [("1.50", "9007199254740993"), ("1E-400", "007"), ("NaN", "-0")])
    assert content.decode().splitlines() == [
        "[",
        '{"n":1.50,"i":9007199254740993},',
        '{"n":1E-400,"i":7},',
        '{"n":"NaN","i":-0}',
        "]",
    ]


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        ("integer", ("1", "9223372036854775807"), "int64"),
        ("integer", ("1", "9223372036854775808"), "decimal128(19, 0)"),
        ("integer", ("1", "9" * 39), "string"),
        ("number", ("1.5", "-22.25"), "decimal128(4, 2)"),
        ("number", ("0." + "1" * 38, "1"), "string"),
        ("number", ("0.5", "NaN"), "string"),
        ("boolean", ("true", ""), "bool"),
        ("date", ("2026-01-01",), "date32[day]"),
        ("datetime", ("2026-01-01T00:00:00.5",), "timestamp[us]"),
        ("datetime", ("2026-01-01T00:00:00Z",), "string"),
        ("datetime", ("2026-01-01T00:00:00.1234567",), "string"),
        ("year", ("2026",), "int32"),
        ("yearmonth", ("2026-01",), "string"),
        ("string", ("007",), "string"),
        ("number", ("", ""), "decimal128(1, 0)"),
    ],
)
def test_parquet_types_hold_every_value(kind: str, cells: tuple[str, ...], expected: str) -> None:
    """A column has the narrowest type that is exact for all of its values, else it is text."""
    resource = resource_with([{"name": "key", "type": "string"}, {"name": "cell", "type": kind}])
    content = converted(parquet, resource, [("k", each) for each in cells])
    assert str(pq.read_schema(io.BytesIO(content)).field("cell").type) == expected


def test_parquet_row_groups_are_small_and_have_statistics() -> None:
    """A browser can fetch two thousand rows at a time and skip groups by their least and greatest value."""
    resource = resource_with([{"name": "cell", "type": "integer"}])
    content = converted(parquet, resource, [(str(number),) for number in range(4001)])
    meta = pq.ParquetFile(io.BytesIO(content)).metadata
    assert [meta.row_group(index).num_rows for index in range(meta.num_row_groups)] == [2000, 2000, 1]
    column = meta.row_group(1).column(0)
    assert (column.compression, column.statistics.min, column.statistics.max) == ("SNAPPY", 2000, 3999)
