"""The titles in memory: pairs of characters and Latin words with their places, single characters, and the Chinese runs.

Titles keep places, because a phrase may go over several words, and edges, because a title that is the phrase comes first.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from operator import add

from generator.derive.search_terms import border_terms, cleaned, runs_of
from generator.export.search_letters import DOCUMENT_BITS

BEGINS, ENDS, EDGE_BITS = 2, 1, 2
_LINE_GAP = 2

Lists = defaultdict[str, "array[int]"]


class TitleIndex:
    """The occurrences of all terms of the titles: document, place, and which of them begin or end a line."""

    def __init__(self) -> None:
        """Begin empty."""
        self.pairs: Lists = defaultdict(lambda: array("Q"))
        self.singles: Lists = defaultdict(lambda: array("Q"))
        self.words: Lists = defaultdict(lambda: array("Q"))
        self.longest = 0
        self.runs: list[tuple[int, str]] = []

    def add(self, document: int, text: str) -> None:
        """Take in the title of the next document; documents come in their order."""
        base, place = document << DOCUMENT_BITS, 0
        for written in text.split("\n"):
            line = cleaned(written)
            if line:
                self._add_line(base, place, line)
                place += len(line) + _LINE_GAP
        self.longest = max(self.longest, place << EDGE_BITS)

    def _add_line(self, base: int, place: int, line: str) -> None:
        end = place + len(line)
        for text, start, latin in runs_of(line, place):
            begins, ends = BEGINS * (start == place), ENDS * (start + len(text) == end)
            first = base + (start << EDGE_BITS)
            if latin:
                self.words[text].append(first + begins + ends)
                continue
            self.runs.append((first + begins + ends, text))
            values = list(range(first, first + (len(text) << EDGE_BITS), 1 << EDGE_BITS))
            values[0] += begins
            _append(self.singles, text[:-1], values)
            self.singles[text[-1]].append(values.pop() + ends)
            if values:
                values[-1] += ends
                _append(self.pairs, map(add, text, text[1:]), values)
        for term, start in border_terms(line, place):
            edges = BEGINS * (start == place) + ENDS * (start + len(term) == end)
            self.pairs[term].append(base + (start << EDGE_BITS) + edges)


def _append(lists: Lists, terms: Iterable[str], values: Iterable[int]) -> None:
    for term, value in zip(terms, values, strict=False):
        lists[term].append(value)
