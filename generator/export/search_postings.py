"""The inverted index in memory, and how its lists are written as short strings.

A list of numbers is a string over 64 letters: each letter carries five bits, and a sixth says that more follow.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from operator import add, sub

from generator.derive.search_terms import border_terms, cleaned_lines, is_cjk, runs_of

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FIVE_BITS, _MORE = 31, 32
_BEGINS, _ENDS, _EDGE_BITS = 2, 1, 2
_PREFIX = 2
_DOCUMENT_BITS = 32
_PLACE, _DOCUMENT = (0, 1) if sys.byteorder == "little" else (1, 0)

Lists = defaultdict[str, "array[int]"]


def number(value: int) -> str:
    """Return a number as letters, the lowest bits first."""
    letters = ""
    while value > _FIVE_BITS:
        letters += _ALPHABET[value & _FIVE_BITS | _MORE]
        value >>= 5
    return letters + _ALPHABET[value]


class Numbers:
    """Numbers as letters, each computed once."""

    def __init__(self) -> None:
        """Begin with the numbers that occur most."""
        self._known = [number(value) for value in range(1024)]

    def reach(self, highest: int) -> None:
        """Make sure that numbers up to this one can be written."""
        known = len(self._known)
        self._known.extend(map(number, range(known, highest + 1)))

    def joined(self, values: Iterable[int]) -> str:
        """Return the letters of several numbers, one after the other."""
        return "".join(map(self._known.__getitem__, values))


class ClassIndex:
    """The occurrences of all terms in one class of texts.

    With ``edges`` it also knows single characters, and which occurrences begin or end a line.
    An occurrence is one number: the document above, the place (and the edges below it) in the lower half.
    """

    def __init__(self, *, edges: bool) -> None:
        """Begin empty."""
        self.edges = edges
        self.pairs: Lists = defaultdict(lambda: array("Q"))
        self.words: Lists = defaultdict(lambda: array("Q"))
        self.longest = 0

    def add(self, document: int, text: str) -> None:
        """Take in the text of the next document; documents come in their order."""
        base, place = document << _DOCUMENT_BITS, 0
        for line in cleaned_lines(text):
            if self.edges:
                self._add_edged(base, place, line)
            else:
                self._add_line(base, place, line)
            place += len(line) + 2
        self.longest = max(self.longest, place << _EDGE_BITS)

    def _add_line(self, base: int, place: int, line: str) -> None:
        """Take in a line; the two commonest kinds have a short way."""
        if line.isascii():
            for word in line.split(" "):
                self.words[word].append(base + place)
                place += len(word) + 1
            return
        if is_cjk(line):
            _append(self.pairs, map(add, line, line[1:]), range(base + place, base + place + len(line)))
            return
        for text, start, latin in runs_of(line, place):
            if latin:
                self.words[text].append(base + start)
            else:
                _append(self.pairs, map(add, text, text[1:]), range(base + start, base + start + len(text)))
        for term, start in border_terms(line, place):
            self.pairs[term].append(base + start)

    def _add_edged(self, base: int, place: int, line: str) -> None:
        end = place + len(line)
        for text, start, latin in runs_of(line, place):
            begins, ends = _BEGINS * (start == place), _ENDS * (start + len(text) == end)
            first = base + (start << _EDGE_BITS)
            if latin:
                self.words[text].append(first + begins + ends)
                continue
            values = list(range(first, first + (len(text) << _EDGE_BITS), 1 << _EDGE_BITS))
            values[0] += begins
            _append(self.pairs, text[:-1], values)
            self.pairs[text[-1]].append(values.pop() + ends)
            if values:
                values[-1] += ends
                _append(self.pairs, map(add, text, text[1:]), values)
        for term, start in border_terms(line, place):
            edges = _BEGINS * (start == place) + _ENDS * (start + len(term) == end)
            self.pairs[term].append(base + (start << _EDGE_BITS) + edges)

    def prefixes(self) -> dict[str, set[int]]:
        """Return the documents that hold a word with the same first two letters, by ``xy*``."""
        found: dict[str, set[int]] = defaultdict(set)
        for word, values in self.words.items():
            if len(word) >= _PREFIX:
                found[word[:_PREFIX] + "*"].update(_documents(values))
        return found


def _append(lists: Lists, terms: Iterable[str], values: Iterable[int]) -> None:
    for term, value in zip(terms, values, strict=False):
        lists[term].append(value)


def term_strings(classes: Sequence[ClassIndex], numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Yield every term with its lists in the order of the classes, joined by dots; trailing dots are cut."""
    for pair in _keys(index.pairs for index in classes):
        yield pair, _joined(_placed(index.pairs.get(pair), numbers) for index in classes)
    for word in _keys(index.words for index in classes):
        yield word, _joined(_unplaced(index.words.get(word), index, numbers) for index in classes)
    prefixes = [index.prefixes() for index in classes]
    for prefix in _keys(prefixes):
        yield prefix, _joined(numbers.joined(_steps(sorted(known.get(prefix, ())))) for known in prefixes)


def without_places(pair: str, classes: Sequence[ClassIndex], numbers: Numbers) -> str:
    """Return the lists of a pair with places in titles only: enough where the pair is all that is looked for."""
    return _joined(_unplaced(index.pairs.get(pair), index, numbers) for index in classes)


def _keys(tables: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(tables)))


def _placed(values: "array[int] | None", numbers: Numbers) -> str:
    """Return place and step of each occurrence; a step of 0 is the same document again."""
    if not values:
        return ""
    taken_in_turn = [0] * (2 * len(values))
    taken_in_turn[0::2] = memoryview(values).cast("B").cast("I")[_PLACE::2].tolist()
    taken_in_turn[1::2] = _steps(_documents(values))
    return numbers.joined(taken_in_turn)


def _unplaced(values: "array[int] | None", index: ClassIndex, numbers: Numbers) -> str:
    """Return the steps from document to document, each once; titles keep their places."""
    if not values or index.edges:
        return _placed(values, numbers)
    steps = _steps(_documents(values))
    return numbers.joined(compress(steps, steps))


def _documents(values: "array[int]") -> list[int]:
    return memoryview(values).cast("B").cast("I")[_DOCUMENT::2].tolist()


def _steps(documents: Sequence[int]) -> list[int]:
    return list(map(sub, documents, chain((-1,), documents)))


def _joined(strings: Iterable[str]) -> str:
    return ".".join(strings).rstrip(".")
