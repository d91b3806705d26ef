"""Converted tables and what independent readers read back from them."""

import io
import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow.parquet as pq
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from generator.convert import json_rows, xlsx
from generator.convert.refusal import Refusal
from generator.convert.registry import Converter
from generator.convert.source import SourceTable
from generator.model.entry import Resource
from tests.table_support import csv_of, resource_with

ORIGIN = (("开放主体 publisher", "示例局"), ("引用 citation", "示例局：《示例表》，获取日期 ____-__-__。"))


def made(converter: Converter, resource: Resource, content: bytes) -> bytes | Refusal:
    """Return the table in a format, after our own reader found it unaltered, or why it cannot be had."""
    table, sink = SourceTable(resource, content, "示例表", ORIGIN), io.BytesIO()
    refusal = converter.convert(table, sink)
    if refusal is not None:
        return refusal
    sink.seek(0)
    assert converter.verify(table, sink) is None
    return sink.getvalue()


def converted(converter: Converter, resource: Resource, rows: Sequence[Sequence[str]]) -> bytes:
    """Return the converted table; it must not be refused."""
    content = made(converter, resource, csv_of([each.name for each in resource.fields], rows))
    assert isinstance(content, bytes)
    return content


def one_column(converter: Converter, kind: str, *cells: str) -> Any:
    """Return the cells of one column as read back from a format."""
    resource = resource_with([{"name": "key", "type": "string"}, {"name": "cell", "type": kind}])
    content = converted(converter, resource, [("k", cell) for cell in cells])
    if converter is xlsx:
        return [row[1] for row in openpyxl_rows(content)[1:]]
    if converter is json_rows:
        return [each["cell"] for each in json.loads(content, parse_float=Decimal)]
    return pq.read_table(io.BytesIO(content)).column("cell").to_pylist()


def openpyxl_rows(content: bytes) -> list[tuple[Any, ...]]:
    """Return the rows of the first sheet, texts freed of the escapes that openpyxl leaves in them."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [
        tuple(unescape(each.value) if isinstance(each.value, str) else each.value for each in row)
        for row in sheet.iter_rows()
    ]
