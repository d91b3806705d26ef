"""The traces of the keys of a large table: eight bytes a row, and the question which of them occurred twice."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.keys import EXACT_DIGITS, traces

PART = 1 << 20
"""So many traces are compared at a time."""
_SPREAD = 0x9E3779B97F4A7C15 - (1 << 64)
_SPREAD_BITS = 40


@dataclass(slots=True)
class Traces:
    """The traces of the rows so far."""

    chunks: list[pa.Int64Array] = field(default_factory=list)

    def add(self, keys: Iterable[Hashable]) -> None:
        """Add the traces of some keys."""
        found = traces(keys)
        self.chunks.append(pa.Array.from_buffers(pa.int64(), len(found), [None, pa.py_buffer(found.tobytes())]))

    def add_texts(self, cells: pa.StringArray) -> None:
        """Add the traces of texts; codes of digits only need not become Python's strings."""
        longest = pc.max(pc.binary_length(cells)).as_py() or 0
        if longest <= EXACT_DIGITS and pc.all(pc.ascii_is_decimal(cells)).as_py():
            self.chunks.append(pc.cast(cells.drop_null(), pa.int64()))
        else:
            self.add(cells.to_pylist())

    def doubtful(self) -> frozenset[int]:
        """Return the traces that occurred more than once."""
        if _ascending(self.chunks):
            return frozenset()
        parts = sum(map(len, self.chunks)) // PART + 1
        found: set[int] = set()
        for part in range(parts):
            some = pa.concat_arrays([_part(each, part, parts) for each in self.chunks])
            some = some.take(pc.array_sort_indices(some))
            found.update(some[1:].filter(pc.equal(some[1:], some[:-1])).to_pylist())
        return frozenset(found)


def _part(chunk: pa.Int64Array, part: int, parts: int) -> pa.Int64Array:
    """Return the traces of a chunk that belong to one of so many parts, spread evenly."""
    if parts == 1:
        return chunk
    spread = pc.shift_right(pc.multiply(chunk, _SPREAD), _SPREAD_BITS)
    bits = (1 << (parts - 1).bit_length()) - 1
    chosen = pc.bit_wise_and(spread, bits)
    return chunk.filter(pc.is_in(chosen, value_set=pa.array(range(part, bits + 1, parts), pa.int64())))


def _ascending(chunks: list[pa.Int64Array]) -> bool:
    """Tell whether every trace is greater than the one before: the plainest way of not repeating any."""
    before: int | None = None
    for each in (each for each in chunks if len(each)):
        if before is not None and each[0].as_py() <= before:
            return False
        if not pc.all(pc.less(each[:-1], each[1:])).as_py():
            return False
        before = each[-1].as_py()
    return True
