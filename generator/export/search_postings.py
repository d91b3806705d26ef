"""The inverted index in memory, and how its lists are written as short strings.

A list of numbers is a string over 64 letters: each letter carries five bits, and a sixth says that more follow.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress
from operator import add, sub

from generator.derive.search_terms import border_terms, cleaned, runs_of

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FIVE_BITS, _MORE = 31, 32
BEGINS, ENDS, EDGE_BITS = 2, 1, 2
_PREFIX = 2
_DOCUMENT_BITS = 32
_SHORT_LINE, _LINE_GAP = 40, 2
_PLACE, _DOCUMENT = (0, 1) if sys.byteorder == "little" else (1, 0)

Lists = defaultdict[str, "array[int]"]

_NONE = array("Q")


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

    With ``edges`` it also knows single characters, which occurrences begin or end a line, and the Chinese ``runs`` themselves.
    An occurrence is one number: the document above, the place (and the edges below it) in the lower half.
    """

    def __init__(self, *, edges: bool) -> None:
        """Begin empty."""
        self.edges = edges
        self.pairs: Lists = defaultdict(lambda: array("Q"))
        self.words: Lists = defaultdict(lambda: array("Q"))
        self.longest = 0
        self.runs: list[tuple[int, str]] = []
        self._known: dict[str, tuple[list[tuple[Callable[[int], None], int]], int]] = {}

    def add(self, document: int, text: str) -> None:
        """Take in the text of the next document; documents come in their order."""
        base, place = document << _DOCUMENT_BITS, 0
        for written in text.split("\n"):
            known = self._known.get(written)
            if known is None:
                place = self._add_new(base, place, written)
                continue
            appends, length = known
            first = base + place
            for append, start in appends:
                append(first + start)
            place += length
        self.longest = max(self.longest, place << EDGE_BITS)

    def _add_new(self, base: int, place: int, written: str) -> int:
        """Take in a line and return the next one's place; short lines (names of fields, publishers) are cut only once."""
        line = cleaned(written)
        if not line:
            return place
        length = len(line) + _LINE_GAP
        if self.edges:
            self._add_edged(base, place, line)
        elif len(line) > _SHORT_LINE:
            self._add_line(base, place, line)
        else:
            terms = _terms_of(line)
            known = [((self.words if latin else self.pairs)[term].append, start) for term, start, latin in terms]
            self._known[written] = known, length
            for append, start in known:
                append(base + place + start)
        return place + length

    def _add_line(self, base: int, place: int, line: str) -> None:
        if line.isascii():
            for word in line.split(" "):
                self.words[word].append(base + place)
                place += len(word) + 1
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
            begins, ends = BEGINS * (start == place), ENDS * (start + len(text) == end)
            first = base + (start << EDGE_BITS)
            if latin:
                self.words[text].append(first + begins + ends)
                continue
            self.runs.append((first + begins + ends, text))
            values = list(range(first, first + (len(text) << EDGE_BITS), 1 << EDGE_BITS))
            values[0] += begins
            _append(self.pairs, text[:-1], values)
            self.pairs[text[-1]].append(values.pop() + ends)
            if values:
                values[-1] += ends
                _append(self.pairs, map(add, text, text[1:]), values)
        for term, start in border_terms(line, place):
            edges = BEGINS * (start == place) + ENDS * (start + len(term) == end)
            self.pairs[term].append(base + (start << EDGE_BITS) + edges)

    def prefixes(self) -> dict[str, set[int]]:
        """Return the documents that hold a word with the same first two letters, by ``xy*``."""
        found: dict[str, set[int]] = defaultdict(set)
        for word, values in self.words.items():
            if len(word) >= _PREFIX:
                found[word[:_PREFIX] + "*"].update(_documents(values))
        return found


def _terms_of(line: str) -> Iterator[tuple[str, int, bool]]:
    """Yield the terms of a line with their places, and whether they are Latin words."""
    for text, start, latin in runs_of(line, 0):
        if latin:
            yield text, start, True
        else:
            yield from ((pair, start + at, False) for at, pair in enumerate(map(add, text, text[1:])))
    yield from ((term, start, False) for term, start in border_terms(line, 0))


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


def alone_of(pair: str, classes: Sequence[ClassIndex], names: int, numbers: Numbers) -> str:
    """Return the documents that a pair names, without places: of titles each step, four times, and the better edges."""
    edges: dict[int, int] = {}
    for value in classes[0].pairs.get(pair, _NONE):
        document = value >> _DOCUMENT_BITS
        edges[document] = max(edges.get(document, 0), value & (BEGINS | ENDS))
    steps = _steps(sorted(edges))
    titles = [step << EDGE_BITS | edge for step, edge in zip(steps, edges.values(), strict=True)]
    numbers.reach(max(titles, default=0))
    others = (numbers.joined(_steps(sorted(set(_documents(each.pairs.get(pair, _NONE)))))) for each in classes[1:names])
    return _joined([numbers.joined(titles), *others])


def rest_of(term: str, classes: Sequence[ClassIndex], names: int, numbers: Numbers) -> str:
    """Return the documents in which a pair stands outside their names only: enough where it is all that is looked for."""
    known = set[int]()
    for index in classes[:names]:
        known.update(_documents(index.pairs.get(term, _NONE)))
    strings = []
    for index in classes[names:]:
        documents = sorted(set(_documents(index.pairs.get(term, _NONE))) - known)
        known.update(documents)
        strings.append(numbers.joined(_steps(documents)))
    return _joined(strings)


def placed(values: Iterable[int], numbers: Numbers) -> str:
    """Return the letters of occurrences that stand in their order."""
    return _placed(array("Q", values), numbers)


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
