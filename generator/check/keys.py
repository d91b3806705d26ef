"""Which values a table may hold once only, and which must occur in another table."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.check.columns import Column

Lines = Sequence[int]
Cells = Sequence[str]


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


def tuples(columns: Sequence[Column], cells: Sequence[Cells]) -> list[tuple[Hashable, ...]]:
    """Return the keys of rows, given by column: a tuple of values for each row."""
    return list(zip(*(column.keys(each) for column, each in zip(columns, cells, strict=True)), strict=True))


def keys_of_rows(columns: Sequence[Column], cells: Sequence[Cells]) -> Sequence[Hashable]:
    """Return the keys of rows, given by column: ``None`` for a row whose key is empty altogether."""
    if len(columns) == 1:
        return columns[0].keys(cells[0])
    empty = (None,) * len(columns)
    return [None if key == empty else key for key in tuples(columns, cells)]


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
    """The cells of a table that must occur elsewhere, kept until all tables are read."""

    columns: tuple[Column, ...]
    batches: list[tuple[Lines, tuple[Cells, ...]]] = field(default_factory=list)

    def missing(self, reference: Reference) -> Iterator[int]:
        """Yield the lines whose key the reference does not have."""
        for lines, cells in self.batches:
            keys = tuples(self.columns, cells)
            unknown = set(keys) - reference.keys - {(None,) * len(self.columns)}
            if unknown:
                yield from (line for line, key in zip(lines, keys, strict=True) if key in unknown)
