"""Look through a column for data about people: one pass over its cells as one text, and a verdict by the column.

``scan`` takes the cells of a column, as a list or as an Arrow array, and what the heading says. It is the one way in for
every lane that reads tables.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.kinds import NO_HEADING, Heading, Kind, Span
from generator.check.number_spans import number_spans
from generator.check.suspects import has_suspects, joined, made_plain, suspects_of
from generator.check.text_spans import cell_spans, passports, text_spans

ROWS_NAMED = 5
SAMPLE = 2000
"""How many cells are looked at first in a long column, to find out whether it is a column of codes."""

_LONG = 4 * SAMPLE
_ALIKE = 0.9
_LIKELY = 0.3
_LIKELY_WITHOUT_SUM = 0.5
_WITHOUT_SUM = frozenset({Kind.MOBILE, Kind.OLD_IDENTITY})
_BY_HEADING = frozenset({Kind.PASSPORT, Kind.PERMIT, Kind.DIGEST})
_BY_SHAPE = frozenset({Kind.IDENTITY, Kind.OLD_IDENTITY, Kind.CARD, Kind.MOBILE})
"""Under a heading that names them, numbers of the right shape are believed even where a digit is wrong."""

_FEW = 5
_SCATTER = 100
"""Numbers that lie this much closer than their count allows by chance were given out one after the other."""


@dataclass(slots=True)
class Match:
    """How many cells of a column hold a kind, and the positions of the first of them."""

    count: int = 0
    first: list[int] = field(default_factory=list)
    last: int = -1

    def add(self, row: int) -> None:
        """Count a cell, each once."""
        if row != self.last:
            self.last = row
            self.count += 1
            if len(self.first) < ROWS_NAMED:
                self.first.append(row)


Matches = dict[Kind, Match]


@dataclass(slots=True)
class _Evidence:
    """What speaks for a kind: how many different texts have its shape, and how many of them pass its test."""

    shaped: set[bytes] = field(default_factory=set)
    sound: set[bytes] = field(default_factory=set)
    match: Match = field(default_factory=Match)


def scan(cells: list[str] | pa.Array, heading: Heading = NO_HEADING) -> Matches:
    """Return the kinds of personal data in the cells of a column, with counts and positions."""
    if len(cells) > _LONG:
        return _scan_long(cells if isinstance(cells, pa.Array) else pa.array(cells, pa.string()), heading)
    return _scan(joined(cells), heading)


def spans_of(text: str, heading: Heading = NO_HEADING) -> tuple[str, tuple[Span, ...]]:
    """Return a single text as its reader sees it, and the stretches of its bytes that are personal."""
    blob = text.encode("utf-8", "surrogatepass")
    if not has_suspects(blob):
        return text, ()
    blob = made_plain(blob)
    found = [each for each in chain(number_spans(blob, heading), text_spans(blob, heading)) if each.sound]
    return blob.decode("utf-8", "surrogatepass"), tuple(found)


def _scan(blob: bytes, heading: Heading) -> Matches:
    lines, rows = suspects_of(blob)
    spans: Iterable[Span] = chain(number_spans(lines, heading), text_spans(lines, heading)) if rows else ()
    parts = list(_weighed(lines, rows, spans, heading))
    if heading.expected or heading.person or _mostly_passports(blob, heading):
        plain = made_plain(blob)
        parts.extend(_weighed(plain, range(plain.count(b"\n") + 1), cell_spans(plain, heading), heading))
    return _merged(parts)


def _weighed(blob: bytes, rows: Sequence[int], spans: Iterable[Span], heading: Heading) -> Iterable[Matches]:
    """Yield what is believed of the spans in a text: of those that fill their cells, and of those inside a text."""
    whole: dict[Kind, _Evidence] = {}
    inside: dict[Kind, _Evidence] = {}
    row = position = 0
    for span in sorted(spans, key=lambda each: each.start):
        text = blob[span.start : span.end]
        evidence = (whole if _fills_cell(blob, span) else inside).setdefault(span.kind, _Evidence())
        evidence.shaped.add(text)
        if span.sound or span.kind in heading.expected & _BY_SHAPE:
            row += blob.count(b"\n", position, span.start)
            position = span.start
            evidence.sound.add(text)
            evidence.match.add(rows[row])
    filled = sum(1 for _ in re.finditer(rb"[^\n]+", blob)) if whole.keys() & _BY_HEADING else 0
    yield {kind: each.match for kind, each in whole.items() if _believed(kind, each, heading, filled)}
    yield {kind: each.match for kind, each in inside.items() if _believed_inside(kind, each, heading)}


def _fills_cell(blob: bytes, span: Span) -> bool:
    """Tell whether a span is all of its cell but for quotes and blanks, and speaks for itself."""
    before = blob[max(0, span.start - 3) : span.start].rpartition(b"\n")[2]
    whole = span.start <= 3 or b"\n" in blob[span.start - 3 : span.start]  # noqa: PLR2004 - room for a quote and blanks
    return not span.worded and whole and not before.strip(b" '\"+") and blob[span.end : span.end + 1] in b"\n '\""


def _believed(kind: Kind, evidence: _Evidence, heading: Heading, filled: int) -> bool:
    """Tell whether so many cells pass the test of a kind that chance does not explain it."""
    sound, shaped = len(evidence.sound), len(evidence.shaped)
    if not sound or kind in heading.expected:
        return bool(sound)
    if kind in _BY_HEADING:
        return evidence.match.count * 2 >= filled and _believed_unnamed(kind, evidence, heading)
    if kind is Kind.MOBILE and (heading.serial or sound >= _FEW) and _in_sequence(evidence.sound):
        return False
    bar = _LIKELY_WITHOUT_SUM if kind in _WITHOUT_SUM or heading.serial else _LIKELY
    return sound >= bar * shaped


def _believed_unnamed(kind: Kind, evidence: _Evidence, heading: Heading) -> bool:
    """Tell whether papers or digests are believed although the heading does not name them."""
    if kind is Kind.DIGEST:
        return heading.person or bool(heading.expected)
    return len(evidence.sound) >= _FEW and not heading.serial and not _in_sequence(evidence.sound)


def _believed_inside(kind: Kind, evidence: _Evidence, heading: Heading) -> bool:
    sound = len(evidence.sound)
    return bool(sound) and (kind in heading.expected or sound >= _LIKELY * len(evidence.shaped))


def _in_sequence(texts: Iterable[bytes]) -> bool:
    """Tell whether numbers were given out one after the other, as serial numbers are."""
    numbers = sorted(int(re.sub(rb"[^0-9]", b"", each) or b"0") for each in texts)
    return len(numbers) > 1 and numbers[-1] - numbers[0] < _SCATTER * len(numbers)


def _mostly_passports(blob: bytes, heading: Heading) -> bool:
    """Tell whether most of the first cells are passport numbers."""
    if heading.serial:
        return False
    sample = blob[: SAMPLE * 16]
    found = passports(sample)
    return found >= _FEW and found * 2 >= sample.count(b"\n")


def _merged(parts: Iterable[Matches]) -> Matches:
    merged: Matches = {}
    for part in parts:
        for kind, match in part.items():
            known = merged.setdefault(kind, Match())
            known.count += match.count
            known.first = sorted({*known.first, *match.first})[:ROWS_NAMED]
    return merged


def _scan_long(cells: pa.Array, heading: Heading) -> Matches:
    """Scan a long column; cells that look like those of a sample in which chance explains all are left out."""
    sample = [each or "" for each in cells.slice(0, SAMPLE).to_pylist()]
    shape = "" if heading.expected or heading.person else _shape_of(sample)
    if not shape or _scan(joined(sample), heading):
        return _scan(joined(cells), heading)
    other = pc.invert(pc.match_substring_regex(pc.fill_null(cells, ""), pattern=shape))
    rows = pc.indices_nonzero(other)
    found = _scan(joined(cells.take(rows)), heading)
    for match in found.values():
        match.first = [rows[each].as_py() for each in match.first]
    return found


def _shape_of(sample: Sequence[str]) -> str:
    """Return the pattern that nearly all cells with long numbers have in common; empty where there is none."""
    filled = [each for each in sample if each]
    if not filled or not has_suspects(joined(filled)):
        return ""
    patterns = [_pattern(each) for each in filled]
    common = max(set(patterns), key=patterns.count)
    return f"^{common}$" if patterns.count(common) >= _ALIKE * len(patterns) else ""


_HEXADECIMAL = re.compile(r"(?:[0-9a-f]{4,}-?)+|(?:[0-9A-F]{4,}-?)+")
_PARTS = re.compile(r"[0-9]+|[A-Za-z]+|[^0-9A-Za-z]")


@lru_cache(maxsize=4096)
def _pattern(cell: str) -> str:
    """Return the pattern of all cells that are made of as many digits and letters in the same order."""
    if _HEXADECIMAL.fullmatch(cell) and not cell.isdigit():
        return "-".join(f"[0-9A-Fa-f]{{{len(each)}}}" for each in cell.split("-"))
    return "".join(
        f"[0-9]{{{len(each)}}}"
        if each[0].isdigit()
        else f"[A-Za-z]{{{len(each)}}}"
        if each.isascii() and each.isalpha()
        else re.escape(each)
        for each in _PARTS.findall(cell)
    )
