"""Every derived file is read back: an altered one is found out, kept nowhere, and made anew where the store was damaged."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from generator.convert import geojson, json_rows, parquet, xlsx
from generator.convert.refusal import Refusal
from generator.convert.registry import CONVERTERS, Converter
from generator.convert.source import SourceTable
from generator.derive.profile import profile_of
from generator.model.entry import Resource
from generator.model.facts import Distribution
from generator.model.profile import TableProfile
from generator.pipeline import measure
from generator.pipeline.distribute import Downloads, data_files, distribute
from generator.pipeline.inspect import inspect
from generator.pipeline.measure import Profiles, profile_tables
from generator.pipeline.work import silent
from generator.publish.store import Store
from tests.convert_support import converted, made
from tests.support import TODAY, MemoryTree, golden_contents
from tests.table_support import csv_of, entry_with, resource_value, resource_with
from tests.test_convert import tables

PLAIN = resource_with(
    [
        {"name": "key", "type": "string"},
        {"name": "count", "type": "integer"},
        {"name": "share", "type": "number"},
        {"name": "open", "type": "boolean"},
        {"name": "day", "type": "date"},
    ]
)
ROWS = [("007", "12", "1.5", "true", "2026-01-31"), ("a&b", "13", "", "false", "2026-02-01")]


@settings(max_examples=150, deadline=None)
@given(table=tables())
def test_the_streaming_reader_reads_what_calamine_reads(table: tuple[Resource, list[tuple[str, ...]]]) -> None:
    """Large workbooks are streamed; that reader finds every cell as it was written, whatever it looks like."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx, "CALAMINE_MAX", -1)
        converted(xlsx, *table)


def rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook whose first sheet says something else."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith("sheet1.xml"):
                assert old in part
                part = part.replace(old, new, 1)
            archive.writestr(name, part)
    return target.getvalue()


def parquet_of(rows: list[tuple[str, ...]]) -> bytes:
    """Return other rows as Parquet."""
    return converted(parquet, PLAIN, rows)


ALTERED: list[tuple[Converter, Callable[[bytes], bytes]]] = [
    (json_rows, lambda file: file.replace(b'"007"', b"7")),
    (json_rows, lambda file: file.replace(b'"007"', b'"07"')),
    (json_rows, lambda file: file.replace(b"1.5", b"1.50000000000000000001")),
    (json_rows, lambda file: file.replace(b"true", b"1")),
    (json_rows, lambda file: file.replace(b"null", b"0")),
    (json_rows, lambda file: file.replace(b"},\n", b"}\n")),
    (json_rows, lambda file: file.replace(b"}\n]", b"},\n]")),
    (json_rows, lambda file: file[:-2]),
    (json_rows, lambda file: file + b"[]"),
    (json_rows, lambda file: file.replace(b'"count"', b'"Count"')),
    (json_rows, lambda file: b"[\n" + file.split(b"\n")[1].rstrip(b",") + b"\n]\n"),
    (json_rows, lambda _: b"[]\n"),
    (xlsx, lambda file: rewritten(file, b">007<", b">07<")),
    (xlsx, lambda file: rewritten(file, b"<v>12</v>", b"<v>12.5</v>")),
    (xlsx, lambda file: rewritten(file, b' t="b"', b"")),
    (xlsx, lambda file: rewritten(file, b"<v>46053</v>", b"<v>46054</v>")),
    (xlsx, lambda file: rewritten(file, b"</row>\n</sheetData>", b"</sheetData>")),
    (xlsx, lambda file: file[:-30]),
    (parquet, lambda _: parquet_of([ROWS[0], ("a&b", "14", "", "false", "2026-02-01")])),
    (parquet, lambda _: parquet_of([ROWS[0], ROWS[0]])),
    (parquet, lambda _: parquet_of([ROWS[0]])),
    (parquet, lambda _: converted(parquet, resource_with([{"name": "key", "type": "string"}]), [("a",), ("b",)])),
]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("number", range(len(ALTERED)))
def test_an_altered_file_is_found_out(number: int, streamed: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a case
    """A digit, a type, a row, a name or an end that is not what the source says is a difference, told in both languages."""
    module, alter = ALTERED[number]
    monkeypatch.setattr(xlsx, "CALAMINE_MAX", -1 if streamed else 1 << 20)
    table = SourceTable(PLAIN, csv_of([each.name for each in PLAIN.fields], ROWS))
    told = module.verify(table, io.BytesIO(alter(converted(module, PLAIN, ROWS))))
    assert told is not None
    assert told.zh
    assert told.en


def test_parquet_is_sorted_by_the_primary_key() -> None:
    """Rows stand in the order of the key, of their numbers and not of their spelling."""
    fields = [{"name": "n", "type": "integer"}, {"name": "t", "type": "string"}]
    resource = resource_with(fields, primaryKey=["n"])
    content = converted(parquet, resource, [("10", "a"), ("9", "b"), ("100", "c")])
    assert pq.read_table(io.BytesIO(content)).to_pylist() == [
        {"n": 9, "t": "b"},
        {"n": 10, "t": "a"},
        {"n": 100, "t": "c"},
    ]


def place(crs: str, *, kind: str = "number") -> Resource:
    """Return a table of points."""
    fields = [{"name": "name", "type": "string"}, {"name": "x", "type": kind}, {"name": "y", "type": kind}]
    value = resource_value("table", fields)
    return entry_with({**value, "crs": crs, "geometry": {"longitude": "x", "latitude": "y"}}).resources[0]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490"])
def test_geojson_has_a_point_for_every_row(crs: str) -> None:
    """RFC 7946: longitude first, digits as written, no geometry where a coordinate is missing, no member beside."""
    rows = [("甲", "120.3690150", "36.1"), ("乙", "", "36.2")]
    found = json.loads(converted(geojson, place(crs), rows), parse_float=str)
    assert list(found) == ["type", "features"]
    assert found["type"] == "FeatureCollection"
    first, second = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": ["120.3690150", "36.1"]}
    assert first["properties"] == {"name": "甲", "x": "120.3690150", "y": "36.1"}
    assert second["geometry"] is None
    assert json.loads(converted(geojson, place(crs), [])) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize(
    ("resource", "cells", "said"),
    [
        (place("EPSG:4547"), ("120", "36"), "EPSG:4547"),
        (place(""), ("120", "36"), "未写明"),
        (place("EPSG:4326", kind="string"), ("120", "36"), "不是数值"),
        (place("EPSG:4326"), ("36", "120"), "范围"),
        (place("EPSG:4326"), ("NaN", "36"), "范围"),
    ],
)
def test_geojson_is_absent_with_its_reason(resource: Resource, cells: tuple[str, str], said: str) -> None:
    """Other reference systems, texts, and numbers that are no degrees are never put on a map."""
    refused = made(geojson, resource, csv_of(["name", "x", "y"], [("甲", *cells)]))
    assert isinstance(refused, Refusal)
    assert said in refused.reason.zh


def test_only_tables_with_coordinates_may_be_geojson() -> None:
    """Nobody is told that a list without places has no map."""
    assert [geojson.fits(PLAIN), geojson.fits(place("EPSG:4326"))] == [False, True]


def downloads(tree: MemoryTree, store: Store) -> Downloads:
    """Return the downloads of a repository."""
    inspection = inspect(tree, TODAY, store=store, executor=None, progress=silent)
    return distribute(
        tree, inspection.reading.catalogue, inspection.tables, store=store, executor=None, progress=silent
    )


def offered(found: Downloads) -> list[Distribution]:
    """Return everything that is offered besides the sources."""
    every = [each for facts in found.facts.values() for each in facts.distributions]
    return [each for each in every if each.format != "csv" and each.path]


def test_nothing_is_converted_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same content, schema and code the second build opens no converter at all."""
    tree, store = MemoryTree(golden_contents()), Store(tmp_path, "1")
    first = downloads(tree, store)
    for module in CONVERTERS:
        monkeypatch.setattr(module, "convert", None)
    assert downloads(tree, store) == first


@pytest.mark.parametrize("damage", [b"", b"?", None])
def test_a_damaged_file_in_the_store_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    """Cut, altered or gone: the next build makes the same file again and publishes that one."""
    tree, store = MemoryTree(golden_contents()), Store(tmp_path, "1")
    first = downloads(tree, store)
    files = {path: file.read_bytes() for path, file in first.files.items()}
    for file in first.files.values():
        if damage is None:
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:-1] + damage)
    again = downloads(tree, store)
    assert again == first
    assert {path: file.read_bytes() for path, file in again.files.items()} == files


def test_a_file_that_reads_back_differently_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The format is absent with its reason, a problem is told, nothing of it is published, and the next build tries again."""
    tree, store = MemoryTree(golden_contents()), Store(tmp_path, "1")
    with monkeypatch.context() as patch:
        patch.setattr(json_rows, "quoted", lambda _: '"x"')
        found = downloads(tree, store)
    assert {each.code for each in found.problems} == {"OD430"}
    assert {each.format for each in offered(found)} == {"xlsx", "parquet"}
    entries = inspect(tree, TODAY, store=store, executor=None, progress=silent).reading.catalogue.entries
    assert [each.path for each in data_files(tree, entries, found) if each.path.endswith(".json")] == []
    assert {each.format for each in offered(downloads(tree, store))} == {"xlsx", "json", "parquet"}
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def profiles(tree: MemoryTree, store: Store) -> Profiles:
    """Return the figures of all columns of a repository."""
    catalogue = inspect(tree, TODAY, store=store, executor=None, progress=silent).reading.catalogue
    return profile_tables(catalogue, downloads(tree, store), TODAY, store=store, executor=None, progress=silent)


@pytest.mark.parametrize("damaged", [False, True])
def test_nothing_is_measured_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, damaged: bool) -> None:
    """The figures of unchanged tables come from the store; damaged ones are measured again and are the same."""
    tree, store = MemoryTree(golden_contents()), Store(tmp_path, "1")
    first = profiles(tree, store)
    measured: list[object] = []
    if damaged:
        for file in filter(Path.is_file, tmp_path.rglob("*")):
            file.write_bytes(file.read_bytes()[:-1])

    def counting(*given: Any) -> TableProfile:
        measured.append(given)
        return profile_of(*given)

    monkeypatch.setattr(measure, "profile_of", counting)
    assert profiles(tree, store) == first
    assert len(measured) == damaged * sum(map(len, first.values()))
    assert first


def test_another_threshold_is_another_measurement(tmp_path: Path) -> None:
    """Figures that were kept under one ``least_group`` are not shown under another."""
    contents = dict(golden_contents())
    law = "catalog/law/parameters.csv"
    store = Store(tmp_path, "1")
    before = {each.name for each in tmp_path.rglob("*")} if profiles(MemoryTree(contents), store) else set()
    contents[law] = contents[law].replace(b"least_group,5,", b"least_group,6,")
    profiles(MemoryTree(contents), store)
    assert {each.name for each in tmp_path.rglob("*")} > before
