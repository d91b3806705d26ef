"""Columns of codes in which a spreadsheet dropped leading zeros or rounded long numbers: only the whole column shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.columns import Column
from generator.check.tables.faults import Faults

SAFE_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; the others become zeros."""
ENOUGH = 3
SHORTEST = 3
MOST_LOST = 2

_CODE = re.compile(r"(?:^|_)(?:code|zip|postcode)(?:_|$)|编码|代码|区划|邮编|区号", re.IGNORECASE).search
_ROUNDED = re.compile(rf"[0-9]{{{SAFE_DIGITS}}}0+").fullmatch


@dataclass(slots=True)
class Codes:
    """What is known of the cells of a column of text, as long as all of them are digits."""

    column: Column
    position: int
    digits: bool = True
    lengths: dict[tuple[int, bool], tuple[int, int]] = field(default_factory=dict)
    """How many cells have so many digits and begin with a zero or not, and the first of them."""
    rounded: tuple[int, int] = (0, 0)

    def look(self, lines: Sequence[int], cells: Sequence[str]) -> None:
        """Take in the cells of a batch."""
        missing = self.column.missing
        self.digits = cells[0] in missing or cells[0].isdigit()
        if not self.digits:
            return
        present = [(line, cell) for line, cell in zip(lines, cells, strict=True) if cell not in missing]
        joined = "".join(cell for _, cell in present)
        self.digits = not joined or (joined.isascii() and joined.isdigit())
        if not self.digits:
            return
        for line, cell in present:
            self._count((len(cell), cell.startswith("0")), line, 1)
            if len(cell) > SAFE_DIGITS and _ROUNDED(cell):
                self.rounded = (self.rounded[0] + 1, self.rounded[1] or line)

    def look_at(self, lines: Sequence[int], cells: pa.StringArray) -> None:
        """Take in the cells of a block."""
        self.digits = pc.all(pc.ascii_is_decimal(cells)).as_py() in {True, None}
        if not self.digits:
            return
        length = pc.binary_length(cells)
        sizes = pc.if_else(pc.starts_with(cells, "0"), pc.negate(length), length)
        for each in pc.value_counts(sizes.drop_null()).to_pylist():
            size = each["values"]
            shape = (abs(size), size < 0)
            first = lines[pc.index(sizes, size).as_py()] if shape not in self.lengths else 0
            self._count(shape, first, each["counts"])
        if (pc.max(length).as_py() or 0) > SAFE_DIGITS:
            rounded = pc.match_substring_regex(cells, rf"\A[0-9]{{{SAFE_DIGITS}}}0+\z")
            count = pc.sum(rounded).as_py()
            if count:
                self.rounded = (self.rounded[0] + count, self.rounded[1] or lines[pc.index(rounded, True).as_py()])

    def _count(self, shape: tuple[int, bool], line: int, count: int) -> None:
        known, first = self.lengths.get(shape, (0, line))
        self.lengths[shape] = (known + count, first)

    def tell(self, faults: Faults) -> None:
        """Report what the whole column shows."""
        if not self.digits or not self.lengths:
            return
        long = sum(count for (length, _), (count, _) in self.lengths.items() if length > SAFE_DIGITS)
        if long >= ENOUGH and self.rounded[0] == long:
            faults.column("rounded", self.column.field, *self.rounded)
        usual = max(length for length, _ in self.lengths)
        short = [each for (length, _), each in self.lengths.items() if length < usual]
        if short and self._lost_zeros(usual, sum(count for count, _ in short)) and _names_a_code(self.column):
            count = sum(count for count, _ in short)
            faults.column("zeros", self.column.field, count, min(line for _, line in short), str(usual))

    def _lost_zeros(self, usual: int, short: int) -> bool:
        """Tell whether short codes are few and none has a zero, or all long ones begin with the zero that the others lack."""
        if min(length for length, _ in self.lengths) < max(SHORTEST, usual - MOST_LOST):
            return False
        zeros = [length for length, zero in self.lengths if zero]
        if not zeros:
            return short < self.lengths[usual, False][0]
        return zeros == [usual] and (usual, False) not in self.lengths


def _names_a_code(column: Column) -> bool:
    return any(_CODE(each) for each in (column.field.name, column.field.title.zh))


def watched(column: Column) -> bool:
    """Tell whether a column can hold codes that nothing else protects: free text without a pattern or a length."""
    return column.text and not {"pattern", "minLength"} & column.field.constraints.keys()
