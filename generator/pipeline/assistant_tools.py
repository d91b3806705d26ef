"""What an assistant may ask of a built site: four questions that only read, answered from the files that anyone may take.

Names are looked at before a path is made of them; a question that does not fit is answered with what is wrong with it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from generator.export.api_entry import API
from generator.pipeline.assistant_search import FOUND_MAX, Finder

ROWS_MAX = 200

_ENTRY = re.compile(r"[a-z0-9][a-z0-9-]{0,99}/[a-z0-9][a-z0-9-]{0,99}").fullmatch
_LINE = re.compile(r"\{.*\}").search

Value = dict[str, Any]


class AssistantError(ValueError):
    """The question is not one of the tool's, or names something that is not there."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool, as its schema states it."""

    type: type
    description: str
    required: bool = True

    @property
    def schema(self) -> Value:
        """Return the argument as JSON Schema."""
        names = {str: "string", int: "integer", dict: "object"}
        least = {"minimum": 0} if self.type is int else {}
        return {"type": names[self.type], "description": self.description, **least}


@dataclass(frozen=True, slots=True)
class Tool:
    """One question: what it is for, its arguments, and what answers it with the text of a JSON value."""

    description: str
    arguments: Mapping[str, Argument]
    answer: Callable[[Value], str]

    @property
    def schema(self) -> Value:
        """Return the schema of the arguments."""
        return {
            "type": "object",
            "properties": {name: each.schema for name, each in self.arguments.items()},
            "required": [name for name, each in self.arguments.items() if each.required],
            "additionalProperties": False,
        }

    def call(self, given: Value) -> str:
        """Return the answer to arguments that fit; others raise what is wrong with them."""
        for name, each in self.arguments.items():
            value = given.get(name)
            if value is None and each.required:
                raise AssistantError(f"the argument {name} is missing: {each.description}")
            fits = isinstance(value, each.type) and not isinstance(value, bool)
            if value is not None and (not fits or (each.type is int and value < 0)):
                raise AssistantError(f"the argument {name} does not fit: {each.description}")
        unknown = sorted(set(given) - set(self.arguments))
        if unknown:
            raise AssistantError(f"there is no argument {unknown[0][:40]!r}; there are {', '.join(self.arguments)}")
        return self.answer(given)


def tools_of(site: Path) -> Mapping[str, Tool]:
    """Return the tools over a built site."""
    site = site.resolve()
    reader, finder = Reader(site), Finder(site)
    entry = Argument(str, "the id of an entry, publisher/entry, as search gives it")
    return {
        "search": Tool(
            f"Find entries of the catalogue by words or a question; gives the best {FOUND_MAX}. total have all of the words; "
            "where none has, near is how many have most of them. 按词或问句查找目录。",
            {"query": Argument(str, "words of the title, keywords, publisher or description, or a whole question")},
            lambda given: json.dumps(finder.find(given["query"]), ensure_ascii=False),
        ),
        "describe": Tool(
            "All that is public about an entry: description, licence, openness, downloads. 一个目录的全部公开信息。",
            {"entry": entry},
            lambda given: reader.text("entries", given["entry"]),
        ),
        "dictionary": Tool(
            "The fields of an entry's tables: names, types, units, what they mean. 数据字典。",
            {"entry": entry},
            lambda given: reader.text("dictionaries", given["entry"]),
        ),
        "rows": Tool(
            f"Rows of an open table, at most {ROWS_MAX} at a time, with the number of all that match. 数据行。",
            {
                "entry": entry,
                "resource": Argument(str, "the name of a resource of the entry, as dictionary gives it"),
                "where": Argument(
                    dict,
                    "field to what the cell equals: a text, a number, true or false, null for an empty cell",
                    required=False,
                ),
                "limit": Argument(int, f"how many rows to give, at most {ROWS_MAX}", required=False),
                "offset": Argument(int, "how many matching rows to pass over first", required=False),
            },
            reader.rows,
        ),
    }


class Reader:
    """Reads the static data interface of a site, and the JSON downloads that it names."""

    def __init__(self, site: Path) -> None:
        """Read the site in this folder."""
        self.site = site

    def text(self, folder: str, key: str) -> str:
        """Return what a folder of the interface holds of an entry."""
        file = self.site / API / folder / f"{key}.json"
        if not _ENTRY(key) or not file.is_file():
            raise AssistantError(f"there is nothing about an entry {key[:80]!r}")
        return file.read_text(encoding="utf-8").strip()

    def rows(self, given: Value) -> str:
        """Return the rows of a table whose cells equal what was asked for."""
        resources = json.loads(self.text("entries", given["entry"])).get("resources", [])
        resource = next((each for each in resources if each["name"] == given["resource"]), None)
        path = next((each["url"] for each in (resource or {}).get("downloads", []) if each["format"] == "json"), "")
        if resource is None or not path:
            raise AssistantError(f"there is nothing to read in a resource {given['resource'][:80]!r} of this entry")
        wanted = {name: _wanted(name, value) for name, value in (given.get("where") or {}).items()}
        unknown = sorted(set(wanted) - set(resource["fields"]))
        if unknown:
            raise AssistantError(f"there is no field {unknown[0][:80]!r}; there are {', '.join(resource['fields'])}")
        most = given.get("limit")
        return self._matching(
            self.site / "datasets" / given["entry"] / path.rpartition("/")[2],
            wanted,
            first=given.get("offset") or 0,
            most=ROWS_MAX if most is None else min(most, ROWS_MAX),
        )

    def _matching(self, file: Path, wanted: Mapping[str, str], *, first: int, most: int) -> str:
        total = matched = 0
        found: list[str] = []
        for line in _rows(file):
            total += 1
            if not wanted or _matches(line, wanted):
                if first <= matched < first + most:
                    found.append(line)
                matched += 1
        return f'{{"total": {total}, "matched": {matched}, "rows": [{", ".join(found)}]}}'


def _rows(file: Path) -> Iterator[str]:
    """Yield the rows of a JSON download as they are written, one a line, so that a large table is never in memory."""
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            if found := _LINE(line):
                yield found[0]


class _Number(str):
    """A number as the file spells it: nothing is rounded."""

    __slots__ = ()


def _matches(line: str, wanted: Mapping[str, str]) -> bool:
    row = json.loads(line, parse_int=_Number, parse_float=_Number)
    return all(_equal(row[name], value) for name, value in wanted.items())


def _wanted(name: str, value: object) -> str:
    if isinstance(value, dict | list):
        raise AssistantError(f"the value of {name[:80]!r} in where is a text, a number, true, false or null")
    return _spelled(value)


def _equal(cell: object, value: str) -> bool:
    """Tell whether a cell is what was asked for; of numbers ``1.50`` is ``1.5``."""
    if not isinstance(cell, _Number) or cell == value:
        return _spelled(cell) == value
    try:
        return Decimal(cell) == Decimal(value)
    except InvalidOperation:
        return False


def _spelled(value: object) -> str:
    """Return a cell as a question spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
