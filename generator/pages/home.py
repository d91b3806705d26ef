"""The first page: what this is, a search, how much there is, and the ways on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.structured_data import catalogue_data
from generator.model.catalogue import Plan, Portal, Term
from generator.model.law import Act
from generator.model.text import Lang
from generator.pages.bars import Bar
from generator.pages.card import Card, by_openness, cards_of
from generator.pages.head_links import home_links
from generator.pages.plans import Progress, progress_of
from generator.pages.render import json_for_html
from generator.pages.site import Page, Site

NEWEST = 6
WORDS = 6
DOORS = (
    ("find", "guides/find/"),
    ("cite", "guides/cite/"),
    ("apply", "guides/apply/"),
    ("request", "guides/request/"),
    ("object", "guides/object/"),
    ("developers", "developers/"),
    ("publish", "guides/publish/"),
    ("review", "guides/review/"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What the first page shows; ``themes`` are those with entries, in the order of the vocabulary."""

    portal: Portal
    total: int
    openness: tuple[Bar, ...]
    hidden_withheld: int
    publishers: int
    rows: int
    files: int
    themes: tuple[tuple[Term, int], ...]
    words: tuple[str, ...]
    newest: tuple[Card, ...]
    progress: Progress | None
    act: Act | None
    doors: tuple[tuple[str, str], ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the first page."""
    portal = site.catalogue.portal
    yield Page(
        lang=lang,
        path="",
        title=site.words["home"].of(lang),
        description=portal.description.shown(lang),
        template="home.html",
        styles=("assets/portal/home.css",),
        view=view_of(site, lang),
        head=f'{home_links("../" if lang is Lang.EN else "")}<script type="application/ld+json">'
        f"{json_for_html(catalogue_data(site.catalogue, lang))}</script>",
    )


def view_of(site: Site, lang: Lang) -> HomeView:
    """Return what the first page shows."""
    catalogue, facts = site.catalogue, site.facts
    offering = [facts[each.key] for each in site.listed if each.offers_data and each.key in facts]
    themes = Counter(code for each in site.listed for code in each.themes)
    plan = _current(catalogue.plans, site.today)
    return HomeView(
        portal=catalogue.portal,
        total=len(site.listed),
        openness=by_openness(site.listed, site),
        hidden_withheld=site.hidden_withheld,
        publishers=len({each.publisher for each in site.listed}),
        rows=sum(each.rows for each in offering),
        files=sum(1 for each in offering for offered in each.distributions if offered.path),
        themes=tuple(
            (term, themes[code]) for code, term in catalogue.vocabularies.get("themes", {}).items() if themes[code]
        ),
        words=_words(site, lang),
        newest=cards_of([each for each in site.listed if each.modified][:NEWEST], site),
        progress=progress_of(plan, site) if plan else None,
        act=catalogue.law.acts.get(catalogue.portal.law),
        doors=DOORS,
    )


def _words(site: Site, lang: Lang) -> tuple[str, ...]:
    """Return the keywords of the most entries: searches that find something."""
    words = Counter(word for each in site.listed for word in (each.keywords if lang is Lang.ZH else each.keywords_en))
    return tuple(sorted(words, key=lambda word: (-words[word], word))[:WORDS])


def _current(plans: tuple[Plan, ...], today: str) -> Plan | None:
    """Return the plan of the current year, or the latest before it."""
    past = [each for each in plans if str(each.year) <= today[:4]]
    return max(past, key=lambda each: each.year, default=None)
