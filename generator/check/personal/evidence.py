"""What speaks for a kind in a column, gathered while the column passes in pieces of any size.

How many different texts there were is counted exactly up to some thousands. Beyond, texts are chosen by a number made
of their characters: which are kept depends on the texts alone and neither on their order nor on the pieces they came in.
"""

import re
import zlib
from dataclasses import dataclass, field
from functools import reduce

from generator.check.personal.kinds import Kind

ROWS_NAMED = 5
KEPT = 2048
"""So many different texts are kept at most; a share estimated from half of them is right to a few hundredths."""
SPREAD = 0x9E3779B97F4A7C15
SPREAD_SHIFT = 40
PLAIN_DIGITS = 19
"""Up to so many digits are spread as a number, which whole columns can be at once."""

_NUMBER = (1 << 64) - 1
_OTHERS = re.compile(rb"[^0-9]+")


@dataclass(slots=True)
class Match:
    """How many cells of a column hold a kind, and the lines of the first of them."""

    count: int = 0
    first: list[int] = field(default_factory=list)
    last: int = -1

    def add(self, line: int) -> None:
        """Count a cell, each once."""
        if line != self.last:
            self.last = line
            self.count += 1
            if len(self.first) < ROWS_NAMED:
                self.first.append(line)


Matches = dict[Kind, Match]


def merged(known: Match, other: Match) -> Match:
    """Return two matches of one column as one."""
    return Match(known.count + other.count, sorted({*known.first, *other.first})[:ROWS_NAMED])


def spread(text: bytes) -> int:
    """Return a number between 0 and 2²⁴ by which texts are chosen."""
    if len(text) <= PLAIN_DIGITS and text.isdigit():
        return (int(text) * SPREAD & _NUMBER) >> SPREAD_SHIFT
    return zlib.crc32(text) & 0xFFFFFF


@dataclass(slots=True)
class Different:
    """Different texts: all of them or, where they are many, those whose number ends in so many zeros."""

    kept: set[bytes] = field(default_factory=set)
    zeros: int = 0

    @property
    def chosen(self) -> int:
        """Return the bits that must be zero in the number of a text that is kept."""
        return (1 << self.zeros) - 1

    def add(self, text: bytes) -> None:
        """Take in a text."""
        if self.zeros and spread(text) & self.chosen:
            return
        self.kept.add(text)
        while len(self.kept) > KEPT:
            self.choose_fewer()

    def choose_fewer(self) -> None:
        """Keep every second of the texts that are kept."""
        self.zeros += 1
        self.kept = {each for each in self.kept if not spread(each) & self.chosen}

    @property
    def count(self) -> int:
        """Return how many different texts there were, or about how many."""
        return len(self.kept) << self.zeros


@dataclass(slots=True)
class Evidence:
    """How many different texts have the shape of a kind, and how many of them pass its test."""

    shaped: Different = field(default_factory=Different)
    sound: Different = field(default_factory=Different)
    match: Match = field(default_factory=Match)
    least: int | None = None
    most: int = 0

    def add(self, text: bytes, line: int) -> None:
        """Take in a text that passes, with its line."""
        self.match.add(line)
        self.sound.add(text)
        number = int(_OTHERS.sub(b"", text) or b"0")
        self.least = number if self.least is None else min(self.least, number)
        self.most = max(self.most, number)

    def in_sequence(self, scatter: int) -> bool:
        """Tell whether the numbers that pass were given out one after the other, as serial numbers are."""
        count = self.sound.count
        return count > 1 and self.most - (self.least or 0) < scatter * count


def together(matches: list[Matches]) -> Matches:
    """Return what several looks at one column found."""

    def add(known: Matches, more: Matches) -> Matches:
        return known | {kind: merged(known[kind], each) if kind in known else each for kind, each in more.items()}

    return reduce(add, matches, {})
