"""Themes (主题): every entry by what it is about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.happenings import topics
from generator.model.catalogue import Publisher, Term
from generator.model.entry import Entry
from generator.model.text import Lang
from generator.pages.bars import Bar
from generator.pages.card import by_openness
from generator.pages.head_links import with_feeds
from generator.pages.listing import Listing, grouped, listings, numbered
from generator.pages.site import Page, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesView:
    """All themes with the number of their entries, in the order of the vocabulary."""

    themes: tuple[tuple[Term, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """One theme: its entries, newest first, and who publishes them."""

    term: Term
    openness: tuple[Bar, ...]
    listing: Listing
    publishers: tuple[tuple[Publisher, int], ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of themes and the pages of each, of empty ones too."""
    terms = site.catalogue.vocabularies.get("themes", {})
    entries = grouped(site.listed, lambda each: each.themes)
    yield Page(
        lang=lang,
        path="themes/",
        title=site.words["themes"].of(lang),
        description=site.words["themes.text"].of(lang),
        template="themes.html",
        view=ThemesView(themes=tuple((each, len(entries.get(code, ()))) for code, each in terms.items())),
    )
    told = topics(site.catalogue)
    for term in terms.values():
        for page in _theme(term, entries.get(term.code, ()), site, lang):
            yield with_feeds(page, f"themes/{term.code}", told)


def _theme(term: Term, entries: tuple[Entry, ...], site: Site, lang: Lang) -> Iterator[Page]:
    counted = Counter(each.publisher for each in entries)
    for listing in listings(entries, f"themes/{term.code}/", site):
        yield Page(
            lang=lang,
            path=listing.path(listing.number),
            title=numbered(term.label.shown(lang), listing),
            description=term.description.shown(lang) or term.label.shown(lang),
            template="theme.html",
            view=ThemeView(
                term=term,
                openness=by_openness(entries, site),
                listing=listing,
                publishers=tuple(
                    (each, counted[code]) for code, each in site.catalogue.publishers.items() if counted[code]
                ),
            ),
        )
