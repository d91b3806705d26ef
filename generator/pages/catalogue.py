"""The list of all entries: the place of the search application, and static pages that need no script."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model.catalogue import Publisher, Term, Vocabulary
from generator.model.text import Lang
from generator.pages.bars import Bar
from generator.pages.card import by_openness
from generator.pages.head_links import module_links
from generator.pages.kinds import KINDS
from generator.pages.listing import Listing, listings, numbered
from generator.pages.render import json_for_html
from generator.pages.site import Page, Site
from generator.pages.ways import Way, formats, letters

PATH = "catalogue/"
SCRIPT = "assets/portal/catalogue.js"
MODULES = (
    "catalogue",
    "catalogue-facets",
    "catalogue-parts",
    "catalogue-state",
    "search",
    "search-columns",
    "search-files",
    "search-lists",
    "search-loose",
    "search-sounds",
    "search-tables",
    "search-terms",
    "search-text",
    "search-tokens",
)
"""The search application and all that it imports, link by link: named in the head, it comes at once."""

GUIDE = "guides/request/"
STRINGS = "search."
"""Texts whose keys begin so are handed to the search application, without this beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueView:
    """One page of the list; only the first holds the search application and the other lists."""

    listing: Listing
    openness: tuple[Bar, ...]
    hidden_withheld: int
    notices: int
    strings: Markup
    publishers: tuple[tuple[Publisher, int], ...]
    themes: tuple[tuple[Term, int], ...]
    divisions: tuple[tuple[Term, int], ...]
    formats: tuple[Way, ...]
    letters: tuple[Way, ...]
    request: str
    """Where a search that found nothing leads: to the form, or to the guide where the city has no such form."""


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the pages of the list, newest entries first."""
    counted = _Counted.of(site)
    for listing in listings(site.listed, PATH, site, folder=f"{PATH}page/"):
        first = listing.number == 1
        page = Page(
            lang=lang,
            path=listing.path(listing.number),
            title=numbered(site.words["catalogue"].of(lang), listing),
            description=site.words["catalogue.text"].of(lang),
            template="catalogue.html",
            view=_view(listing, counted, site, lang),
            scripts=(SCRIPT,) if first else (),
        )
        yield replace(page, head=module_links(page.root, (f"portal/{each}" for each in MODULES))) if first else page


@dataclass(frozen=True, slots=True)
class _Counted:
    """The numbers that all pages of the list share, counted once."""

    publishers: Counter[str]
    themes: Counter[str]
    divisions: Counter[str]

    @classmethod
    def of(cls, site: Site) -> "_Counted":
        return cls(
            Counter(each.publisher for each in site.listed),
            Counter(code for each in site.listed for code in each.themes),
            Counter(code for each in site.listed for code in each.divisions),
        )


def _view(listing: Listing, counted: _Counted, site: Site, lang: Lang) -> CatalogueView:
    first = listing.number == 1
    publishers, vocabularies = site.catalogue.publishers, site.catalogue.vocabularies
    return CatalogueView(
        listing=listing,
        openness=by_openness(site.listed, site) if first else (),
        hidden_withheld=site.hidden_withheld,
        notices=len(site.notices),
        strings=_strings(site, lang) if first else Markup(),
        publishers=tuple(
            (each, counted.publishers[code]) for code, each in publishers.items() if counted.publishers[code]
        ),
        themes=_occurring(vocabularies.get("themes", {}), counted.themes),
        divisions=_occurring(vocabularies.get("divisions", {}), counted.divisions),
        formats=formats(site) if first else (),
        letters=letters(site) if first else (),
        request="forms/request/" if any(each.code == "request" for each in site.catalogue.forms) else GUIDE,
    )


def _strings(site: Site, lang: Lang) -> Markup:
    """Return the texts of the search application, with the labels of what no facet offers."""
    words = {key.removeprefix(STRINGS): text.of(lang) for key, text in site.words.items() if key.startswith(STRINGS)}
    statuses = site.catalogue.vocabularies.get("statuses", {})
    words |= {f"status.{code}": term.label.shown(lang) for code, term in statuses.items()}
    words |= {f"kind.{code}": label.of(lang) for code, label in KINDS.items()}
    return Markup(json_for_html(words))  # noqa: S704 - json_for_html escapes what could close the element


def _occurring(terms: Vocabulary, counted: Counter[str]) -> tuple[tuple[Term, int], ...]:
    return tuple((term, counted[code]) for code, term in terms.items() if counted[code])
