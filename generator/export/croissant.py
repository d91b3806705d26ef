"""Croissant 1.1: what a machine-learning library needs to load the tables of an entry, file by file and column by column."""

from collections.abc import Iterator

from generator.export.json_file import filled, json_file
from generator.export.view import PublicView
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.entry import Entry, Field, ForeignKey, Resource
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
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


def croissant(view: PublicView) -> Iterator[Artifact]:
    """Yield ``croissant.json`` beside the page of every entry with a table to load."""
    for entry in view.entries:
        tables = view.tables(entry)
        if tables:
            yield json_file(f"datasets/{entry.key}/croissant.json", _dataset(entry, tables, view))


def _dataset(entry: Entry, tables: tuple[tuple[Resource, Distribution], ...], view: PublicView) -> JSON:
    licence = entry.licences[0] if entry.licences else None
    publisher = view.publisher_name(entry)
    names = {resource.name for resource, _ in tables}
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
            "version": entry.version,
            "inLanguage": "zh",
            "keywords": [*entry.keywords, *entry.keywords_en],
            "creator": {"@type": "sc:Organization", "name": publisher.zh},
            "publisher": {"@type": "sc:Organization", "name": publisher.zh},
            "distribution": [_file(resource, each, view) for resource, each in tables],
            "recordSet": [_records(resource, names) for resource, _ in tables],
        }
    )


def _file(resource: Resource, each: Distribution, view: PublicView) -> JSON:
    return {
        "@type": "cr:FileObject",
        "@id": resource.path,
        "name": resource.path,
        "description": resource.title.zh,
        "contentUrl": view.url(each.path),
        "contentSize": f"{each.size} B",
        "encodingFormat": view.media_type(each.format) or "text/csv",
        "sha256": each.sha256,
    }


def _records(resource: Resource, names: set[str]) -> JSON:
    keys: list[JSON] = [{"@id": f"{resource.name}/{name}"} for name in resource.primary_key]
    references = {
        name: f"{key.resource or resource.name}/{key.reference[place]}"
        for key in resource.foreign_keys
        if _held(key, names)
        for place, name in enumerate(key.fields)
    }
    return filled(
        {
            "@type": "cr:RecordSet",
            "@id": resource.name,
            "name": resource.name,
            "description": resource.description.zh or resource.title.zh,
            "key": keys[0] if len(keys) == 1 else keys,
            "field": [_field(each, resource, references.get(each.name, "")) for each in resource.fields],
        }
    )


def _held(key: ForeignKey, names: set[str]) -> bool:
    return (not key.resource or key.resource in names) and len(key.fields) == len(key.reference)


def _field(each: Field, resource: Resource, reference: str) -> JSON:
    return filled(
        {
            "@type": "cr:Field",
            "@id": f"{resource.name}/{each.name}",
            "name": each.name,
            "description": each.description.zh or each.title.zh or each.name,
            "dataType": _type(each, resource),
            "source": {"fileObject": {"@id": resource.path}, "extract": {"column": each.name}},
            "references": {"field": {"@id": reference}} if reference else None,
        }
    )


def _type(each: Field, resource: Resource) -> str:
    """Return the type that a loader may read the cells as; where cells are spelt in a way of their own it is text."""
    plain = resource.missing_values == ("",) and not {"trueValues", "decimalChar", "groupChar"} & set(each.descriptor)
    usual = each.type != "date" or each.format in {"", "default"}
    return _TYPES.get(each.type, "sc:Text") if plain and usual else "sc:Text"
