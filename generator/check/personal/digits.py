"""Columns of digits: which of their numbers must be read one by one, found for a whole column at once.

Most long columns of digits are codes. What cannot be a person's number is only counted, as the shape that it has;
everything else is left to the exact tests, so that both ways say the same of every cell.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.personal.evidence import KEPT, SPREAD, SPREAD_SHIFT, Different
from generator.check.personal.kinds import Kind
from generator.check.personal.numbers import PROVINCES, UNDIVIDED, is_mobile_number

_SHORTEST = 11
_LONGEST = 19
"""Longer numbers do not fit into 64 bits and are read one by one."""
_KIND = pa.uint64()
_MONTHS = ((month, 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31) for month in range(1, 13))  # noqa: PLR2004 - months by their numbers
_DAYS = pa.array([month * 100 + day for month, last in _MONTHS for day in range(1, last + 1)], _KIND)
_BORN = (1890, 2100)
_PROVINCES = pa.array(sorted(map(int, PROVINCES)), _KIND)
_UNDIVIDED = pa.array(sorted(map(int, UNDIVIDED)), _KIND)
_FOREIGNER = 9
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = pa.array([1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2], _KIND)
_PASSPORTS = (140_000_000, 159_999_999)
_TRIED = 8
"""So many cells tell whether a column is one of digits; where they err it only takes longer."""
_FIGURES = b"0123456789.+-:"
_ABROAD = 86
_ABROAD_OLD = 861
_MOBILES = pa.array([each for each in range(100, 1000) if is_mobile_number(f"{each}00000000")], _KIND)
_CARDS = {*range(620, 630), *range(810, 818), 955, *range(600, 610)}
_CARDS_BY_LENGTH = {
    16: {*_CARDS, *range(400, 500), *range(510, 560), *range(350, 360), *range(222, 273)},
    17: _CARDS,
    18: _CARDS,
    19: {*_CARDS, 436},
}

Masks = tuple[pa.BooleanArray, tuple[tuple[Kind, pa.BooleanArray], ...]]
"""Which numbers must be read, and which of the others have the shape of a kind."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Numbers of one length that have the shape of a kind and cannot be one."""

    kind: Kind
    size: int
    values: pa.UInt64Array

    def count(self, shaped: Different) -> None:
        """Take in the different ones, as many of them as are kept."""
        values = self.values
        numbers = pc.shift_right(pc.multiply(values, _uint(SPREAD)), _uint(SPREAD_SHIFT))
        while True:
            chosen = _is(pc.bit_wise_and(numbers, _uint(shaped.chosen)), 0)
            values, numbers = values.filter(chosen), numbers.filter(chosen)
            different = values.unique()
            if len(different) <= KEPT:
                break
            shaped.choose_fewer()
        for value in different.to_pylist():
            shaped.add(b"%0*d" % (self.size, value))


def sorted_out(cells: pa.StringArray) -> tuple[pa.Array | None, list[Shape]]:
    """Return the positions of the cells that must be read one by one, ``None`` for all, and the shapes of the others."""
    if not any(each and each.isdigit() for each in cells[:_TRIED].to_pylist()):
        return None, []
    digits = pc.fill_null(pc.ascii_is_decimal(cells), False)
    length = pc.fill_null(pc.binary_length(cells), 0)
    unread = pc.and_not(pc.greater(length, 0), pc.and_(digits, pc.less_equal(length, _LONGEST)))
    shapes: list[Shape] = []
    for size in sorted(_JUDGES.keys() & set(length.unique().to_pylist())):
        chosen = pc.and_(digits, pc.equal(length, size))
        values = pc.cast(cells if pc.all(chosen).as_py() else cells.filter(chosen), _KIND)
        doubtful, kinds = _JUDGES[size](values, size)
        shapes += [Shape(kind, size, values.filter(mask)) for kind, mask in kinds]
        unread = pc.replace_with_mask(unread, chosen, doubtful)
    return pc.indices_nonzero(unread), shapes


def without_numbers(cells: pa.StringArray) -> bool:
    """Tell whether cells are signs, dots and digits, too few for a number of a person, as measurements and dates are."""
    most = pc.max(pc.binary_length(cells)).as_py() or 0
    written = cells.buffers()[2]
    return most < _SHORTEST and not (written and written.to_pybytes().translate(None, _FIGURES))


def _uint(value: int) -> pa.UInt64Scalar:
    return pa.scalar(value, _KIND)


def _above(values: pa.UInt64Array, digits: int) -> pa.UInt64Array:
    """Return the numbers without so many of their last digits."""
    return pc.divide(values, _uint(10**digits))


def _digits(values: pa.UInt64Array, below: int, count: int) -> pa.UInt64Array:
    """Return ``count`` digits of the numbers that have ``below`` digits after them."""
    cut = _above(values, below)
    return pc.subtract(cut, pc.multiply(_above(cut, count), _uint(10**count)))


def _is(values: pa.UInt64Array, number: int) -> pa.BooleanArray:
    return pc.equal(values, _uint(number))


def _between(values: pa.UInt64Array, least: int, most: int) -> pa.BooleanArray:
    return pc.and_(pc.greater_equal(values, _uint(least)), pc.less_equal(values, _uint(most)))


def _paper(values: pa.UInt64Array, _size: int) -> Masks:
    return _between(values, *_PASSPORTS), ()


def _mobile(values: pa.UInt64Array, size: int) -> Masks:
    doubtful = pc.is_in(_above(values, size - 3), value_set=_MOBILES)
    return doubtful, ((Kind.MOBILE, pc.and_not(pc.greater_equal(values, _uint(10**10)), doubtful)),)


def _called_from_afar(values: pa.UInt64Array, size: int) -> Masks:
    """Judge what may be a mobile number, or a landline, behind 0, 86 or 086."""
    zero = size == _SHORTEST + 1
    doubtful = _between(values, 10**10, 10**11 - 1) if zero else _is(_above(values, _SHORTEST), _ABROAD)
    return doubtful, ((Kind.MOBILE, pc.invert(doubtful)),)


def _old(values: pa.UInt64Array, _size: int) -> Masks:
    abroad = _is(_above(values, 10), _ABROAD_OLD)
    known = pc.is_in(_above(values, 13), value_set=_PROVINCES)
    doubtful = pc.and_(known, pc.is_in(_digits(values, 3, 4), value_set=_DAYS))
    return pc.or_(abroad, doubtful), ((Kind.OLD_IDENTITY, pc.invert(pc.or_(abroad, doubtful))),)


def _card(values: pa.UInt64Array, size: int) -> Masks:
    doubtful = pc.is_in(_above(values, size - 3), value_set=pa.array(sorted(_CARDS_BY_LENGTH[size]), _KIND))
    return doubtful, ((Kind.CARD, pc.invert(doubtful)),)


def _identity(values: pa.UInt64Array, size: int) -> Masks:
    card, ((_, other),) = _card(values, size)
    looks = _looks_like_identity(values)
    if not pc.any(looks).as_py():
        return card, ((Kind.CARD, other),)
    doubtful = pc.or_(card, pc.and_(looks, _adds_up(values)))
    return doubtful, ((Kind.CARD, pc.invert(doubtful)), (Kind.IDENTITY, pc.and_not(looks, doubtful)))


def _looks_like_identity(values: pa.UInt64Array) -> pa.BooleanArray:
    nowhere = pc.and_not(_is(_digits(values, 12, 4), 0), pc.is_in(_above(values, 16), value_set=_UNDIVIDED))
    province = pc.and_not(pc.is_in(_above(values, 16), value_set=_PROVINCES), nowhere)
    looks = pc.or_(province, _is(_above(values, 17), _FOREIGNER))
    if not pc.any(looks).as_py():
        return looks
    day = pc.is_in(_digits(values, 4, 4), value_set=_DAYS)
    return pc.and_(pc.and_(looks, day), _between(_digits(values, 8, 4), *_BORN))


def _adds_up(values: pa.UInt64Array) -> pa.BooleanArray:
    total = pc.multiply(_digits(values, 17, 1), _uint(_WEIGHTS[0]))
    for place, weight in enumerate(_WEIGHTS[1:], 1):
        total = pc.add(total, pc.multiply(_digits(values, 17 - place, 1), _uint(weight)))
    rest = pc.subtract(total, pc.multiply(pc.divide(total, _uint(11)), _uint(11)))
    return pc.equal(_CHECKS.take(rest), _digits(values, 0, 1))


_JUDGES: dict[int, Callable[[pa.UInt64Array, int], Masks]] = {
    9: _paper,
    11: _mobile,
    12: _called_from_afar,
    13: _called_from_afar,
    14: _called_from_afar,
    15: _old,
    16: _card,
    17: _card,
    18: _identity,
    19: _card,
}
