"""Texts that a spreadsheet took for dates: a range 3-1 became 3月1日, a name like SEPT2 became 2-Sep."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.columns import Column
from generator.check.tables.faults import Faults

_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ENGLISH = f"(?:[1-9]|[12][0-9]|3[01])-{_MONTHS}|{_MONTHS}-[0-9]{{2}}"
_CHINESE = "(?:[1-9]|1[0-2])月(?:[1-9]|[12][0-9]|3[01])日"
_DATED = re.compile(f"(?:{_ENGLISH})|({_CHINESE})").fullmatch
_CHARACTERS = range(4, 7)
_BYTES = (5, 10)


@dataclass(slots=True)
class Dated:
    """The cells of a column of text that look like such dates, beside all that are filled."""

    column: Column
    position: int
    filled: int = 0
    english: int = 0
    chinese: int = 0
    line: int = 0

    def look(self, lines: Sequence[int], cells: Sequence[str]) -> None:
        """Take in the cells of a batch."""
        self.filled += len(cells) - sum(map(cells.count, self.column.missing))
        written = "".join(cells)
        if "-" not in written and "月" not in written:
            return
        self._add((line, cell) for line, cell in zip(lines, cells, strict=True) if len(cell) in _CHARACTERS)

    def look_at(self, lines: Sequence[int], cells: pa.StringArray) -> None:
        """Take in the cells of a block."""
        self.filled += len(cells) - cells.null_count
        length = pc.binary_length(cells)
        ends = pc.min_max(length).as_py()
        if ends["min"] is None or ends["min"] > _BYTES[1] or ends["max"] < _BYTES[0]:
            return
        short = pc.and_(pc.greater_equal(length, _BYTES[0]), pc.less_equal(length, _BYTES[1]))
        some = cells.filter(short)
        likely = pc.match_substring_regex(some, f"^(?:{_ENGLISH}|{_CHINESE})$")
        if pc.any(likely).as_py():
            rows = pc.indices_nonzero(pc.fill_null(short, False)).filter(likely).to_pylist()
            self._add([(lines[row], cells[row].as_py()) for row in rows])

    def _add(self, found: Iterable[tuple[int, str]]) -> None:
        for line, cell in found:
            matched = _DATED(cell)
            if matched:
                self.chinese += matched[1] is not None
                self.english += matched[1] is None
                self.line = self.line or line

    def tell(self, faults: Faults) -> None:
        """Report the column; where most cells are days of a year in Chinese, days are what it holds."""
        count = self.english + (self.chinese if self.chinese * 2 < self.filled else 0)
        if count:
            faults.column("dated", self.column.field, count, self.line)


def may_be_dated(column: Column) -> bool:
    """Tell whether a column is free text that does not call itself a date."""
    return column.text and "serial" not in {rule for rule, _ in column.tests}
