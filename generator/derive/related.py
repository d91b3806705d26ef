"""Entries that a reader of one may want too: the same subject first, then the same publisher."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.model.entry import Entry

SHOWN = 4
_NEAREST = 20
"""Of a word that many entries share only so many are weighed: it says little, and the work stays in proportion."""


def related(entries: Sequence[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """Return for each listed entry the few nearest ones, by shared keywords, themes and publisher; ties by key."""
    holders: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for trait in _traits(entry):
            holders[trait].append(entry)
    return {each.key: _nearest(each, holders) for each in entries}


def _traits(entry: Entry) -> Mapping[str, int]:
    """Return what makes an entry like another, with its weight."""
    weights = {f"keyword:{each}": 3 for each in entry.keywords}
    weights |= {f"theme:{each}": 1 for each in entry.themes}
    return {**weights, f"publisher:{entry.publisher}": 1}


def _nearest(entry: Entry, holders: Mapping[str, list[Entry]]) -> tuple[Entry, ...]:
    scores: Counter[str] = Counter()
    found = {}
    for trait, weight in _traits(entry).items():
        for other in holders[trait][:_NEAREST]:
            if other.key != entry.key:
                scores[other.key] += weight
                found[other.key] = other
    best = sorted(scores, key=lambda key: (-scores[key], key))[:SHOWN]
    return tuple(found[key] for key in best if scores[key] > 1)
