"""What a list shows of an entry: enough to choose it, on a phone as well."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.check.metadata_points import BANDS
from generator.derive.freshness import Freshness
from generator.model.catalogue import Publisher
from generator.model.entry import Entry, Openness
from generator.model.text import Text
from generator.pages.bars import Bar, bars
from generator.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entry in a list; withheld and closed entries show no more than the public may see of them."""

    entry: Entry
    url: str
    publisher: Publisher | None
    openness: Text
    status: Text
    freshness: Freshness | None
    frequency: Text
    rows: int
    formats: tuple[str, ...]


def cards_of(entries: Iterable[Entry], site: Site) -> tuple[Card, ...]:
    """Return the cards of entries, in their order."""
    return tuple(_card(each, site) for each in entries)


def _card(entry: Entry, site: Site) -> Card:
    facts = site.facts.get(entry.key)
    due = site.due.get(entry.key)
    offered = facts.distributions if facts and entry.offers_data else ()
    shown = bool(entry.modified) and due is not None
    return Card(
        entry=entry,
        url=f"datasets/{entry.key}/",
        publisher=site.publisher(entry),
        openness=site.catalogue.label("openness", entry.openness or ""),
        status=site.catalogue.label("statuses", entry.status or ""),
        freshness=due.state if due and shown else None,
        frequency=site.catalogue.label("update-frequencies", entry.update_frequency),
        rows=facts.rows if facts and entry.offers_data else 0,
        formats=tuple(dict.fromkeys(each.format for each in offered if each.path)),
    )


def by_openness(entries: Iterable[Entry], site: Site) -> tuple[Bar, ...]:
    """Return how many entries are of each openness, in the order of the vocabulary."""
    counted = Counter(each.openness for each in entries)
    terms = site.catalogue.vocabularies.get("openness", {})
    return bars(
        (kind.value, terms[kind].label if kind in terms else Text(kind, kind), counted[kind], "") for kind in Openness
    )


def by_freshness(entries: Iterable[Entry], site: Site) -> tuple[Bar, ...]:
    """Return how many entries that show data dates are in each state of freshness; empty states are left out."""
    counted = Counter(site.due[each.key].state for each in entries if each.modified and each.key in site.due)
    rows = ((state.value, site.words[f"freshness.{state}"], counted[state], "") for state in Freshness)
    return bars(row for row in rows if row[2])


def by_description(entries: Iterable[Entry], site: Site) -> tuple[Bar, ...]:
    """Return how many entries with data fall into each band of the points for their description, best band first."""
    found = (site.described.get(each.key) for each in entries)
    counted = Counter(each.band for each in found if each)
    return bars((name, site.words[f"described.band.{name}"], counted[name], "") for name in BANDS if counted[name])
