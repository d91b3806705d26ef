"""The lists of every term as short strings: of the names that are asked first, and of all other texts.

A list holds place and step of each occurrence. Of pairs it can be had without places as well, which is enough where a pair
is all that is looked for, or where exactness would cost too much.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.export.search_letters import DOCUMENT_BITS, Numbers, documents_of, placed, steps_of
from generator.export.search_titles import BEGINS, EDGE_BITS, ENDS, Lists, TitleIndex
from generator.export.search_tokens import TokenIndex

_PREFIX = 2

Classes = Sequence[TitleIndex | TokenIndex]


def term_strings(classes: Classes, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Yield every term with its lists in the order of the classes, joined by dots; trailing dots are cut."""
    for pair in _keys(index.pairs for index in classes):
        yield pair, _joined(_placed(index, pair, numbers) for index in classes)
    for word in _keys(index.words for index in classes):
        yield word, _joined(_word(index, word, numbers) for index in classes)
    prefixes = [_prefixes(index) for index in classes]
    for prefix in _keys(prefixes):
        yield prefix, _joined(numbers.joined(steps_of(sorted(known.get(prefix, ())))) for known in prefixes)


def single_strings(titles: TitleIndex, numbers: Numbers) -> Mapping[str, str]:
    """Return the documents whose titles hold a character, as ``unplaced``: nothing else is asked of a single one."""
    return {character: _edged(titles.singles, character, numbers) for character in titles.singles}


def unplaced(pair: str, classes: Classes, numbers: Numbers) -> str:
    """Return the documents that hold a pair, without places: of titles each step, four times, and the better edges."""
    return _joined(
        _edged(index.pairs, pair, numbers)
        if isinstance(index, TitleIndex)
        else numbers.joined(steps_of(sorted(set(documents_of(index.placed(pair))))))
        for index in classes
    )


def shared_strings(classes: Classes, fewest: int, numbers: Numbers) -> Mapping[str, str]:
    """Return the documents of the pairs that stand in many common tokens, by class as all terms."""
    tables = [index.shared(fewest) if isinstance(index, TokenIndex) else {} for index in classes]
    return {pair: _joined(numbers.joined(steps_of(table.get(pair, ()))) for table in tables) for pair in _keys(tables)}


def _edged(pairs: Lists, pair: str, numbers: Numbers) -> str:
    edges: dict[int, int] = {}
    for value in pairs.get(pair, ()):
        document = value >> DOCUMENT_BITS
        edges[document] = max(edges.get(document, 0), value & (BEGINS | ENDS))
    steps = steps_of(sorted(edges))
    values = [step << EDGE_BITS | edge for step, edge in zip(steps, edges.values(), strict=True)]
    numbers.reach(max(values, default=0))
    return numbers.joined(values)


def _placed(index: TitleIndex | TokenIndex, term: str, numbers: Numbers) -> str:
    if term not in index.pairs:
        return ""
    return placed(index.pairs[term] if isinstance(index, TitleIndex) else index.placed(term), numbers)


def _word(index: TitleIndex | TokenIndex, word: str, numbers: Numbers) -> str:
    """Return the occurrences of a word in titles, of other texts only the documents."""
    if word not in index.words:
        return ""
    if isinstance(index, TitleIndex):
        return placed(index.words[word], numbers)
    return numbers.joined(steps_of(index.words[word]))


def _prefixes(index: TitleIndex | TokenIndex) -> Mapping[str, set[int]]:
    """Return the documents that hold a word with the same first two letters, by ``xy*``."""
    found: dict[str, set[int]] = defaultdict(set)
    for word, values in index.words.items():
        if len(word) >= _PREFIX:
            found[word[:_PREFIX] + "*"].update(
                documents_of(array("Q", values)) if isinstance(index, TitleIndex) else values
            )
    return found


def _keys(tables: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(tables)))


def _joined(strings: Iterable[str]) -> str:
    return ".".join(strings).rstrip(".")
