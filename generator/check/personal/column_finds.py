"""What is found in the columns of a table while it passes piece by piece: kinds, markings, cells that are not masked."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from dataclasses import field as new
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
import re2

from generator.check.personal.evidence import Match
from generator.check.personal.groups import Counts, Groups
from generator.check.personal.kinds import NO_HEADING
from generator.check.personal.lexicon import Lexicon, beside_others
from generator.check.personal.masks import unmasked_rows
from generator.check.personal.scan import Scan
from generator.check.personal.suspects import LIKELY, SUSPECTS, joined, one_of, plain_lines
from generator.check.personal.text_spans import DIGEST, PASSPORT
from generator.check.personal.wordlists import search_of
from generator.check.tables.pieces import Cells, Loose
from generator.model.entry import Field, Resource
from generator.model.text import NOTHING, Text

Markings = tuple[tuple[Text, str], ...]
Glance = Callable[[bytes], object]
"""True (or a match) for a text that may hold anything worth reading."""

SAMPLED = 1200
"""How many cells of a column are kept, to see what the columns of a table tell together."""
LOOSE = Field(name="", type="string", title=NOTHING, description=NOTHING)
"""Stands for the lines that fit no column, and for columns of which nothing is known but the heading."""


@dataclass(slots=True)
class Finds:
    """A column, and what was found in it so far: kinds, markings by number, cells that are not masked."""

    field: Field
    words: AbstractSet[str]
    scan: Scan
    marks: dict[int, Match] = new(default_factory=dict)
    unmasked: Match = new(default_factory=Match)
    sample: list[str] = new(default_factory=list)


@dataclass(slots=True)
class Search:
    """A table at work: its columns, the lines that fit none, and its groups of equal rows."""

    resource: Resource
    lexicon: Lexicon
    quiet: bool = False
    """Whether a look at the whole table showed that its cells need no look where the heading asks for none."""
    header: tuple[str, ...] = ()
    columns: tuple[Finds, ...] = ()
    loose: Finds = new(default_factory=lambda: Finds(LOOSE, frozenset(), Scan()))
    groups: Groups | None = None
    counts: Counts | None = None

    def begin(self, header: Sequence[str]) -> None:
        """Take in the header, which says what to expect."""
        self.header = tuple(header)
        fields = {each.name: each for each in reversed(self.resource.fields)}
        self.columns = tuple(
            _finds(self.resource, [fields.get(name) or replace(LOOSE, name=name) for name in header], self.lexicon)
        )
        least = self.lexicon.least_group
        if least is not None and self.resource.quasi_identifiers and {*self.resource.quasi_identifiers} <= {*header}:
            counted = self.resource.count_field in header
            self.groups, self.counts = (None, Counts(least)) if counted else (Groups(least), None)

    def take(self, cells: Sequence[Cells], lines: Sequence[int], sure: AbstractSet[int] = frozenset()) -> None:
        """Look at some rows, given by column; of some columns it is sure that they hold nothing but times and truths."""
        if not len(lines):
            return
        absent = frozenset(self.resource.missing_values) - {""}
        if absent:
            cells = [each if isinstance(each, pa.Array) else ["" if c in absent else c for c in each] for each in cells]
        for position, (column, some) in enumerate(zip(self.columns, cells, strict=True)):
            self._sample(column, some, lines)
            if position not in sure and (column.scan.careful or not self.quiet):
                self._look(column, some, lines)
        if self.groups or self.counts:
            self._look_at_groups(cells, lines)

    def take_loose(self, texts: Sequence[Loose]) -> None:
        """Look at texts that stand in no column."""
        if texts:
            self._look(self.loose, [text for _, text in texts], [line for line, _ in texts])

    def _sample(self, column: Finds, cells: Cells, lines: Sequence[int]) -> None:
        if len(column.sample) < SAMPLED:
            column.sample.extend(_listed(cells[:SAMPLED])[: SAMPLED - len(column.sample)])
        mask = self.lexicon.masks.get(column.field.masking)
        if mask:
            for row in unmasked_rows(cells, mask[1], self.resource.missing_values):
                column.unmasked.add(lines[row])

    def _look(self, column: Finds, cells: Cells, lines: Sequence[int]) -> None:
        left, lines = column.scan.set_aside(cells, lines)
        blob = joined(left) if len(left) else b""
        looks = (*SUSPECTS, DIGEST) if column.scan.heading.digests else SUSPECTS
        if _glance(looks, self.lexicon.markings)(blob):
            column.scan.read(blob, lines)
            self._look_for_marks(column, plain_lines(blob), lines)

    def _look_for_marks(self, column: Finds, blob: bytes, lines: Sequence[int]) -> None:
        for number, (_, pattern) in enumerate(self.lexicon.markings):
            for row in _marked(pattern, blob):
                column.marks.setdefault(number, Match()).add(lines[row])

    def _look_at_groups(self, cells: Sequence[Cells], lines: Sequence[int]) -> None:
        at = {name: _listed(some) for name, some in zip(self.header, cells, strict=True)}
        columns = [at[name] for name in self.resource.quasi_identifiers]
        if self.groups:
            self.groups.look(columns, lines)
        if self.counts:
            self.counts.look(columns, at[self.resource.count_field], lines)


@dataclass(slots=True)
class Searches:
    """The tables of an entry that are looked through while their rows are checked, by path."""

    lexicon: Lexicon
    tables: dict[str, Search] = new(default_factory=dict)

    def begin(self, resource: Resource, header: Sequence[str], content: bytes) -> Search:
        """Begin with a table."""
        search = Search(resource, self.lexicon, is_quiet(content, self.lexicon.markings))
        search.begin(header)
        self.tables[resource.path] = search
        return search

    def forget(self, resource: Resource) -> None:
        """Leave a table that was not shown whole to whoever reads it again."""
        self.tables.pop(resource.path, None)


def _finds(resource: Resource, columns: Sequence[Field], lexicon: Lexicon) -> Iterator[Finds]:
    empties = "" not in resource.missing_values
    told = [lexicon.words_and_heading(each) if each.name else (frozenset[str](), NO_HEADING) for each in columns]
    headings = beside_others([(each, heading) for each, (_, heading) in zip(columns, told, strict=True)])
    for column, (words, _), heading in zip(columns, told, headings, strict=True):
        yield Finds(column, words, Scan(heading, empties))


@lru_cache(maxsize=16)
def _glance(looks: tuple[str, ...], markings: Markings) -> Glance:
    """Return the one search for everything that could be personal or a marking; most texts hold nothing of it."""
    patterns = [pattern for _, pattern in markings if search_of(pattern)]
    glance: Glance = one_of((*looks, PASSPORT, *patterns)).search
    return glance


def is_quiet(content: bytes, markings: Markings) -> bool:
    """Tell of a whole small table whether none of its cells can be anything personal, whatever column it stands in."""
    if not content or b'"' in content:
        return False
    cells = content.replace(b"\r\n", b"\n").replace(b",", b"\n")
    return not _glance((*LIKELY, DIGEST), markings)(cells)


def _listed(cells: Cells) -> list[str]:
    return pc.fill_null(cells, "").to_pylist() if isinstance(cells, pa.Array) else list(cells)


def _marked(pattern: str, blob: bytes) -> list[int]:
    """Return the rows in which a pattern occurs."""
    search = search_of(pattern)
    if search is None or not search(blob):  # type: ignore[arg-type]
        return []
    rows: dict[int, None] = {}
    row = position = 0
    for found in re2.finditer(f"(?m){pattern}", blob):
        start = found.start() + (blob[found.start() : found.start() + 1] == b"\n")
        row += blob.count(b"\n", position, start)
        position = start
        rows[row] = None
    return list(rows)
