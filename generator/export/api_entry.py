"""An entry and its data dictionary as the static data interface gives them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from generator.check.metadata_points import points_of
from generator.derive.public import is_listed
from generator.export.json_file import both, filled
from generator.export.view import PublicView, shows_all, summary_of
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.entry import Entry, Field, Resource, Review
from generator.model.facts import Distribution

API = "api/v1"
ROWS = 1000
"""Rows of a page. The size is part of every address, so it never changes."""

PAGES_MAX = 50
"""Pages of a table. Who needs more rows is served better by the whole file, by Parquet with HTTP Range above all; and a table that
grows beyond keeps the pages that it has."""


def term(view: PublicView, vocabulary: str, code: str) -> JSON:
    """Return a code with its label; nothing for an empty code."""
    return {"code": code, "label": both(view.label(vocabulary, code))} if code else None


def entry_summary(entry: Entry, view: PublicView) -> dict[str, JSON]:
    """Return an entry as lists show it."""
    return filled(
        {
            "id": entry.key,
            "title": both(entry.title),
            "publisher": entry.publisher,
            "openness": entry.openness or "",
            "status": entry.status or "",
            "themes": list(entry.themes),
            "keywords": list(entry.keywords),
            "updateFrequency": entry.update_frequency,
            "issued": entry.issued,
            "modified": entry.modified,
            "rows": view.facts[entry.key].rows if entry.key in view.facts else None,
            "formats": list(dict.fromkeys(each.format for each in view.offered(entry))),
            "page": view.page(entry),
            "details": view.url(f"{API}/entries/{entry.key}.json"),
        }
    )


def entry_details(entry: Entry, view: PublicView) -> JSON:
    """Return everything that the public may know of an entry, its dictionary aside."""
    shared: dict[str, JSON] = {
        "id": entry.key,
        "title": both(entry.title),
        "description": both(summary_of(entry, view)),
        "publisher": {"code": entry.publisher, "name": both(view.publisher_name(entry))},
        "openness": term(view, "openness", entry.openness or ""),
        "status": term(view, "statuses", entry.status or ""),
        "issued": entry.issued,
        "statusChange": _status_change(entry, view),
        "legalBasis": [
            filled(
                {
                    "kind": each.kind,
                    "title": each.title,
                    "article": each.article,
                    "url": each.url,
                    "note": both(each.note),
                }
            )
            for each in entry.legal_basis
        ],
        "links": _links(entry, view),
    }
    return filled({**shared, **(_rest(entry, view) if shows_all(entry) else {})})


def dictionary(entry: Entry, view: PublicView) -> JSON:
    """Return the data dictionary of an entry, resource by resource."""
    return {
        "id": entry.key,
        "entry": view.url(f"{API}/entries/{entry.key}.json"),
        "resources": [_dictionary(each) for each in entry.resources],
    }


def _rest(entry: Entry, view: PublicView) -> dict[str, JSON]:
    return {
        "dataType": term(view, "data-types", entry.data_type),
        "themes": [term(view, "themes", each) for each in entry.themes],
        "industry": term(view, "industries", entry.industry),
        "keywords": filled({"zh": list(entry.keywords), "en": list(entry.keywords_en)}),
        "divisions": [term(view, "divisions", each) for each in entry.divisions],
        "updateFrequency": term(view, "update-frequencies", entry.update_frequency),
        "modified": entry.modified,
        "temporal": filled({"start": entry.temporal[0], "end": entry.temporal[1]}),
        "version": entry.version,
        "licences": [filled({"name": each.name, "title": each.title, "url": each.path}) for each in entry.licences],
        "conditions": [
            filled({"kind": each.kind, "text": both(each.text), "risk": both(each.risk)}) for each in entry.conditions
        ],
        "materials": [both(each) for each in entry.materials],
        "services": [
            filled({"kind": each.kind, "description": both(each.description), "url": each.url})
            for each in entry.services
        ],
        "reviews": filled(
            {
                "secrecy": _review(entry.secrecy_review),
                "security": _review(entry.security_review),
                "risk": _review(entry.risk_assessment),
            }
        ),
        "adjustments": [
            filled(
                {
                    "date": each.date,
                    "from": each.before,
                    "to": each.after,
                    "ground": each.ground,
                    "reason": both(each.reason),
                    "approvedBy": each.approved_by,
                    "approvedOn": each.approved_on,
                }
            )
            for each in entry.adjustments
        ],
        "metadataPoints": _points(entry, view) if entry.offers_data else None,
        "sources": [filled({"title": each.title, "url": each.path}) for each in entry.sources],
        "synthetic": both(entry.synthetic_note) if entry.synthetic else None,
        "dictionary": view.url(f"{API}/dictionaries/{entry.key}.json") if entry.resources else None,
        "resources": [_resource(each, entry, view) for each in entry.resources],
    }


def _points(entry: Entry, view: PublicView) -> JSON:
    points = points_of(entry, view.catalogue)
    return {"points": points.got, "of": points.most, "missing": [both(each.cure) for each in points.missing]}


def _resource(resource: Resource, entry: Entry, view: PublicView) -> JSON:
    files = [each for each in view.offered(entry) if each.resource == resource.name]
    rows = files[0].rows if files else None
    return filled(
        {
            "name": resource.name,
            "title": both(resource.title),
            "description": both(resource.description),
            "role": resource.role or "",
            "crs": resource.crs,
            "fields": [each.name for each in resource.fields],
            "rows": rows,
            "pages": page_urls(entry, resource, rows, view) if rows is not None else None,
            "downloads": [
                {
                    "format": each.format,
                    "mediaType": view.media_type(each.format),
                    "url": view.url(each.path),
                    "bytes": each.size,
                    "sha256": each.sha256,
                }
                for each in files
            ],
        }
    )


def page_urls(entry: Entry, resource: Resource, rows: int, view: PublicView) -> JSON:
    """Return how many pages the rows of a resource fill, where the first of them lies, and whether they hold every row."""
    return {
        "size": ROWS,
        "count": page_count(rows),
        "complete": rows <= PAGES_MAX * ROWS,
        "first": view.url(rows_path(entry.key, resource.name, 1)),
    }


def page_count(rows: int) -> int:
    """Return how many pages there are for so many rows."""
    return min(PAGES_MAX, max(1, -(-rows // ROWS)))


def rows_path(key: str, resource: str, number: int) -> str:
    """Return where a page of rows lies, counted from 1."""
    return f"{API}/rows/{key}/{resource}/{number}.json"


def _dictionary(resource: Resource) -> JSON:
    return filled(
        {
            "resource": resource.name,
            "title": both(resource.title),
            "missingValues": list(resource.missing_values),
            "primaryKey": list(resource.primary_key),
            "foreignKeys": [
                filled({"fields": list(each.fields), "resource": each.resource, "reference": list(each.reference)})
                for each in resource.foreign_keys
            ],
            "fields": [_field(each) for each in resource.fields],
        }
    )


def _field(field: Field) -> JSON:
    return filled(
        {
            "name": field.name,
            "type": field.type,
            "format": field.format,
            "title": both(field.title),
            "description": both(field.description),
            "unit": field.unit,
            "constraints": dict(field.constraints),
            "masking": field.masking,
        }
    )


def _review(review: Review | None) -> JSON:
    return filled({"outcome": review.outcome, "date": review.date, "by": review.by}) if review else None


def _status_change(entry: Entry, view: PublicView) -> JSON:
    change = entry.status_change
    if change is None:
        return None
    return filled(
        {
            "date": change.date,
            "reason": term(view, "status-reasons", change.reason),
            "note": both(change.note),
            "case": change.case,
        }
    )


def _links(entry: Entry, view: PublicView) -> dict[str, JSON]:
    page = view.page(entry)
    return {name: page + file for name, file in links_of(entry, view)}


def links_of(entry: Entry, view: PublicView) -> Iterable[tuple[str, str]]:
    """Yield the other descriptions of an entry: their names and their files beside its page."""
    yield "page", ""
    if not is_listed(entry):
        return
    yield "markdown", "index.md"
    for suffix in ("ttl", "jsonld", "rdf"):
        yield suffix, f"dcat.{suffix}"
    if view.tables(entry):
        yield "datapackage", "datapackage.json"
        yield "croissant", "croissant.json"


def row_pages(key: str, distribution: Distribution, content: BinaryIO, view: PublicView) -> Iterator[Artifact]:
    """Yield the first rows of a table in pages; ``content`` is its JSON download, which has one row a line."""
    last, whole = page_count(distribution.rows), view.url(distribution.path)
    content.readline()
    for number in range(1, last + 1):
        wanted = min(ROWS, distribution.rows - (number - 1) * ROWS)
        rows = [line.rstrip(b",\n") for line in islice(content, wanted)]
        if len(rows) != wanted or not all(each.startswith(b"{") for each in rows):
            message = f"{distribution.path} has fewer lines than the {distribution.rows} of its rows"
            raise ValueError(message)
        following = f'"{view.url(rows_path(key, distribution.resource, number + 1))}"' if number < last else "null"
        head = f'{{"total":{distribution.rows},"page":{number},"pages":{last},"next":{following},"whole":"{whole}","rows":[\n'
        page = b"".join((head.encode(), b",\n".join(rows), b"\n]}\n"))
        yield Artifact(rows_path(key, distribution.resource, number), page)
    complete = distribution.rows <= last * ROWS
    if distribution.rows and complete and content.read(3) != b"]\n":
        message = f"{distribution.path} has more lines than the {distribution.rows} of its rows"
        raise ValueError(message)
