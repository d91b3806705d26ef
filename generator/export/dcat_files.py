"""The files of DCAT-AP: each entry by itself, and the catalogue in pages that stay small however many entries there are."""

from collections.abc import Iterable, Iterator, Sequence

from generator.export.dcat import catalogue_node, entry_nodes, portal_nodes
from generator.export.dcat_terms import Terms
from generator.export.graph import SYNTAXES, Iri, Node, Syntax, iri, literal, node
from generator.export.view import PublicView
from generator.model.artifact import Artifact
from generator.model.entry import Entry

PER_PAGE = 500
"""The size of a page is part of its address, so it never changes."""


def dcat(view: PublicView) -> Iterator[Artifact]:
    """Yield ``dcat.*`` beside the page of every listed entry, and ``dcat/catalog.*`` with all of them."""
    terms = Terms(view)
    last = max(1, -(-len(view.entries) // PER_PAGE))
    for number in range(1, last + 1):
        page = view.entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield from _page(page, number, last, view, terms)


def name_of(number: int, suffix: str) -> str:
    """Return the path of a page of the catalogue."""
    return f"dcat/catalog.{suffix}" if number == 1 else f"dcat/catalog-{number}.{suffix}"


def _page(page: Sequence[Entry], number: int, last: int, view: PublicView, terms: Terms) -> Iterator[Artifact]:
    """Yield the entries of a page and the page itself: each entry is worked out and spelt once."""
    spelt: list[list[str]] = [[] for _ in SYNTAXES]
    shared: dict[str, Node] = {}
    own: set[str] = set()
    for entry in page:
        nodes = tuple(entry_nodes(entry, view, terms))
        around = terms.taken()
        shared.update((each.address, each) for each in around)
        fresh = [each.address not in own for each in nodes]
        own.update(each.address for each in nodes)
        for syntax, document in zip(SYNTAXES, spelt, strict=True):
            texts = [syntax.spell(each) for each in nodes]
            document += [text for text, new in zip(texts, fresh, strict=True) if new]
            yield _artifact(f"datasets/{entry.key}/dcat.{syntax.suffix}", syntax, (*texts, *map(syntax.spell, around)))
    head = (catalogue_node(view, terms, page), *portal_nodes(view, terms))
    shared.update((each.address, each) for each in terms.taken())
    for syntax, document in zip(SYNTAXES, spelt, strict=True):
        paging = _paging(number, last, syntax.suffix, view)
        first = map(syntax.spell, (*paging, *head, *shared.values()))
        yield _artifact(name_of(number, syntax.suffix), syntax, (*first, *document))


def _artifact(path: str, syntax: Syntax, nodes: Iterable[str]) -> Artifact:
    return Artifact(path, syntax.document(nodes).encode())


def _paging(number: int, last: int, suffix: str, view: PublicView) -> tuple[Node, ...]:
    """Return what leads from page to page; a catalogue on one page needs none."""
    if last == 1:
        return ()

    def page(wanted: int) -> tuple[Iri, ...]:
        return (iri(view.url(name_of(wanted, suffix))),) if 1 <= wanted <= last else ()

    total = (literal(str(len(view.entries)), datatype="xsd:integer"),)
    size = (literal(str(PER_PAGE), datatype="xsd:integer"),)
    return (
        node(
            view.url(name_of(number, suffix)),
            ("hydra:PagedCollection", "hydra:PartialCollectionView"),
            ("hydra:totalItems", total),
            ("hydra:itemsPerPage", size),
            ("hydra:firstPage", page(1)),
            ("hydra:first", page(1)),
            ("hydra:previousPage", page(number - 1)),
            ("hydra:previous", page(number - 1)),
            ("hydra:nextPage", page(number + 1)),
            ("hydra:next", page(number + 1)),
            ("hydra:lastPage", page(last)),
            ("hydra:last", page(last)),
        ),
    )
