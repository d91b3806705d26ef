"""How lists of numbers are written as short strings over 64 letters: five bits a letter, a sixth says that more follow."""

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FIVE_BITS, _MORE = 31, 32
_PLACE, _DOCUMENT = (0, 1) if sys.byteorder == "little" else (1, 0)

DOCUMENT_BITS = 32
"""An occurrence is one number: the document above, its place in the lower half."""


def number(value: int) -> str:
    """Return a number as letters, the lowest bits first."""
    letters = ""
    while value > _FIVE_BITS:
        letters += _ALPHABET[value & _FIVE_BITS | _MORE]
        value >>= 5
    return letters + _ALPHABET[value]


class Numbers:
    """Numbers as letters, each computed once."""

    def __init__(self) -> None:
        """Begin with the numbers that occur most."""
        self._known = [number(value) for value in range(1024)]

    def reach(self, highest: int) -> None:
        """Make sure that numbers up to this one can be written."""
        known = len(self._known)
        self._known.extend(map(number, range(known, highest + 1)))

    def joined(self, values: Iterable[int]) -> str:
        """Return the letters of several numbers, one after the other."""
        return "".join(map(self._known.__getitem__, values))


def placed(values: "array[int]", numbers: Numbers) -> str:
    """Return place and step of each occurrence; a step of 0 is the same document again."""
    taken_in_turn = [0] * (2 * len(values))
    taken_in_turn[0::2] = memoryview(values).cast("B").cast("I")[_PLACE::2].tolist()
    taken_in_turn[1::2] = steps_of(documents_of(values))
    return numbers.joined(taken_in_turn)


def documents_of(values: "array[int]") -> list[int]:
    """Return the document of each occurrence."""
    return memoryview(values).cast("B").cast("I")[_DOCUMENT::2].tolist()


def steps_of(documents: Sequence[int]) -> list[int]:
    """Return the steps from each document to the next, the first one from before the beginning."""
    return list(map(sub, documents, chain((-1,), documents)))
