"""What tests of tables need: an entry from a few fields, a CSV from rows, and cells that schemas like or dislike."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from generator.check.tables.entry import check_tables
from generator.model.document import Document
from generator.model.entry import Entry, Resource
from generator.model.facts import TableFacts
from generator.model.finding import Problem
from generator.read.entry import entry_of

FOLDER = "datasets/qd-demo/demo"


def resource_value(name: str, fields: Iterable[Mapping[str, Any]], **schema: Any) -> dict[str, Any]:
    """Return the descriptor of a resource of a table ``<name>.csv``."""
    return {"name": name, "title": name, "path": f"{name}.csv", "schema": {"fields": list(fields), **schema}}


def entry_with(*resources: Mapping[str, Any]) -> Entry:
    """Return an entry of some resources."""
    value: dict[str, Any] = {"title": "示例", "titleEn": "Example", "resources": list(resources)}
    return entry_of(Document(file=f"{FOLDER}/datapackage.yaml", value=value), ())


def resource_with(fields: Iterable[Mapping[str, Any]], **schema: Any) -> Resource:
    """Return a resource of one table."""
    return entry_with(resource_value("table", fields, **schema)).resources[0]


def csv_of(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table as CSV, every cell in quotes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def check(content: bytes | str, *fields: Mapping[str, Any], **schema: Any) -> tuple[TableFacts, tuple[Problem, ...]]:
    """Return facts and problems of one table."""
    content = content.encode() if isinstance(content, str) else content
    facts, problems = check_tables(entry_with(resource_value("table", fields, **schema)), {"table.csv": content})
    return facts["table"], problems


def told(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    """Return code, line and field of problems."""
    return [(each.code, each.place.line, each.place.path) for each in problems]


ODDITIES: Mapping[str, tuple[str, ...]] = {
    "string": ("x", "中文", "007", "=1+1", "1E5", "TRUE", " ", "370202190001010000", "a,b", 'quo"te', "行\n二"),
    "integer": (
        "0",
        "-1",
        "+5",
        "007",
        " 1",
        "1_000",
        "１２",
        "٣",
        "1.0",
        "1e3",
        "0x10",
        "9" * 30,
        "9" * 5000,
        "1,000",
        "--1",
    ),
    "number": (
        "0",
        "-1.50",
        ".5",
        "1.",
        "1e400",
        "1E-7",
        "NaN",
        "-Infinity",
        "1_0.5",
        "１.５",
        "1,5",
        "0.1" + "0" * 40 + "1",
    ),
    "boolean": ("true", "True", "TRUE", "1", "false", "False", "FALSE", "0", "tRuE", "yes", "t", "是"),
    "date": (
        "2026-01-31",
        "2024-1-1",
        "2024-01- 1",
        "2024-02-30",
        "20240101",
        "2024-W01-1",
        "0001-01-01",
        "2024/01/31",
    ),
    "datetime": (
        "2026-01-31T08:00:00",
        "2026-01-31 08:00:00",
        "2026-01-31T08:00:00Z",
        "2026-01-31T08:00:00.123456+08:00",
        "2026-01-31T08:00:00.1234567",
        "2026-01-31T24:00:00",
        "2026-01-31T25:00:00",
        "2026-02-30T08:00:00",
        "2026-01-31T08:00",
        "2026-01-31",
        "2026-01-31T08:00:00+08:99",
        "2026-01-31T08:00:00+24:00",
        "2026-01-31x08:00:00",
    ),
    "time": ("08:00:00", "24:00:00", "08:00", "08:00:00.5", "08:00:00Z", "08:00:60", "8:00:00", "08:00:00+08:00"),
    "year": ("2026", "0001", "26", "12026", "-123", "+123", " 123", "２０２６"),
    "yearmonth": ("2026-01", "2026-1", "2026-13", "202601", "-2026-01", "2026-01-01", " 5- 1"),
}
"""Cells near the edge of every type, some inside, some outside."""

PLAIN = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=12)
SCRAPS = st.text(st.sampled_from("0123456789+-.:eETZ_/ ,，１２٣年月NaInftrue"), max_size=12)


def cells(kind: str) -> st.SearchStrategy[str]:
    """Draw cells of a type, near it, and far from it."""
    return st.one_of(st.sampled_from(ODDITIES[kind]), st.sampled_from(ODDITIES[kind]), SCRAPS, PLAIN, st.just(""))


CONSTRAINTS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "string": (
        {},
        {"minLength": 2},
        {"maxLength": 3},
        {"enum": ["x", "007", ""]},
        {"pattern": "[0-9]+"},
        {"pattern": "(x|中)?.*"},
    ),
    "integer": ({}, {"minimum": 1}, {"maximum": "7"}, {"enum": [1, "5", 12]}, {"minimum": -1.0, "maximum": 10}),
    "number": ({}, {"minimum": 0.1}, {"maximum": "1.5"}, {"enum": [0, "0.50", 1.5]}),
    "boolean": ({}, {"enum": [True]}, {"enum": ["false"]}),
    "date": ({}, {"minimum": "2024-01-02"}, {"maximum": "2026-01-30"}, {"enum": ["2024-1-1"]}),
    "datetime": ({},),
    "time": ({},),
    "year": ({}, {"minimum": 2000}, {"maximum": "2025"}, {"enum": [2026, "0001"]}),
    "yearmonth": ({}, {"minimum": "2026-01"}, {"enum": ["2026-01"]}),
}


@st.composite
def fields(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw a field of any type with some constraints."""
    kind = draw(st.sampled_from(sorted(ODDITIES)))
    constraints = dict(draw(st.sampled_from(CONSTRAINTS[kind])))
    if draw(st.booleans()):
        constraints["required"] = True
    if draw(st.booleans()):
        constraints["unique"] = True
    return {"name": name, "type": kind, "constraints": constraints}
