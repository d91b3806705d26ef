"""Look through a column for data about people, piece by piece, and give a verdict by the whole column.

A ``Scan`` takes the cells of a column, as lists or as Arrow arrays, in pieces of any size; what the heading says is
known from the start. It is the one way in for every lane that reads tables; ``scan`` is the same for a column at once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.personal.digits import sorted_out, without_numbers
from generator.check.personal.evidence import Evidence, Matches, together
from generator.check.personal.kinds import NO_HEADING, Heading, Kind, Span
from generator.check.personal.number_spans import number_spans
from generator.check.personal.suspects import (
    DIGESTS,
    PAPERS,
    has_suspects,
    joined,
    made_plain,
    plain_lines,
    suspects_of,
)
from generator.check.personal.text_spans import cell_spans, text_spans
from generator.check.tables.pieces import Cells

_LIKELY = 0.3
_LIKELY_WITHOUT_SUM = 0.5
_WITHOUT_SUM = frozenset({Kind.MOBILE, Kind.OLD_IDENTITY})
_BY_HEADING = frozenset({Kind.PASSPORT, Kind.PERMIT, Kind.DIGEST})
_BY_SHAPE = frozenset({Kind.IDENTITY, Kind.OLD_IDENTITY, Kind.CARD, Kind.MOBILE})
"""Under a heading that names them, numbers of the right shape are believed even where a digit is wrong."""

_FEW = 5
_SCATTER = 100
"""Numbers that lie this much closer than their count allows by chance were given out one after the other."""

_OTHERS = re.compile(rb"[^0-9A-Za-z]+")
_MOBILE = 11
"""Longer numbers inside texts are no mobile numbers that failed: nobody writes a prefix before most of them."""

Gathered = dict[tuple[Kind, int], Evidence]
"""Evidence by kind; of cells that are numbers also by length, so that codes of one do not hide numbers of another."""


@dataclass(slots=True)
class Scan:
    """A column at work: what speaks for each kind, in cells that it fills and inside texts, among numbers and papers."""

    heading: Heading = NO_HEADING
    empties: bool = True
    """Whether empty cells may come as texts; otherwise they are nulls in Arrow's arrays."""
    filled: int = 0
    numbers: tuple[Gathered, Gathered] = field(default_factory=lambda: ({}, {}))
    papers: tuple[Gathered, Gathered] = field(default_factory=lambda: ({}, {}))

    @property
    def careful(self) -> bool:
        """Tell whether every cell must be looked at: the heading speaks of people."""
        return bool(self.heading.expected) or self.heading.person

    def look(self, cells: Cells, lines: Sequence[int]) -> None:
        """Look at some cells, which stand in these lines."""
        left, lines = self.set_aside(cells, lines)
        if len(left):
            self.read(joined(left), lines)

    def set_aside(self, cells: Cells, lines: Sequence[int]) -> tuple[Cells, Sequence[int]]:
        """Count the plain codes among some cells and return the others, which must be read, with their lines."""
        if self.careful:
            self._read_papers(joined(cells), lines)
        if not isinstance(cells, pa.Array):
            self.filled += sum(map(bool, cells))
            return cells, lines
        self.filled += len(cells) - cells.null_count
        if self.empties:
            self.filled -= pc.sum(pc.equal(pc.binary_length(cells), 0)).as_py() or 0
        if self.heading.expected & _BY_SHAPE:
            return cells, lines
        rows, shapes = sorted_out(cells)
        for shape in shapes:
            shape.count(self.numbers[0].setdefault((shape.kind, shape.size), Evidence()).shaped)
        if rows is None and without_numbers(cells):
            return (), ()
        return (cells, lines) if rows is None else (cells.take(rows), [lines[row] for row in rows.to_pylist()])

    def read(self, blob: bytes, lines: Sequence[int]) -> None:
        """Look at cells that were joined to one text, one a line."""
        suspects, rows = suspects_of(blob)
        if rows:
            spans = chain(number_spans(suspects, self.heading), text_spans(suspects, self.heading))
            self._weigh(suspects, [lines[row] for row in rows], spans, self.numbers)
        if not self.careful and (DIGESTS if self.heading.digests else PAPERS).search(blob):
            self._read_papers(blob, lines)

    def _read_papers(self, blob: bytes, lines: Sequence[int]) -> None:
        plain = plain_lines(blob)
        self._weigh(plain, lines, cell_spans(plain, self.heading), self.papers)

    def _weigh(self, blob: bytes, lines: Sequence[int], spans: Iterable[Span], into: tuple[Gathered, Gathered]) -> None:
        whole, inside = into
        row = position = 0
        for span in sorted(spans, key=lambda each: each.start):
            text = blob[span.start : span.end]
            alone = _fills_cell(blob, span)
            size = _size(text) if span.kind in _BY_SHAPE else 0
            if not alone and not span.sound and span.kind is Kind.MOBILE and size > _MOBILE:
                continue
            evidence = (whole if alone else inside).setdefault((span.kind, size if alone else 0), Evidence())
            evidence.shaped.add(text)
            if span.sound or span.kind in self.heading.expected & _BY_SHAPE:
                row += blob.count(b"\n", position, span.start)
                position = span.start
                evidence.add(text, lines[row])

    def matches(self) -> Matches:
        """Return what is believed of the column so far."""
        if not any((*self.numbers, *self.papers)):
            return {}
        return together(
            [
                {kind: each.match}
                for parts in (self.numbers, self.papers)
                for gathered, believed in zip(parts, (self._believed, self._believed_inside), strict=True)
                for (kind, _), each in gathered.items()
                if believed(kind, each)
            ]
        )

    def _believed(self, kind: Kind, evidence: Evidence) -> bool:
        """Tell whether so many cells pass the test of a kind that chance does not explain it."""
        heading, sound, shaped = self.heading, evidence.sound.count, evidence.shaped.count
        if not sound or kind in heading.expected:
            return bool(sound)
        if heading.quantity and kind in _WITHOUT_SUM:
            return False
        if kind in _BY_HEADING:
            return evidence.match.count * 2 >= self.filled and self._believed_unnamed(kind, evidence)
        if kind is Kind.MOBILE and (heading.serial or sound >= _FEW) and evidence.in_sequence(_SCATTER):
            return False
        if heading.serial and kind not in _WITHOUT_SUM:
            return sound > _LIKELY_WITHOUT_SUM * shaped
        return sound >= (_LIKELY_WITHOUT_SUM if kind in _WITHOUT_SUM else _LIKELY) * shaped

    def _believed_unnamed(self, kind: Kind, evidence: Evidence) -> bool:
        """Tell whether papers or digests are believed although the heading does not name them."""
        if kind is Kind.DIGEST:
            return self.careful or self.heading.digests
        if kind is Kind.PERMIT and not self.careful:
            return False
        return evidence.sound.count >= _FEW and not self.heading.serial and not evidence.in_sequence(_SCATTER)

    def _believed_inside(self, kind: Kind, evidence: Evidence) -> bool:
        sound, shaped = evidence.sound.count, evidence.shaped.count
        if self.heading.serial and kind not in self.heading.expected:
            return sound > _LIKELY_WITHOUT_SUM * shaped
        return bool(sound) and (kind in self.heading.expected or sound >= _LIKELY * shaped)


def scan(cells: Cells, heading: Heading = NO_HEADING) -> Matches:
    """Return the kinds of personal data in the cells of a column, with counts and positions."""
    column = Scan(heading)
    column.look(cells, range(len(cells)))
    return column.matches()


def spans_of(text: str, heading: Heading = NO_HEADING) -> tuple[str, tuple[Span, ...]]:
    """Return a single text as its reader sees it, and the stretches of its bytes that are personal."""
    blob = text.encode("utf-8", "surrogatepass")
    if not has_suspects(blob):
        return text, ()
    blob = made_plain(blob)
    found = [each for each in chain(number_spans(blob, heading), text_spans(blob, heading)) if each.sound]
    return blob.decode("utf-8", "surrogatepass"), tuple(found)


def _size(number: bytes) -> int:
    """Return the length of a number without the signs between its digits."""
    return len(number if number.isalnum() else _OTHERS.sub(b"", number))


def _fills_cell(blob: bytes, span: Span) -> bool:
    """Tell whether a span is all of its cell but for quotes and blanks, and speaks for itself."""
    before = blob[max(0, span.start - 3) : span.start].rpartition(b"\n")[2]
    whole = span.start <= 3 or b"\n" in blob[span.start - 3 : span.start]  # noqa: PLR2004 - room for a quote and blanks
    return not span.worded and whole and not before.strip(b" '\"+") and blob[span.end : span.end + 1] in b"\n '\""
