"""A column of cells at once: most stand in a file as they are in the CSV, and which ones do is asked of all together.

The rest – letters that the format minds, numbers that it would change, other spellings of a type – is written cell by
cell, each different one once.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.cells import OPTIONS
from generator.convert.columns import Texts, joined
from generator.convert.source import Cells, Memo

Around = tuple[str, str]
"""What stands before and behind every cell of a column in a block."""

Plain = tuple[Around, Texts, Any]
"""How cells are written that need no care, and a mask of those that do; ``None`` where none does."""

AS_ENCODED: Around = ("", "")
FEW = 64
"""So few cells are written one by one before Arrow has begun."""


class ColumnWriter:
    """Turns the cells of one field, a block at a time, into what a format holds."""

    def __init__(
        self, cells: Cells, encode: Callable[[str], str], plain: Callable[[Texts], Plain | None] | None, empty: str
    ) -> None:
        """Remember how one cell and how plain cells are written, and what stands for a missing one."""
        usual = cells.field.format in {"", "default"} and not OPTIONS & cells.field.descriptor.keys()
        self.memo = Memo(encode)
        self.plain = plain if usual else None
        self.empty = empty

    def of(self, column: Texts) -> tuple[Around, Texts]:
        """Return what stands around every cell, and the cells."""
        found = self.plain(column) if self.plain and len(column) > FEW else None
        if found is None:
            return AS_ENCODED, self._encoded(column)
        around, values, odd = found
        if odd is None and not column.null_count:
            return around, values
        whole = joined(around[0], values, around[1])
        if odd is not None:
            whole = pc.replace_with_mask(whole, odd, self._encoded(column.filter(odd)))
        return AS_ENCODED, pc.fill_null(whole, self.empty)

    def _encoded(self, column: Texts) -> Texts:
        if len(column) <= FEW:
            return pa.array(self._one_by_one(column.to_pylist()), pa.string())
        found = column.dictionary_encode()
        spelled = pa.array(self.memo.of(tuple(found.dictionary.to_pylist())), pa.string())
        return pc.fill_null(spelled.take(found.indices), self.empty)

    def _one_by_one(self, cells: list[str | None]) -> Iterator[str]:
        return (self.empty if cell is None else self.memo[cell] for cell in cells)


def spelled_like(around: Around, pattern: str) -> Callable[[Texts], Plain]:
    """Return what takes cells of a pattern for plain."""

    def plain(column: Texts) -> Plain:
        return around, column, either([pc.invert(pc.match_substring_regex(column, rf"\A(?:{pattern})\z"))])

    return plain


def either(masks: list[Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return a mask of what any of the masks holds, ``None`` for nothing."""
    found = None
    for each in masks:
        found = each if found is None else pc.or_(found, each)
    return found if found is not None and pc.any(found).as_py() else None


def since_epoch(column: Texts, length: int, kind: Any, counted: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return days or seconds since 1970 of cells of so many letters; ``None`` where one has another spelling."""
    found = pc.min_max(pc.binary_length(column)).as_py()
    if not {found["min"], found["max"]} <= {length, None}:
        return None
    try:
        return column.cast(kind).cast(counted)
    except pa.ArrowInvalid:
        return None
