"""Small groups: people who stand alone among those who share what is known of them, and counts that are too small."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.check.personal.evidence import Match


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


def small_counts(cells: Sequence[str], lines: Sequence[int], least: int, found: Match) -> None:
    """Add the lines of the counts from 1 to below ``least``; nothing was counted where a cell is not a number."""
    for line, cell in zip(lines, cells, strict=True):
        try:
            count = int(cell)
        except ValueError:
            continue
        if 0 < count < least:
            found.add(line)
