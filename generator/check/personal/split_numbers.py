"""Numbers of people that were taken apart: each column looks like a code or is masked, and together they add up."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from generator.check.personal.kinds import LABELS, Kind
from generator.check.personal.numbers import is_identity_number, is_mobile_number
from generator.check.personal.scan import scan
from generator.model.entry import Field
from generator.model.text import Text

Part = tuple[Field, Sequence[str]]
"""A column and its first cells."""

_SPLIT = frozenset({Kind.IDENTITY, Kind.CARD})
"""Kinds with a sum: of the others chance makes too many."""
_LENGTHS = frozenset({16, 18, 19})
_MOBILE = 11
_PARTS_MAX = 8
_PIECES_MAX = 5
_ANY_ORDER_MAX = 3
_FEWEST = 3
"""So few rows may add up by chance."""
_NEARLY_ALL = 0.9
_MOST = 0.5
_DIGITS = re.compile("[0-9]{0,17}[0-9Xx]").fullmatch
_CALLED = re.compile(r"(?i)手机|电话|号段|联系|(?:^|_)(?:mobile|phone|tel|sj|dh)(?:_|$|[0-9])")
_MASKED = re.compile(r"[0-9]{6}\*{8}[0-9]{3}[0-9Xx]").fullmatch
_NO_DIGITS = re.compile("[^0-9]+")
_DAY = re.compile("(?:18|19|20)[0-9]{6}").fullmatch


def is_part(cells: Sequence[str]) -> bool:
    """Tell whether cells are short runs of digits, as parts of a number are."""
    if cells and cells[0] and not _DIGITS(cells[0]):
        return False
    filled = [each for each in cells if each]
    return len(filled) >= _FEWEST and all(map(_DIGITS, filled))


def is_masked(cells: Sequence[str]) -> bool:
    """Tell whether cells are identity numbers of which only the day of birth is masked."""
    return _MASKED(next(filter(None, cells), "")) is not None


def split_numbers(parts: Sequence[Part]) -> Iterator[tuple[Text, tuple[Field, ...]]]:
    """Yield the kinds of numbers that columns make when they are read together, few of them in any order."""
    some = parts[:_PARTS_MAX]
    widths = [max(map(len, cells)) for _, cells in some]
    for count in range(2, _PIECES_MAX + 1):
        for chosen in (permutations if count <= _ANY_ORDER_MAX else combinations)(range(len(some)), count):
            kinds = _kinds([(some[each], widths[each]) for each in chosen])
            for kind in sorted(kinds):
                label = LABELS[kind]
                yield Text(f"完整的{label.zh}", label.en), tuple(some[each][0] for each in chosen)


def completed_numbers(masked: Sequence[Part], columns: Sequence[Part]) -> Iterator[tuple[Text, tuple[Field, ...]]]:
    """Yield the columns of masked identity numbers that another column of days makes whole again."""
    for field, cells in masked:
        for other, days in columns:
            pairs = [(cell, _NO_DIGITS.sub("", day)) for cell, day in zip(cells, days, strict=True) if _MASKED(cell)]
            whole = [is_identity_number(cell[:6] + day + cell[14:]) for cell, day in pairs if _DAY(day)]
            if sum(whole) >= max(_FEWEST, _MOST * len(pairs)):
                label = LABELS[Kind.IDENTITY]
                yield Text(f"完整的{label.zh}", label.en), (field, other)


def _kinds(parts: Sequence[tuple[Part, int]]) -> set[Kind]:
    """Return the kinds of numbers that parts of these widths make together in this order."""
    width = sum(each for _, each in parts)
    if width in _LENGTHS:
        numbers = _joined(parts)
        found = scan(numbers) if scan(numbers[:_FEWEST]).keys() & _SPLIT else {}
        return {kind for kind, each in found.items() if kind in _SPLIT and each.count >= _FEWEST}
    if width == _MOBILE and any(_is_called(field) for (field, _), _ in parts):
        numbers = _joined(parts)
        if numbers and sum(map(is_mobile_number, numbers)) >= _NEARLY_ALL * len(numbers):
            return {Kind.MOBILE}
    return set()


def _is_called(field: Field) -> bool:
    return _CALLED.search(field.name) is not None or _CALLED.search(field.title.zh) is not None


def _joined(parts: Sequence[tuple[Part, int]]) -> list[str]:
    """Return the numbers that rows make; zeros at the beginning of a part may have been lost."""
    rows = zip(*(cells for (_, cells), _ in parts), strict=True)
    widths = [width for _, width in parts]
    return ["".join(cell.zfill(width) for cell, width in zip(row, widths, strict=True)) for row in rows if all(row)]
