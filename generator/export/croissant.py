"""Croissant 1.1: what a machine-learning library needs to load the tables of an entry, file by file and column by column.

Rows are read from the JSON download where there is one: a loader guesses what the cells of a CSV mean, and a code ``0042`` is then
a number for it. JSON says which cells are numbers and which are missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.export.json_file import filled, json_file
from generator.export.view import PublicView
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.entry import Entry, Field, Resource
from generator.model.facts import Distribution

_CR = (
    "arrayShape citeAs column containedIn equivalentProperty extract field fileProperty fileObject fileSet format "
    "includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace "
    "samplingRate separator source subField transform"
)
_CONTEXT: dict[str, JSON] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{name: f"cr:{name}" for name in _CR.split()},
}
_VERSION = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){0,2}").fullmatch
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to load: its description, the file as its publisher made it, and the file that rows are read from."""

    resource: Resource
    source: Distribution
    rows: Distribution

    @property
    def is_json(self) -> bool:
        """Tell whether rows are read from JSON."""
        return self.rows.format == "json"


def croissant(view: PublicView) -> Iterator[Artifact]:
    """Yield ``croissant.json`` beside the page of every entry with a table to load."""
    for entry in view.entries:
        tables = tuple(_tables(entry, view))
        if tables:
            yield json_file(f"datasets/{entry.key}/croissant.json", _dataset(entry, tables, view))


def _tables(entry: Entry, view: PublicView) -> Iterator[_Table]:
    spelt = {each.resource: each for each in view.offered(entry) if each.format == "json"}
    for resource, source in view.tables(entry):
        named = all(_json_path(each.name) for each in resource.fields)
        yield _Table(resource, source, spelt.get(resource.name, source) if named else source)


def _dataset(entry: Entry, tables: tuple[_Table, ...], view: PublicView) -> JSON:
    licence = entry.licences[0] if entry.licences else None
    publisher = view.publisher_name(entry)
    files = {file.path: (each, file) for each in tables for file in (each.source, each.rows)}
    return filled(
        {
            "@context": _CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            "name": entry.name,
            "alternateName": [entry.title.zh, *([entry.title.en] if entry.title.en else [])],
            "description": entry.description.zh,
            "url": view.page(entry),
            "license": (licence.path or licence.name) if licence else "",
            "citeAs": f"{publisher.zh}：《{entry.title.zh}》，{view.page(entry)}",
            "datePublished": entry.issued,
            "dateModified": entry.modified,
            "version": _version(entry),
            "inLanguage": "zh",
            "keywords": [*entry.keywords, *entry.keywords_en],
            "creator": {"@type": "sc:Organization", "name": publisher.zh},
            "publisher": {"@type": "sc:Organization", "name": publisher.zh},
            "distribution": [_file(each.resource, file, view) for each, file in files.values()],
            "recordSet": [_records(each, tables) for each in tables],
        }
    )


def _version(entry: Entry) -> str:
    """Return the version in the form that loaders ask for; where a publisher counts otherwise it is the day of the last change."""
    if _VERSION(entry.version):
        return entry.version
    return ".".join(str(int(part)) for part in (entry.modified or entry.issued).split("-") if part)


def _file(resource: Resource, each: Distribution, view: PublicView) -> JSON:
    name = each.path.rpartition("/")[2]
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": resource.title.zh,
        "contentUrl": view.url(each.path),
        "contentSize": f"{each.size} B",
        "encodingFormat": view.media_type(each.format) or f"text/{each.format}",
        "sha256": each.sha256,
    }


def _records(table: _Table, tables: tuple[_Table, ...]) -> JSON:
    resource = table.resource
    keys: list[JSON] = [{"@id": f"{resource.name}/{name}"} for name in resource.primary_key]
    references = dict(_references(table, tables)) if table.is_json else {}
    return filled(
        {
            "@type": "cr:RecordSet",
            "@id": resource.name,
            "name": resource.name,
            "description": resource.description.zh or resource.title.zh,
            "key": keys[0] if len(keys) == 1 else keys,
            "field": [_field(each, table, references.get(each.name, "")) for each in resource.fields],
        }
    )


def _references(table: _Table, tables: tuple[_Table, ...]) -> Iterator[tuple[str, str]]:
    """Yield the fields that refer to one row of a table: loaders join by them, and any other reference would multiply rows."""
    for key in table.resource.foreign_keys:
        name = key.resource or table.resource.name
        target = next((each.resource for each in tables if each.resource.name == name and each.is_json), None)
        if target is not None and target is not table.resource and len(key.fields) == len(key.reference) == 1:
            found = next((each for each in target.fields if each.name == key.reference[0]), None)
            own = next((each for each in table.resource.fields if each.name == key.fields[0]), None)
            if found and own and found.type == own.type and _is_unique(found, target):
                yield own.name, f"{name}/{found.name}"


def _is_unique(field: Field, resource: Resource) -> bool:
    return resource.primary_key == (field.name,) or field.constraints.get("unique") is True


def _field(each: Field, table: _Table, reference: str) -> JSON:
    extract: JSON = {"jsonPath": _json_path(each.name)} if table.is_json else {"column": each.name}
    return filled(
        {
            "@type": "cr:Field",
            "@id": f"{table.resource.name}/{each.name}",
            "name": each.name,
            "description": each.description.zh or each.title.zh or each.name,
            "dataType": _type(each, table),
            "source": {"fileObject": {"@id": table.rows.path.rpartition("/")[2]}, "extract": extract},
            "references": {"field": {"@id": reference}} if reference else None,
        }
    )


def _json_path(name: str) -> str:
    """Return the path of a field in an array of objects; nothing for a name that no path can spell."""
    quote = next((each for each in ("'", '"') if each not in name), "")
    return f"$[*].{quote}{name}{quote}" if quote and "\\" not in name else ""


def _type(each: Field, table: _Table) -> str:
    """Return the type that a loader may read the cells as; where cells are spelt in a way of their own it is text."""
    plain = table.resource.missing_values == ("",) and not {"trueValues", "decimalChar", "groupChar"} & set(
        each.descriptor
    )
    usual = each.type != "date" or each.format in {"", "default"}
    return _TYPES.get(each.type, "sc:Text") if (plain or table.is_json) and usual else "sc:Text"
