"""Divisions (行政区划): what there is about a place, and who publishes there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Publisher, Term
from generator.model.text import Lang
from generator.pages.listing import Listing, grouped, listings, numbered
from generator.pages.site import Page, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionView:
    """One division: the entries that cover it, its publishers, and the division that it belongs to."""

    term: Term
    listing: Listing
    publishers: tuple[tuple[Publisher, int], ...]
    parent: Term | None
    parent_entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionsView:
    """All divisions with the numbers of their entries and publishers, in the order of the vocabulary."""

    divisions: tuple[tuple[Term, int, int], ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of divisions and the pages of each."""
    terms = site.catalogue.vocabularies.get("divisions", {})
    entries = grouped(site.listed, lambda each: each.divisions)
    seats = Counter(each.division for each in site.catalogue.publishers.values())
    yield Page(
        lang=lang,
        path="divisions/",
        title=site.words["divisions"].of(lang),
        description=site.words["divisions.text"].of(lang),
        template="divisions.html",
        view=DivisionsView(
            divisions=tuple((each, len(entries.get(code, ())), seats[code]) for code, each in terms.items())
        ),
    )
    published = Counter(each.publisher for each in site.listed)
    for term in terms.values():
        parent = terms.get(term.extra.get("parent", ""))
        above = len(entries.get(parent.code, ())) if parent else 0
        residents = (each for each in site.catalogue.publishers.values() if each.division == term.code)
        publishers = tuple((each, published[each.code]) for each in residents)
        for listing in listings(entries.get(term.code, ()), f"divisions/{term.code}/", site):
            view = DivisionView(term=term, listing=listing, publishers=publishers, parent=parent, parent_entries=above)
            yield _page(view, site, lang)


def _page(view: DivisionView, site: Site, lang: Lang) -> Page:
    name = view.term.label.shown(lang)
    return Page(
        lang=lang,
        path=view.listing.path(view.listing.number),
        title=numbered(name, view.listing),
        description=site.words["division.text"].of(lang).format(name=name),
        template="division.html",
        view=view,
    )
