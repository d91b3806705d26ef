"""Numbers of people that were split over columns: each part looks like a code, and together they add up."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.check.personal.kinds import LABELS, Kind
from generator.check.personal.scan import scan
from generator.model.entry import Field
from generator.model.text import Text

Part = tuple[Field, Sequence[str]]
"""A column and its first cells."""

_SPLIT = frozenset({Kind.IDENTITY, Kind.CARD})
"""Kinds with a sum: of the others chance makes too many."""
_LENGTHS = frozenset({16, 18, 19})
_PARTS_MAX = 8
_PIECES_MAX = 5
_FEWEST = 3
"""So few rows may add up by chance."""
_DIGITS = re.compile("[0-9]{0,17}[0-9Xx]").fullmatch


def is_part(cells: Sequence[str]) -> bool:
    """Tell whether cells are short runs of digits, as parts of a number are."""
    if cells and cells[0] and not _DIGITS(cells[0]):
        return False
    filled = [each for each in cells if each]
    return len(filled) >= _FEWEST and all(map(_DIGITS, filled))


def split_numbers(parts: Sequence[Part]) -> Iterator[tuple[Text, tuple[Field, ...]]]:
    """Yield the kinds of numbers that columns make when they are read together in their order."""
    some = parts[:_PARTS_MAX]
    widths = [max(map(len, cells)) for _, cells in some]
    for count in range(2, _PIECES_MAX + 1):
        for chosen in combinations(range(len(some)), count):
            if sum(widths[each] for each in chosen) in _LENGTHS:
                found = scan(_joined([(some[each][1], widths[each]) for each in chosen])).keys() & _SPLIT
                for kind in sorted(found):
                    label = LABELS[kind]
                    yield Text(f"完整的{label.zh}", label.en), tuple(some[each][0] for each in chosen)


def _joined(parts: Sequence[tuple[Sequence[str], int]]) -> list[str]:
    """Return the numbers that rows make; zeros at the beginning of a part may have been lost."""
    rows = zip(*(cells for cells, _ in parts), strict=True)
    widths = [width for _, width in parts]
    return ["".join(cell.zfill(width) for cell, width in zip(row, widths, strict=True)) for row in rows if all(row)]
