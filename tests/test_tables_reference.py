"""The table check agrees with frictionless cell by cell and row by row; the intended differences are named."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.tables.columns import compile_column
from generator.model.entry import Field
from generator.read.csv_file import records
from generator.read.reference import cell_is_valid, validate_package
from tests.table_support import ODDITIES, cells, check, csv_of, fields, resource_with

NAMED_DIFFERENCES: tuple[tuple[dict[str, Any], str, bool], ...] = (
    ({"type": "string", "constraints": {"pattern": "a|b"}}, "abc", True),
    ({"type": "string", "constraints": {"pattern": "ab"}}, "ab\n", True),
    ({"type": "string", "constraints": {"pattern": r"\d"}}, "٣", True),
    ({"type": "number"}, "sNaN", True),
)


@pytest.mark.parametrize(("field", "cell", "theirs"), NAMED_DIFFERENCES)
def test_named_differences_from_frictionless(field: dict[str, Any], cell: str, theirs: bool) -> None:  # noqa: FBT001
    """Where we refuse a cell that frictionless lets through, it is written here."""
    descriptor = {"name": "cell", **field}
    assert cell_is_valid(descriptor, [""], cell) is theirs
    assert _accepts(descriptor, cell) is not theirs


def _accepts(descriptor: Mapping[str, Any], cell: str, missing: tuple[str, ...] = ("",)) -> bool:
    column, faults = compile_column(_field(descriptor), frozenset(missing))
    assert column
    assert not faults
    return not [rule for rule in column.faults(cell) if rule != "formula"]


def _field(descriptor: Mapping[str, Any]) -> Field:
    return resource_with([descriptor]).fields[0]


@pytest.mark.parametrize("kind", sorted(ODDITIES))
def test_the_edges_of_each_type_are_where_frictionless_has_them(kind: str) -> None:
    """Every odd cell of every type, against every type, is accepted by both or by none."""
    descriptor = {"name": "cell", "type": kind}
    for cell in {each for odd in ODDITIES.values() for each in odd}:
        assert _accepts(descriptor, cell) == cell_is_valid(descriptor, [""], cell), (kind, cell)


@settings(max_examples=400, deadline=None)
@given(data=st.data(), descriptor=fields("cell"))
def test_cells_are_judged_as_frictionless_judges_them(data: st.DataObject, descriptor: dict[str, Any]) -> None:
    """For every type and constraint both sides accept the same cells."""
    cell = data.draw(cells(descriptor["type"]))
    missing = data.draw(st.sampled_from([("",), ("", "-"), ("x", "0"), ()]))
    if "pattern" in descriptor["constraints"] and "\n" in cell:
        cell = cell.replace("\n", "")
    assert _accepts(descriptor, cell, missing) == cell_is_valid(descriptor, missing, cell)


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_rows_are_judged_as_frictionless_judges_them(data: st.DataObject) -> None:
    """For generated schemas with unique fields, primary and foreign keys both sides refuse the same rows."""
    drawn = [data.draw(fields(name)) for name in ("a", "b")]
    for each in drawn:
        each["constraints"].pop("pattern", None)
    schema: dict[str, Any] = {"fields": drawn, "missingValues": ["", "-"]}
    if data.draw(st.booleans()):
        schema["primaryKey"] = data.draw(st.sampled_from([["a"], ["a", "b"]]))
    if data.draw(st.booleans()):
        schema["foreignKeys"] = [{"fields": ["a"], "reference": {"resource": "", "fields": ["b"]}}]
    pool = [data.draw(st.lists(cells(each["type"]), min_size=1, max_size=3)) for each in drawn]
    row = st.tuples(*(st.sampled_from([*each, "-"]) for each in pool))
    rows = data.draw(st.lists(row, min_size=1, max_size=5))
    assert _our_rows(schema, rows) == _their_rows(schema, rows)


def _our_rows(schema: Mapping[str, Any], rows: list[tuple[str, ...]]) -> set[int]:
    """Return the numbers of the rows that we refuse: a message lists five lines, and there are no more rows."""
    content = csv_of(("a", "b"), rows)
    _, problems = check(content, *schema["fields"], **{key: each for key, each in schema.items() if key != "fields"})
    numbers = {line: number for number, (line, _) in enumerate(records(content.decode()))}
    refused = [each.message.en for each in problems if each.code != "OD414"]
    listed = [re.search(r": lines? ([0-9, ]+)(?:, for example .*)?$", each, re.DOTALL) for each in refused]
    return {numbers[int(line)] for found in listed if found for line in found[1].split(",")}


def _their_rows(schema: Mapping[str, Any], rows: list[tuple[str, ...]]) -> set[int]:
    data = [["a", "b"], *(list(each) for each in rows)]
    package = {"name": "p", "resources": [{"name": "table", "data": data, "schema": dict(schema)}]}
    report = Package.from_descriptor(package).validate()
    assert not report.errors
    errors = [each.to_descriptor() for task in report.tasks for each in task.errors]
    return {each["rowNumber"] - 1 for each in errors}


def test_plain_validation_of_a_package_gives_its_messages(tmp_path: Path) -> None:
    """The reference says nothing against a sound package and says something against a broken one."""
    descriptor = tmp_path / "datapackage.yaml"
    descriptor.write_text(
        "name: p\nresources:\n  - name: t\n    path: t.csv\n    schema: {fields: [{name: a, type: integer}]}\n",
        encoding="utf-8",
    )
    (tmp_path / "t.csv").write_text("a\n1\n", encoding="utf-8")
    assert validate_package(descriptor) == ()
    (tmp_path / "t.csv").write_text("a\nx\n", encoding="utf-8")
    assert len(validate_package(descriptor)) == 1
