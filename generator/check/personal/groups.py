"""Small groups: people who stand alone among those who share what is known of them, and counts that are too small."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from generator.check.personal.evidence import Match
from generator.check.tables.visitors import TOTALS


@dataclass(slots=True)
class Groups:
    """The groups of equal rows so far: the lines of a group's rows as long as they are too few, then none."""

    least: int
    lines: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    enough: set[tuple[str, ...]] = field(default_factory=set)

    def look(self, columns: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        """Take in some rows, given by column."""
        for key, line in zip(zip(*columns, strict=True), lines, strict=True):
            if key in self.enough:
                continue
            known = self.lines.setdefault(key, [])
            known.append(line)
            if len(known) >= self.least:
                self.enough.add(key)
                del self.lines[key]

    def small(self) -> tuple[int, Match]:
        """Return how many groups are smaller than the least one allowed, and their rows."""
        found = Match()
        for line in sorted(line for lines in self.lines.values() for line in lines):
            found.add(line)
        return len(self.lines), found


@dataclass(slots=True)
class _Sum:
    """Counts that a total adds up: whether the total is given, how many of the counts are not, and where the last is."""

    total: bool = False
    hidden: int = 0
    line: int = 0


@dataclass(slots=True)
class Counts:
    """A table of totals so far: its counts that are too small, and what could be worked out from its totals."""

    least: int
    small: Match = field(default_factory=Match)
    sums: dict[tuple[int, tuple[str, ...]], _Sum] = field(default_factory=dict)

    def look(self, columns: Sequence[Sequence[str]], counts: Sequence[str], lines: Sequence[int]) -> None:
        """Take in some rows: what their people share, given by column, and how many they are."""
        for key, cell, line in zip(zip(*columns, strict=True), counts, lines, strict=True):
            count = _count(cell)
            if count is not None and 0 < count < self.least:
                self.small.add(line)
            for place, value in enumerate(key):
                self._add_up((place, key[:place] + key[place + 1 :]), line, total=_is_total(value), given=bool(cell))

    def _add_up(self, others: tuple[int, tuple[str, ...]], line: int, *, total: bool, given: bool) -> None:
        known = self.sums.setdefault(others, _Sum())
        if total:
            known.total = known.total or given
        elif not given:
            known.hidden += 1
            known.line = line

    def recoverable(self) -> Match:
        """Return the counts that were left empty, each alone below a total that tells it."""
        found = Match()
        for line in sorted({each.line for each in self.sums.values() if each.total and each.hidden == 1}):
            found.add(line)
        return found


def _count(cell: str) -> Decimal | None:
    """Return a count, however it is spelled; nothing was counted where a cell is not a number."""
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return None
    return None if value.is_nan() else value


def _is_total(value: str) -> bool:
    return value.strip().lower() in TOTALS
