"""The texts beside the titles, cut at blanks and punctuation into tokens, each with the entries that hold it.

A catalogue repeats itself: the same fields, publishers, keywords and turns of phrase stand in thousands of entries. Such a
common token is written once with its entries, and whoever looks for a part of it looks through the tokens themselves; only
rare tokens are cut into pairs of characters. At 100,000 entries that is a third of what pairs of everything would weigh.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add

from generator.derive.search_terms import border_terms, cleaned, is_cjk, runs_of
from generator.export.search_letters import DOCUMENT_BITS, Numbers, steps_of

COMMON = 48
"""So many entries make a token common."""

_MOST = 2_000
_SHORT_LINE, _TOKEN_GAP = 40, 2
_FILE_LETTERS = 4_000
_PAIR = 2

Documents = Sequence[int]


class TokenIndex:
    """The tokens of one class of texts with their documents, and after ``cut`` the pairs of the rare ones."""

    def __init__(self) -> None:
        """Begin empty."""
        self._tokens: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._known: dict[str, list[array[int]]] = {}
        self.common: list[tuple[str, Documents]] = []
        self.words: dict[str, Documents] = {}
        self.pairs: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        self.longest = 0

    def add(self, document: int, text: str) -> None:
        """Take in the text of the next document; documents come in their order."""
        for line in text.split("\n"):
            known = self._known.get(line)
            if known is None:
                known = [self._tokens[token] for token in cleaned(line).split(" ") if token]
                if len(line) <= _SHORT_LINE:
                    self._known[line] = known
            for documents in known:
                if not documents or documents[-1] != document:
                    documents.append(document)

    def cut(self, count: int) -> None:
        """Part the common tokens from the rare ones, and cut the rare ones of so many documents into pairs."""
        self._known.clear()
        common = self._part()
        places = array("I", bytes(4 * count))
        for token, documents in self._tokens.items():
            if token not in common and token not in self.words:
                self._cut_rare(token, documents, places)
        self.longest = max(places, default=0)
        self.common = sorted(((token, self._tokens[token]) for token in common), key=lambda each: each[0][::-1])
        self._tokens.clear()

    def _part(self) -> set[str]:
        """Return the common tokens; Latin words, alone or within a token, become words."""
        within: defaultdict[str, set[int]] = defaultdict(set)
        repeated: list[tuple[int, str]] = []
        for token, documents in self._tokens.items():
            if token.isascii():
                self.words[token] = documents
                continue
            if len(documents) >= COMMON and len(token) > 1:
                repeated.append((-len(documents) * len(token), token))
            if not is_cjk(token):
                for text, _, latin in runs_of(token, 0):
                    if latin:
                        within[text].update(documents)
        for word, held in within.items():
            self.words[word] = sorted(held.union(self.words.get(word, ())))
        return {token for _, token in sorted(repeated)[:_MOST] if token not in self.words}

    def _cut_rare(self, token: str, documents: Iterable[int], places: "array[int]") -> None:
        terms = [
            *((pair, start + at) for text, start, latin in runs_of(token, 0) if not latin for at, pair in _pairs(text)),
            *border_terms(token, 0),
        ]
        for document in documents:
            first = (document << DOCUMENT_BITS) + places[document]
            for term, start in terms:
                self.pairs[term].append(first + start)
            places[document] += len(token) + _TOKEN_GAP

    def placed(self, term: str) -> "array[int]":
        """Return the occurrences of a term in rare tokens, in their order."""
        return array("Q", sorted(self.pairs.get(term, ())))

    def shared(self, fewest: int) -> Mapping[str, Documents]:
        """Return the documents of the pairs that stand in more than so many common tokens."""
        held = Counter(pair for token, _ in self.common for pair in {pair for _, pair in _pairs(token)})
        found: dict[str, set[int]] = {pair: set() for pair, number in held.items() if number > fewest and is_cjk(pair)}
        for token, documents in self.common:
            for pair in {pair for _, pair in _pairs(token)} & found.keys():
                found[pair].update(documents)
        return {pair: sorted(documents) for pair, documents in found.items()}


def token_files(index: TokenIndex, numbers: Numbers) -> tuple[list[int], list[list[str]]]:
    """Return with which token each file begins, and the files: for each of its tokens the letters of its documents."""
    starts: list[int] = []
    files: list[list[str]] = []
    letters = _FILE_LETTERS
    for place, (_, documents) in enumerate(index.common):
        if letters >= _FILE_LETTERS:
            starts.append(place)
            files.append([])
            letters = 0
        files[-1].append(numbers.joined(steps_of(documents)))
        letters += len(files[-1][-1])
    return starts, files


def _pairs(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(map(add, text, text[1:]))
