"""Ways to an entry without a search: lists by download format and by the first letter of the title (of its pinyin)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive.pinyin import spelled
from generator.model.entry import Entry
from generator.model.text import Lang, Text
from generator.pages.listing import Listing, grouped, listings, numbered
from generator.pages.site import Page, Site

OTHER = "0-9"
"""The list of titles that begin with neither a Latin letter nor a Chinese character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One list: its address, its name and how many entries it has."""

    path: str
    label: Text
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """A page of a list, and the lists beside it; ``kind`` is the key of the words for them."""

    way: Way
    kind: str
    listing: Listing
    beside: tuple[Way, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the pages of all lists."""
    yield from _pages("formats", formats(site), _by_format(site), site, lang)
    yield from _pages("letters", letters(site), _by_letter(site), site, lang)


def formats(site: Site) -> tuple[Way, ...]:
    """Return the formats in which something can be downloaded, in the order of the vocabulary."""
    found = _by_format(site)
    terms = site.catalogue.vocabularies.get("formats", {})
    codes = (*(code for code in terms if code in found), *sorted(found.keys() - terms.keys()))
    return tuple(
        Way(path=f"formats/{code}/", label=site.catalogue.label("formats", code), number=len(found[code]))
        for code in codes
    )


def letters(site: Site) -> tuple[Way, ...]:
    """Return the letters with which titles begin."""
    found = _by_letter(site)
    return tuple(
        Way(path=f"letters/{letter.lower()}/", label=Text(letter, letter), number=len(found[letter]))
        for letter in sorted(found, key=lambda each: (each == OTHER, each))
    )


def _by_format(site: Site) -> Mapping[str, tuple[Entry, ...]]:
    def formats_of(entry: Entry) -> Iterator[str]:
        facts = site.facts.get(entry.key)
        if facts and entry.offers_data:
            yield from (each.format for each in facts.distributions if each.path)

    return grouped(site.listed, formats_of)


def _by_letter(site: Site) -> Mapping[str, tuple[Entry, ...]]:
    ordered = sorted(site.listed, key=lambda each: (spelled(each.title.zh), each.key))
    return grouped(ordered, lambda each: (_letter(each.title.zh),))


def _letter(title: str) -> str:
    first = spelled(title[:2])[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def _pages(
    kind: str, ways: tuple[Way, ...], entries: Mapping[str, tuple[Entry, ...]], site: Site, lang: Lang
) -> Iterator[Page]:
    held = {each.path: each for each in ways}
    for code, found in entries.items():
        way = held[f"{kind}/{code.lower()}/"]
        title = site.words[f"ways.{kind}.title"].of(lang).format(name=way.label.shown(lang))
        for listing in listings(found, way.path, site):
            yield Page(
                lang=lang,
                path=listing.path(listing.number),
                title=numbered(title, listing),
                description=title,
                template="way.html",
                view=WayView(way=way, kind=kind, listing=listing, beside=ways),
            )
