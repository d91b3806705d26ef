"""JSON in the shape of CKAN's answers, for clients that speak it: files, not an interface that takes questions."""

from collections.abc import Iterator

from generator.export.json_file import filled, json_file
from generator.export.view import PublicView, shows_all, summary_of
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.entry import Entry

FOLDER = "api/action"
MOST = 1000
"""CKAN never answers with more at a time; the count tells how many there are."""


def ckan(view: PublicView) -> Iterator[Artifact]:
    """Yield the lists below ``api/action`` and ``ckan.json`` beside the page of every listed entry."""
    packages: list[JSON] = []
    for entry in view.entries:
        package = _package(entry, view)
        if len(packages) < MOST:
            packages.append(package)
        yield json_file(f"datasets/{entry.key}/ckan.json", package)
    total = len(view.entries)
    tags = sorted({each for entry in view.entries for each in entry.keywords})
    yield _answer("package_list", [name_of(each) for each in view.entries])
    yield _answer("current_package_list_with_resources", packages)
    yield _answer("package_search", {"count": total, "sort": "metadata_modified desc", "results": packages})
    yield _answer("organization_list", list(view.catalogue.publishers))
    yield _answer("group_list", list(view.catalogue.vocabularies.get("themes", {})))
    yield _answer("tag_list", [*tags])
    yield _answer("license_list", _licences(view))


def name_of(entry: Entry) -> str:
    """Return the name of an entry where a name has no slash."""
    return entry.key.replace("/", "--")


def _answer(action: str, result: JSON) -> Artifact:
    return json_file(f"{FOLDER}/{action}", {"success": True, "result": result})


def _licences(view: PublicView) -> JSON:
    return [
        {"id": code, "title": term.extra.get("title") or term.label.en, "url": term.extra.get("url", "")}
        for code, term in view.catalogue.vocabularies.get("licences", {}).items()
    ]


def _package(entry: Entry, view: PublicView) -> JSON:
    publisher = view.publisher_name(entry)
    licence = entry.licences[0] if entry.licences else None
    extras = (
        ("openness", entry.openness or ""),
        ("status", entry.status or ""),
        ("frequency", entry.update_frequency),
        ("temporal_start", entry.temporal[0]),
        ("temporal_end", entry.temporal[1]),
        ("title_en", entry.title.en),
    )
    files = view.offered(entry)
    return filled(
        {
            "id": entry.key,
            "name": name_of(entry),
            "title": entry.title.zh,
            "notes": summary_of(entry, view).zh,
            "url": view.page(entry),
            "type": "dataset",
            "state": "active",
            "private": False,
            "version": entry.version,
            "license_id": licence.name if licence else "",
            "license_title": licence.title if licence else "",
            "license_url": licence.path if licence else "",
            "metadata_created": entry.issued,
            "metadata_modified": entry.modified or entry.issued,
            "organization": {"name": entry.publisher, "title": publisher.zh},
            "author": publisher.zh if shows_all(entry) else "",
            "groups": [{"name": code, "title": view.label("themes", code).zh} for code in entry.themes],
            "tags": [{"name": each} for each in entry.keywords],
            "extras": [{"key": key, "value": value} for key, value in extras if value],
            "num_resources": len(files),
            "resources": [
                {
                    "id": f"{entry.key}/{each.resource}.{each.format}",
                    "name": f"{each.resource}.{each.format}",
                    "format": each.format.upper(),
                    "mimetype": view.media_type(each.format),
                    "url": view.url(each.path),
                    "size": each.size,
                    "hash": f"sha256:{each.sha256}",
                }
                for each in files
            ],
        }
    )
