"""Hostile and damaged files: our verdict is frictionless's, or the difference is named with its reason."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.registry import RULES
from generator.model.finding import Level, Problem
from tests.table_support import cells, check, csv_of, fields, told

NAME = {"name": "name", "type": "string"}
COUNT = {"name": "count", "type": "integer"}
ROWS = "东门,1\n西门,2\n"

AGREED: Mapping[str, bytes] = {
    "C01 nothing at all": b"",
    "C02 a header only": b"name,count\n",
    "C05 a legal multi-line cell": 'name,count\n"两\n行",1\n'.encode(),
    "C07 a long row": f"name,count\n{ROWS}南门,3,4\n".encode(),
    "C07 a short row": f"name,count\n南门\n{ROWS}".encode(),
    "C08 blank rows": b"name,count\na,1\n\n\nb,2\n",
    "C10 an empty header": f"name,\n{ROWS}".encode(),
    "C11 another header": f"title,count\n{ROWS}".encode(),
    "C11 another order": b"count,name\n1,a\n",
    "C21 CRLF": f"name,count\n{ROWS}".replace("\n", "\r\n").encode(),
    "C22 no last line end": b"name,count\na,1",
    "C23 a mark at the beginning": b"\xef\xbb\xbf" + f"name,count\n{ROWS}".encode(),
    "C30 a total row": f"name,count\n{ROWS}合计,3\n".encode(),
    "C31 units in a number": "name,count\n东门,12万\n".encode(),
    "C31 thousands": b'name,count\na,"1,234"\n',
    "C32 the same fault everywhere": b"name,count\n" + b"a,x\n" * 900,
    "X08 a formula": b"name,count\n=1+1,1\n",
    "X10 a dialling code": b"name,count\n+86 532 1234,1\n",
    "X16 texts that look like other types": b"name,count\nTRUE,1\n1E5,2\n2025-07-25,3\n0532,4\n",
    "X19 a whole number beyond 2^53": b"name,count\na,9007199254740993\n",
    "D05 a masked number": b"name,count\n3702**********1234,1\n",
    "D11 a mobile as a whole number": b"name,count\na,13000000000\n",
    "D29 JSON in a cell": b'name,count\n"{""id"": ""1""}",1\n',
}

DIFFERENCES: Mapping[str, tuple[bytes, str, bool, str]] = {
    "C03 a quote that is never closed": (b'name,count\na,1\nb,"2\n', "OD405", True, "it swallows the rest of the file"),
    "C04 text behind a closing quote": (b'name,count\n"a"x,1\n', "OD405", True, "nobody knows what the cell is"),
    "C05 a stray quote": (b'name,count\n2"x",1\n', "OD405", True, "nobody knows what the cell is"),
    "C09 a repeated header": (b"name,name\na,1\n", "OD404", False, "both refuse; theirs blames the label only"),
    "C12 a blank in the header": (
        f"name, count\n{ROWS}".encode(),
        "OD404",
        True,
        "theirs strips labels; programs that read the file do not",
    ),
    "C26 UTF-16": (f"name,count\n{ROWS}".encode("utf-16"), "OD403", True, "theirs guesses; the portal promises UTF-8"),
    "C15 a very long text": (
        b"name,count\n" + b"x" * 40_000 + b",1\n",
        "OD423",
        True,
        "a warning: Excel cannot hold it",
    ),
    "C18 NUL": (b"name,count\na\x00b,1\n", "OD408", True, "no text holds it, and C programs end there"),
    "C19 an escape": (b"name,count\n\x1b[31mred,1\n", "OD408", True, "it acts on terminals"),
    "C20 lines that end in CR alone": (b"name,count\ra,1\rb,2\r", "OD405", True, "many programs see one line"),
    "C24 GBK": (
        f"name,count\n{ROWS}北广场,3\n".encode("gbk"),
        "OD403",
        True,
        "declared as UTF-8, theirs guesses when it is not told",
    ),
    "C28 replacement characters": ("name,count\n东\ufffd,1\n".encode(), "OD408", True, "the text is lost"),
    "C28 UTF-8 read as a western encoding": (
        "name,count\nä¸\xadæ–‡,1\n".encode(),
        "OD408",
        True,
        "the text is damaged",
    ),
    "C29 semicolons": (b"name;count\na;1\n", "OD404", True, "theirs sniffs; the portal promises commas"),
    "X01 scientific notation in a text": (
        b"name,count\n3.70202E+17,1\n",
        "OD420",
        True,
        "a spreadsheet lost the digits",
    ),
    "X03 long codes rounded": (
        b"name,count\n" + b"".join(b"37020200000012%d000,1\n" % number for number in range(3)),
        "OD420",
        True,
        "a spreadsheet lost the digits",
    ),
    "X06 an error value": (b"name,count\n#REF!,1\n", "OD420", True, "a formula was exported, not its value"),
}


def _refused_by_us(content: bytes, *of: Mapping[str, Any], **schema: Any) -> list[Problem]:
    _, problems = check(content, *of, **schema)
    return [each for each in problems if RULES[each.code].level is Level.ERROR]


def _rows_refused_by_them(folder: Path, content: bytes, *of: Mapping[str, Any], **schema: Any) -> tuple[bool, set[int]]:
    """Return whether plain frictionless accepts a file, and the rows that it blames."""
    (folder / "table.csv").write_bytes(content)
    resource = {"name": "table", "path": "table.csv", "schema": {"fields": list(of), **schema}}
    (folder / "datapackage.yaml").write_text(
        yaml.safe_dump({"name": "p", "resources": [resource]}, allow_unicode=True), encoding="utf-8"
    )
    report = Package.from_descriptor(str(folder / "datapackage.yaml")).validate()
    errors = [each.to_descriptor() for task in report.tasks for each in task.errors]
    return bool(report.valid), {each["rowNumber"] for each in errors if "rowNumber" in each}


@pytest.mark.parametrize("name", AGREED)
def test_the_verdict_on_a_hostile_file_is_that_of_frictionless(tmp_path: Path, name: str) -> None:
    """Both accept the file, or both refuse it."""
    theirs, _ = _rows_refused_by_them(tmp_path, AGREED[name], NAME, COUNT)
    assert (not _refused_by_us(AGREED[name], NAME, COUNT)) is theirs


@pytest.mark.parametrize("name", DIFFERENCES)
def test_named_differences_in_files(tmp_path: Path, name: str) -> None:
    """What we say about a file that frictionless lets through (or blames otherwise) stands here with its reason."""
    content, code, theirs, reason = DIFFERENCES[name]
    assert reason
    assert code in {each.code for each in check(content, NAME, COUNT)[1]}
    assert _rows_refused_by_them(tmp_path, content, NAME, COUNT)[0] is theirs


def test_named_difference_categories(tmp_path: Path) -> None:
    """Frictionless does not look at the categories of a field; we hold the cells to them, labels or not."""
    field = {**NAME, "categories": [{"value": "东门", "label": "东"}, "西门"]}
    content = f"name,count\n{ROWS}南门,3\n".encode()
    assert _rows_refused_by_them(tmp_path, content, field, COUNT)[0]
    assert told(_refused_by_us(content, field, COUNT)) == [("OD407", 4, "name")]
    assert told(check(content, {**COUNT, "name": "name", "categories": [1]}, COUNT)[1])[0][0] == "OD406"
    assert [each.code for each in check(content, {**NAME, "categories": "东门"}, COUNT)[1]] == ["OD413"]


def test_named_difference_unique_keys(tmp_path: Path) -> None:
    """Frictionless knows no unique keys; we do, and a key with a missing part repeats nothing."""
    content = b"name,count\na,1\na,2\na,01\na,\na,\n"
    assert _rows_refused_by_them(tmp_path, content, NAME, COUNT, uniqueKeys=[["name", "count"]])[0]
    assert told(_refused_by_us(content, NAME, COUNT, uniqueKeys=[["name", "count"]])) == [("OD407", 4, "name, count")]


def test_named_difference_rows_of_another_width(tmp_path: Path) -> None:
    """Both refuse a short row; we do not hold its cells against other rows, because nobody knows which cell is missing."""
    fields: list[dict[str, Any]] = [{"name": each, "type": "string"} for each in "abc"]
    fields[1]["constraints"] = {"unique": True}
    content = b"a,b,c\n1,x\n2,x,y\n"
    assert [each.place.line for each in _refused_by_us(content, *fields)] == [2]
    assert _rows_refused_by_them(tmp_path, content, *fields) == (False, {2, 3})


def test_named_difference_all_faults_are_counted(tmp_path: Path) -> None:
    """Frictionless stops at a thousand errors; we count them all and name their range."""
    content = b"name,count\n" + b"a,x\n" * 1500
    _, rows = _rows_refused_by_them(tmp_path, content, NAME, COUNT)
    message = _refused_by_us(content, NAME, COUNT)[0].message.en
    assert len(rows) < 1500
    assert "1500 cells are not an integer: lines 2, 3, 4, 5, 6 and more (2-1501)" in message


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_rows_of_files_are_judged_as_frictionless_judges_them(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """For drawn schemas and files of cells near and far from them, both sides refuse the same rows."""
    drawn = [data.draw(fields(name)) for name in ("a", "b", "c")]
    for each in drawn:
        each["constraints"].pop("pattern", None)
    schema: dict[str, Any] = {"missingValues": data.draw(st.sampled_from([[""], ["", "-"]]))}
    if data.draw(st.booleans()):
        schema["primaryKey"] = data.draw(st.sampled_from([["a"], ["a", "b"]]))
    pools = [
        data.draw(
            st.lists(cells(each["type"]).filter(lambda cell: not re.search(r"[\r\n]", cell)), min_size=1, max_size=3)
        )
        for each in drawn
    ]
    row = st.tuples(*(st.sampled_from([*pool, "-"]) for pool in pools))
    rows = data.draw(st.lists(row, min_size=1, max_size=5))
    content = csv_of(("a", "b", "c"), rows)
    refused = [each for each in _refused_by_us(content, *drawn, **schema) if each.code not in {"OD408", "OD420"}]
    listed = [re.search(r": lines? ([0-9, ]+)(?:, for example .*)?$", each.message.en, re.DOTALL) for each in refused]
    ours = {int(line) for found in listed if found for line in found[1].split(",")}
    folder = tmp_path_factory.mktemp("package")
    assert ours == _rows_refused_by_them(folder, content, *drawn, **schema)[1]
