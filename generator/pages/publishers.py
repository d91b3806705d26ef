"""Publishers (公共数据开放主体): who opens data, what, how fresh, and who answers for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.freshness import Freshness
from generator.derive.happenings import topics
from generator.model.catalogue import Authority, Publisher, Term
from generator.model.entry import Entry
from generator.model.text import Lang, Text
from generator.pages.bars import Bar
from generator.pages.card import Card, by_description, by_freshness, by_openness, cards_of
from generator.pages.head_links import with_feeds
from generator.pages.listing import Listing, grouped, listings, numbered
from generator.pages.plans import ItemView, item_views
from generator.pages.site import Page, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRow:
    """One publisher in the list: how many entries of each openness, how many of them overdue."""

    publisher: Publisher
    openness: tuple[int, ...]
    total: int
    overdue: int
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The publishers of one level, and the authorities that review them."""

    level: Text
    authorities: tuple[Authority, ...]
    rows: tuple[PublisherRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishersView:
    """All publishers by level; ``kinds`` are the words of the columns."""

    groups: tuple[Group, ...]
    kinds: tuple[Text, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherView:
    """One publisher: its data, its promises, its notices, its office."""

    publisher: Publisher
    level: Text
    kind: Text
    division: Term | None
    authority: Authority | None
    openness: tuple[Bar, ...]
    freshness: tuple[Bar, ...]
    listing: Listing
    notices: tuple[Card, ...]
    plans: tuple[tuple[int, tuple[ItemView, ...]], ...]
    described: tuple[Bar, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of publishers and the page of each."""
    catalogue = site.catalogue
    entries = grouped(site.listed, lambda each: (each.publisher,))
    rows = [_row(each, entries.get(code, ()), site) for code, each in catalogue.publishers.items()]
    levels = tuple(
        dict.fromkeys((*catalogue.vocabularies.get("authority-levels", {}), *(each.publisher.level for each in rows)))
    )
    groups = (
        Group(
            level=catalogue.label("authority-levels", level),
            authorities=tuple(each for each in catalogue.authorities.values() if each.level == level),
            rows=tuple(each for each in rows if each.publisher.level == level),
        )
        for level in levels
    )
    yield Page(
        lang=lang,
        path="publishers/",
        title=site.words["publishers"].of(lang),
        description=site.words["publishers.text"].of(lang),
        template="publishers.html",
        view=PublishersView(
            groups=tuple(each for each in groups if each.rows),
            kinds=tuple(each.label for each in by_openness((), site)),
            total=len(rows),
        ),
    )
    told = topics(catalogue)
    for publisher in catalogue.publishers.values():
        for page in _publisher(publisher, entries.get(publisher.code, ()), site, lang):
            yield with_feeds(page, f"publishers/{publisher.code}", told)


def _row(publisher: Publisher, entries: tuple[Entry, ...], site: Site) -> PublisherRow:
    overdue = [each for each in entries if each.key in site.due and site.due[each.key].state is Freshness.OVERDUE]
    return PublisherRow(
        publisher=publisher,
        openness=tuple(each.value for each in by_openness(entries, site)),
        total=len(entries),
        overdue=len(overdue),
        latest=max((each.modified for each in entries), default=""),
    )


def _publisher(publisher: Publisher, entries: tuple[Entry, ...], site: Site, lang: Lang) -> Iterator[Page]:
    name = publisher.name.shown(lang)
    for listing in listings(entries, f"publishers/{publisher.code}/", site):
        yield Page(
            lang=lang,
            path=listing.path(listing.number),
            title=numbered(name, listing),
            description=site.words["publisher.text"].of(lang).format(name=name),
            template="publisher.html",
            view=_view(publisher, entries, listing, site),
        )


def _view(publisher: Publisher, entries: tuple[Entry, ...], listing: Listing, site: Site) -> PublisherView:
    catalogue = site.catalogue
    planned = (
        (plan.year, tuple(each for each in site.plans.get(plan.year, ()) if each.item.publisher == publisher.code))
        for plan in sorted(catalogue.plans, key=lambda each: -each.year)
    )
    return PublisherView(
        publisher=publisher,
        level=catalogue.label("authority-levels", publisher.level),
        kind=catalogue.label("publisher-kinds", publisher.kind),
        division=catalogue.vocabularies.get("divisions", {}).get(publisher.division),
        authority=catalogue.authorities.get(publisher.authority),
        openness=by_openness(entries, site),
        freshness=by_freshness(entries, site),
        listing=listing,
        notices=cards_of((each for each in site.notices if each.publisher == publisher.code), site),
        plans=tuple((year, tuple(item_views(items, site))) for year, items in planned if items),
        described=by_description(entries, site),
    )
