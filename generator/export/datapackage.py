"""``datapackage.json`` beside the data of every open entry, and one for the catalogue as tables of its own.

Anyone can take such a folder away and validate it: a descriptor names only files that are published beside it.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from generator.export.json_file import filled
from generator.export.view import PublicView, summary_of
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.entry import Entry

NAME = "datapackage.json"
_ENTRIES = (
    "id title titleEn publisher publisherName openness status themes keywords description updateFrequency issued "
    "modified rows page publisherNameEn keywordsEn descriptionEn"
)
_FILES = "entry resource format mediaType url bytes sha256 rows"
_FIELDS = "entry resource position name type title titleEn description descriptionEn unit"
_INTEGERS = {"rows", "bytes", "position"}

Cells = Sequence[str]


def datapackages(view: PublicView) -> Iterator[Artifact]:
    """Yield the descriptor of every entry with data, and the catalogue's own tables with theirs."""
    for entry in view.entries:
        if view.tables(entry):
            yield _json(f"datasets/{entry.key}/{NAME}", _descriptor(entry, view))
    tables = (
        ("entries", _ENTRIES, ("id",), _csv(_ENTRIES, (_entry(each, view) for each in view.entries))),
        ("files", _FILES, ("url",), _csv(_FILES, (row for each in view.entries for row in _files(each, view)))),
        ("fields", _FIELDS, (), _csv(_FIELDS, (row for each in view.entries for row in _fields(each)))),
    )
    for name, _, _, content in tables:
        yield Artifact(f"exports/{name}.csv", content)
    portal = view.catalogue.portal
    value: JSON = {
        "name": "catalogue",
        "title": portal.title.zh,
        "description": portal.description.zh,
        "homepage": portal.base_url,
        "resources": [_table(name, header, key, content) for name, header, key, content in tables],
    }
    yield _json(NAME, value)


def _json(path: str, value: JSON) -> Artifact:
    return Artifact(path, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")


def _descriptor(entry: Entry, view: PublicView) -> JSON:
    """Return what the publisher wrote of what is published, with the measured bytes, hash and rows."""
    written = entry.document.value.get("resources")
    resources = written if isinstance(written, list) else []
    tables: list[JSON] = []
    for resource, source in view.tables(entry):
        own = resources[resource.index]
        if isinstance(own, dict):
            tables.append({**own, "bytes": source.size, "hash": f"sha256:{source.sha256}", "rowCount": source.rows})
    return {"$schema": view.url(view.profile), **_told({**entry.document.value, "resources": tables})}


def _told(value: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return a descriptor without its empty lists: they say nothing, and the standard's profiles refuse most of them."""
    return {key: _within(each) for key, each in value.items() if each != [] or key == "missingValues"}


def _within(value: JSON) -> JSON:
    if isinstance(value, Mapping):
        return _told(value)
    return [_within(each) for each in value] if isinstance(value, list) else value


def _entry(entry: Entry, view: PublicView) -> Cells:
    return (
        entry.key,
        entry.title.zh,
        entry.title.en,
        entry.publisher,
        view.publisher_name(entry).zh,
        entry.openness or "",
        entry.status or "",
        " ".join(entry.themes),
        "、".join(entry.keywords),
        summary_of(entry, view).zh,
        entry.update_frequency,
        entry.issued,
        entry.modified,
        str(view.facts[entry.key].rows) if entry.key in view.facts else "",
        view.page(entry),
        view.publisher_name(entry).en,
        ", ".join(entry.keywords_en),
        summary_of(entry, view).en,
    )


def _files(entry: Entry, view: PublicView) -> Iterator[Cells]:
    for each in view.offered(entry):
        media_type = view.media_type(each.format)
        url = view.url(each.path)
        yield (entry.key, each.resource, each.format, media_type, url, str(each.size), each.sha256, str(each.rows))


def _fields(entry: Entry) -> Iterator[Cells]:
    for resource in entry.resources:
        for position, each in enumerate(resource.fields, 1):
            texts = (each.title.zh, each.title.en, each.description.zh, each.description.en)
            yield (entry.key, resource.name, str(position), each.name, each.type, *texts, each.unit)


def _csv(header: str, rows: Iterator[Cells]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(rows)
    return stream.getvalue().encode()


def _table(name: str, header: str, key: Sequence[str], content: bytes) -> JSON:
    fields: list[JSON] = [
        {"name": each, "type": "integer" if each in _INTEGERS else "string"} for each in header.split()
    ]
    reference: JSON = {"fields": ["entry"], "reference": {"resource": "entries", "fields": ["id"]}}
    return {
        "name": name,
        "path": f"exports/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": filled(
            {"fields": fields, "primaryKey": [*key], "foreignKeys": [reference] if name != "entries" else []}
        ),
    }
