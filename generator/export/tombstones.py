"""The addresses of removed entries for machines: what was there, since when it is gone, and where it continues.

The linked-data address of an entry names the same thing for ever; what follows it is said beside it, from both sides.
"""

from collections.abc import Iterator

from generator.derive.tombstones import Tombstone, tombstones
from generator.export.api_entry import API, term
from generator.export.dcat_terms import Terms, texts
from generator.export.graph import SYNTAXES, iri, literal, node
from generator.export.json_file import both, filled, json_file
from generator.export.view import PublicView
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.text import Text


def tombstone_files(view: PublicView) -> Iterator[Artifact]:
    """Yield the JSON and the linked data of every removed entry, at the addresses that the entry had."""
    terms = Terms(view)
    for each in tombstones(view.catalogue):
        details = f"{API}/entries/{each.key}.json"
        yield json_file(details, _json(each, view))
        gone: JSON = {"id": each.key, "entry": view.url(details), "resources": []}
        yield json_file(f"{API}/dictionaries/{each.key}.json", gone)
        page = view.url(f"datasets/{each.key}/")
        after = f"{view.url(f'datasets/{each.successor}/')}#dataset"
        own = node(
            f"{page}#dataset",
            ("dcat:Dataset", "dcat:Resource"),
            ("dct:title", texts(each.title)),
            ("dct:description", texts(each.note)),
            ("dct:identifier", (literal(each.key),)),
            ("dct:publisher", terms.agent(each.publisher)),
            ("dcat:landingPage", (iri(page),)),
            ("adms:status", terms.one("statuses", "withdrawn", "skos:Concept")),
            ("dct:isReplacedBy", (iri(after),) if each.successor else ()),
        )
        nodes = (own, node(page, ("foaf:Document",)), *terms.taken())
        for syntax in SYNTAXES:
            content = syntax.document(map(syntax.spell, nodes)).encode()
            yield Artifact(f"datasets/{each.key}/dcat.{syntax.suffix}", content)


def _json(each: Tombstone, view: PublicView) -> JSON:
    body = view.catalogue.publishers.get(each.publisher)
    successor: JSON = {
        "id": each.successor,
        "page": view.url(f"datasets/{each.successor}/"),
        "details": view.url(f"{API}/entries/{each.successor}.json"),
    }
    return filled(
        {
            "id": each.key,
            "title": both(each.title),
            "description": both(each.note),
            "publisher": {
                "code": each.publisher,
                "name": both(body.name if body else Text(each.publisher, each.publisher)),
            },
            "removed": True,
            "withdrawnOn": each.withdrawn_on,
            "reason": term(view, "status-reasons", each.reason),
            "successor": successor if each.successor else None,
            "page": view.url(f"datasets/{each.key}/"),
        }
    )
