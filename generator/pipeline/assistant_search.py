"""How a question in plain words finds entries: by pairs of Chinese characters and by Latin words, of which the rare ones count most.

A question holds words that no entry has (在哪里, where). Entries with all of it come first; where there are none, those with most of it.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

from generator.derive.search_terms import cleaned, runs_of
from generator.export.api_entry import API

FOUND_MAX = 20
TERMS_MAX = 64
"""A question is cut here: nobody asks for more, and each term costs a look at every entry."""

SPELLINGS_MAX = 8
NEAR = 0.5
"""What scores less than this part of the best is no answer."""

ENTRIES = "exports/entries.csv"
SYNONYMS = "search/meta.json"
_WEIGHTS: Mapping[str, int] = {
    "title": 8,
    "titleEn": 8,
    "keywords": 5,
    "keywordsEn": 5,
    "publisherName": 3,
    "publisherNameEn": 3,
    "id": 2,
    "description": 1,
    "descriptionEn": 1,
}

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """An entry to be found: what lists show of it, and its texts from the weightiest to the lightest."""

    summary: Value
    texts: tuple[tuple[int, str], ...]


class Finder:
    """Finds the entries of a built site, and reads them again when the site was built anew."""

    def __init__(self, site: Path) -> None:
        """Find in the site in this folder."""
        self.site = site
        self._seen = -1
        self._cards: tuple[Card, ...] = ()
        self._synonyms: tuple[tuple[str, str], ...] = ()

    def find(self, query: str) -> Value:
        """Return the entries that hold all of the query, or those that hold most of it, best first."""
        self._read()
        best: dict[int, tuple[bool, float]] = {}
        for spelling in self._spellings(cleaned(query)):
            for number, found in self._scored(_terms(spelling), whole=not query.strip()):
                best[number] = max(best.get(number, found), found)
        complete = {number: score for number, (whole, score) in best.items() if whole}
        shown = complete or _near({number: score for number, (_, score) in best.items()})
        ordered = sorted(shown, key=lambda number: (-shown[number], number))
        return {
            "total": len(complete),
            "near": 0 if complete else len(shown),
            "entries": [self._cards[number].summary for number in ordered[:FOUND_MAX]],
        }

    def _scored(self, terms: Sequence[str], *, whole: bool) -> Iterator[tuple[int, tuple[bool, float]]]:
        """Yield the number of every entry with one of the terms, whether it has all of them, and its score; or the ``whole`` list."""
        if whole:
            yield from ((number, (True, 0.0)) for number in range(len(self._cards)))
        held: dict[int, int] = {}
        scores: dict[int, float] = {}
        for term in terms:
            weights = self._holding(term)
            worth = log(1 + len(self._cards) / max(1, len(weights)))
            for number, weight in weights.items():
                held[number] = held.get(number, 0) + 1
                scores[number] = scores.get(number, 0.0) + worth * weight
        yield from ((number, (count == len(terms), scores[number])) for number, count in held.items())

    def _holding(self, term: str) -> Mapping[int, int]:
        """Return the entries that hold a term, with the weight of the best place that does."""
        found = {}
        for number, card in enumerate(self._cards):
            weight = next((weight for weight, text in card.texts if term in text), 0)
            if weight:
                found[number] = weight
        return found

    def _spellings(self, query: str) -> Sequence[str]:
        """Return the query, and the same with what means the same as a part of it."""
        found = {query: None}
        for pair in self._synonyms:
            for one, other in (pair, pair[::-1]):
                if one in query:
                    found.setdefault(query.replace(one, other))
        return tuple(found)[:SPELLINGS_MAX]

    def _read(self) -> None:
        table = self.site / ENTRIES
        changed = table.stat().st_mtime_ns
        if changed == self._seen:
            return
        summaries = {each["id"]: each for each in self._summaries()}
        with table.open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row["id"] in summaries]
        self._cards = tuple(Card(summaries[row["id"]], _texts(row)) for row in rows)
        meta = json.loads((self.site / SYNONYMS).read_bytes())
        self._synonyms = tuple((cleaned(one), cleaned(other)) for one, other in meta["synonyms"])
        self._seen = changed

    def _summaries(self) -> Iterator[Value]:
        page, number = self._page("catalogue.json"), 1
        yield from page["entries"]
        while number < page["pages"]:
            number += 1
            yield from self._page(f"catalogue/{number}.json")["entries"]

    def _page(self, path: str) -> Value:
        return dict(json.loads((self.site / API / path).read_bytes()))


def _near(scores: Mapping[int, float]) -> Mapping[int, float]:
    least = NEAR * max(scores.values(), default=0.0)
    return {number: score for number, score in scores.items() if score >= least}


def _texts(row: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    return tuple((weight, _apart(row[name])) for name, weight in _WEIGHTS.items() if row.get(name))


def _apart(text: str) -> str:
    """Return a text with a blank around each run, and each Latin word without the ending of its plural."""
    return f" {' '.join(_singular(run) if latin else run for run, _, latin in runs_of(cleaned(text), 0))} "


def _terms(line: str) -> Sequence[str]:
    """Return what a cleaned query asks for: pairs of neighbouring characters, and whole Latin words."""
    found: dict[str, None] = {}
    for run, _, latin in runs_of(line, 0):
        if latin:
            found.update({f" {_singular(run)} ": None} if len(run) > 1 or run.isdigit() else {})
        else:
            found.update(dict.fromkeys(run[first : first + 2] for first in range(max(1, len(run) - 1))))
    return tuple(found)[:TERMS_MAX]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > len("bus") and word.endswith("s") and not word.endswith("ss") else word
