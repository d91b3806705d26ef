"""The entries as written by hand in `entries/`: YAML, with the data dictionaries as tables of seven columns."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ENTRIES = Path(__file__).parent / "entries"
SHARED = ENTRIES / "shared-fields.txt"
COLUMNS = 6
LOCAL_TIME = "%Y-%m-%dT%H:%M:%S"
NUMBERS = frozenset({"minimum", "maximum", "minLength", "maxLength"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A resource as written by hand, its fields already in the form of Table Schema."""

    name: str
    role: str
    path: str
    fields: tuple[dict[str, Any], ...]
    given: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry as written by hand."""

    publisher: str
    publisher_title: str
    name: str
    given: dict[str, Any]
    items: tuple[Item, ...]

    @property
    def identity(self) -> str:
        """The identity of the entry, which is also its folder."""
        return f"{self.publisher}/{self.name}"


def read_drafts() -> tuple[Draft, ...]:
    """All entries of `entries/`, ordered by publisher and name."""
    drafts = [draft for path in ENTRIES.glob("*.yaml") for draft in _read_publisher(path)]
    return tuple(sorted(drafts, key=lambda draft: draft.identity))


def _read_publisher(path: Path) -> list[Draft]:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  (it makes texts only)
    return [
        Draft(
            publisher=path.stem,
            publisher_title=document["publisher"],
            name=name,
            given=given,
            items=_items(name, given),
        )
        for name, given in document["entries"].items()
    ]


def _items(entry: str, given: dict[str, Any]) -> tuple[Item, ...]:
    """The resources of an entry; what they do not say themselves follows from the entry."""
    unconditional = given.get("openness", "unconditional") == "unconditional"
    items = []
    for resource in given["resources"]:
        role = resource.get("role", "data" if unconditional else "dictionary")
        name = resource.get("name", entry if role == "data" else f"{entry}-{role}")
        fields = resource.get("fields") or given["fields"]
        items.append(Item(name=name, role=role, path=f"{name}.csv", fields=parse_fields(fields), given=resource))
    return tuple(items)


def parse_fields(text: str) -> tuple[dict[str, Any], ...]:
    """The fields of a table `name | type and constraints | 中文名 | English name | 说明 | description`."""
    fields = []
    for written in text.strip().splitlines():
        line = _shared()[written.strip()[1:]] if written.strip().startswith("@") else written
        cells = [cell.strip() for cell in line.split(" | ")]
        if len(cells) != COLUMNS:
            message = f"{len(cells)} columns instead of {COLUMNS}: {line}"
            raise ValueError(message)
        name, kind, title, title_en, description, description_en = cells
        words = kind.split()
        fields.append(
            {
                "name": name,
                "type": words[0],
                # data packages of version 1 want a zone in every time that names no format of its own
                **({"format": LOCAL_TIME} if words[0] == "datetime" else {}),
                "title": title,
                "titleEn": title_en,
                "description": description,
                "descriptionEn": description_en,
                **_qualifiers(words),
            }
        )
    return tuple(fields)


@cache
def _shared() -> dict[str, str]:
    """The lines of fields that many entries have, by name; a table takes one in by `@name`."""
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    return {line.split(" | ")[0].strip(): line for line in lines if line and not line.startswith("#")}


def _qualifiers(words: list[str]) -> dict[str, Any]:
    """Unit, constraints, masking and personal ground of a field from the words after its type."""
    constraints: dict[str, Any] = {}
    result: dict[str, Any] = {}
    for word in words[1:]:
        key, _, value = word.partition("=")
        if key in ("required", "unique"):
            constraints[key] = True
        elif key == "enum":
            constraints[key] = value.split("/")
        elif key in NUMBERS:
            constraints[key] = float(value) if "." in value else int(value)
        elif key == "pattern":
            constraints[key] = value
        elif key == "unit":
            result["unit"] = value.replace("_", " ")
        elif key == "mask":
            method, _, note = value.partition(":")
            result["masking"] = {"method": method} | ({"note": note} if note else {})
        elif key == "personal":
            result["personal"] = {"basis": value}
        else:
            message = f"unknown word {word}"
            raise ValueError(message)
    order = ("unit", "constraints", "masking", "personal")
    result["constraints"] = constraints
    return {key: result[key] for key in order if result.get(key)}
