"""``data.json``: the catalogue in the words of Project Open Data 1.1, without the fields of US federal agencies."""

from collections.abc import Iterator

from generator.export.json_file import filled, json_file
from generator.export.view import PublicView, shows_all, summary_of
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.entry import Entry, Openness
from generator.model.facts import Distribution

_SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
_LEVELS = {
    Openness.UNCONDITIONAL: "public",
    Openness.CONDITIONAL: "restricted public",
    Openness.WITHHELD: "non-public",
}


def data_json(view: PublicView) -> Iterator[Artifact]:
    """Yield ``data.json`` at the root of the site."""
    value: JSON = {
        "@context": f"{_SCHEMA}/catalog.jsonld",
        "@id": view.url("data.json"),
        "@type": "dcat:Catalog",
        "conformsTo": _SCHEMA,
        "describedBy": f"{_SCHEMA}/catalog.json",
        "dataset": [_dataset(each, view) for each in view.entries],
    }
    yield json_file("data.json", value)


def _dataset(entry: Entry, view: PublicView) -> JSON:
    frequency = view.terms("update-frequencies", (entry.update_frequency,))
    duration = frequency[0].extra.get("duration", "") if frequency else ""
    licence = entry.licences[0].path if entry.licences else ""
    start, end = entry.temporal
    return filled(
        {
            "@type": "dcat:Dataset",
            "identifier": view.page(entry),
            "title": entry.title.zh,
            "description": summary_of(entry, view).zh,
            "keyword": list(entry.keywords) or [view.publisher_name(entry).zh],
            "issued": entry.issued,
            "modified": entry.modified or entry.issued,
            "publisher": {"@type": "org:Organization", "name": view.publisher_name(entry).zh},
            "contactPoint": _contact(entry, view),
            "accessLevel": _LEVELS[entry.openness] if entry.openness else "",
            "rights": _rights(entry, view),
            "license": licence,
            "spatial": "、".join(view.label("divisions", each).zh for each in entry.divisions),
            "temporal": f"{start}/{end}" if start and end else "",
            "accrualPeriodicity": f"R/{duration}" if duration else "irregular" if entry.update_frequency else "",
            "theme": [view.label("themes", each).zh for each in entry.themes],
            "language": ["zh-CN"],
            "landingPage": view.page(entry),
            "references": [each.path for each in entry.sources if each.path],
            "distribution": [_file(each, view) for each in view.offered(entry)],
        }
    )


def _contact(entry: Entry, view: PublicView) -> JSON:
    publisher = view.publisher(entry)
    own = entry.contact if shows_all(entry) else {}
    email = own.get("email", "") if own else publisher.email if publisher else ""
    phone = own.get("phone", "") if own else publisher.phone if publisher else ""
    office = own.get("office", "") if own else publisher.office.zh if publisher else ""
    return filled(
        {
            "@type": "vcard:Contact",
            "fn": f"{view.publisher_name(entry).zh}{office}",
            "hasEmail": f"mailto:{email}" if email else "",
            "hasTelephone": phone,
        }
    )


def _rights(entry: Entry, view: PublicView) -> str:
    """Return why not everyone may have the data, in at most the 255 characters that the schema allows."""
    if entry.openness is Openness.UNCONDITIONAL:
        return ""
    said = [each.text.zh for each in entry.conditions]
    text = "；".join(said) if said else summary_of(entry, view).zh
    return text[:255]


def _file(each: Distribution, view: PublicView) -> JSON:
    return {
        "@type": "dcat:Distribution",
        "title": f"{each.resource}.{each.format}",
        "downloadURL": view.url(each.path),
        "mediaType": view.media_type(each.format) or "application/octet-stream",
        "format": each.format.upper(),
    }
