"""Which values a table may hold once only, and which must occur in another table.

A small table remembers its keys. Of a large one 64 bits of every key are kept, so that ten million need eighty
megabytes; keys whose bits occur twice are doubtful, and a second walk through the table decides about them exactly.
"""

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from generator.check.tables.columns import Column

Lines = Sequence[int]
Cells = Sequence[str]

EXACT_DIGITS = 18
"""So many digits are a number that fits into 64 bits."""
_EXACT_INTEGERS = 1 << 60


@dataclass(slots=True)
class Seen:
    """The keys of the rows so far."""

    keys: set[Hashable] = field(default_factory=set)

    def repeated(self, keys: Sequence[Hashable]) -> Iterator[int]:
        """Yield the positions of keys that occurred before; ``None`` may occur as often as it likes."""
        batch = set(keys)
        if len(batch) == len(keys) and None not in batch and self.keys.isdisjoint(batch):
            self.keys |= batch
            return
        for position, key in enumerate(keys):
            if key in self.keys:
                yield position
            elif key is not None:
                self.keys.add(key)


def trace(key: Hashable) -> int:
    """Return 64 bits that equal keys share; different keys seldom do."""
    if isinstance(key, str):
        return int(key) if len(key) <= EXACT_DIGITS and key.isascii() and key.isdigit() else hash(key)
    exact = type(key) is int and -_EXACT_INTEGERS < key < _EXACT_INTEGERS
    return key if exact else hash(key)  # type: ignore[return-value]  # an int, as the line before found


def traces(keys: Iterable[Hashable]) -> "array[int]":
    """Return the traces of keys, ``None`` left out."""
    return array("q", (trace(key) for key in keys if key is not None))


def tuples(columns: Sequence[Column], cells: Sequence[Cells]) -> list[tuple[Hashable, ...]]:
    """Return the keys of rows, given by column: a tuple of values for each row."""
    return list(zip(*(column.keys(each) for column, each in zip(columns, cells, strict=True)), strict=True))


def keys_of_rows(columns: Sequence[Column], cells: Sequence[Cells]) -> Sequence[Hashable]:
    """Return the keys of rows, given by column: ``None`` for a row whose key is empty altogether."""
    if len(columns) == 1:
        return columns[0].keys(cells[0])
    empty = (None,) * len(columns)
    return [None if key == empty else key for key in tuples(columns, cells)]


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """Columns whose values together occur once only: a unique field, a unique key or the primary key."""

    rule: str
    columns: tuple[Column, ...]

    def of(self, cells: Sequence[Cells], only: AbstractSet[int] | None = None) -> Sequence[Hashable]:
        """Return the keys of rows; with ``only``, ``None`` for those of another trace."""
        keys = keys_of_rows(self.columns, cells)
        if self.rule == "unique-key" and len(self.columns) > 1:  # as in SQL, a missing part is like no other
            keys = [None if key is None or None in key else key for key in keys]  # type: ignore[operator]  # a tuple
        return keys if only is None else [key if key is not None and trace(key) in only else None for key in keys]


@dataclass(slots=True)
class Reference:
    """The keys that a table offers to others."""

    columns: tuple[Column, ...]
    keys: set[tuple[Hashable, ...]] = field(default_factory=set)

    def offer(self, cells: Sequence[Cells]) -> None:
        """Add the keys of some rows."""
        self.keys.update(tuples(self.columns, cells))


@dataclass(slots=True)
class Use:
    """The different keys of a table that must occur elsewhere."""

    columns: tuple[Column, ...]
    keys: set[tuple[Hashable, ...]] = field(default_factory=set)

    def look(self, cells: Sequence[Cells]) -> None:
        """Add the keys of some rows."""
        self.keys.update(tuples(self.columns, cells))

    def missing(self, reference: Reference) -> AbstractSet[tuple[Hashable, ...]]:
        """Return the keys that the reference does not have; an empty key refers to nothing."""
        return self.keys - reference.keys - {(None,) * len(self.columns)}
