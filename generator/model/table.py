"""Rows of a CSV file of the catalogue, each knowing its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.finding import Place


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name; a missing cell is an empty string."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell, empty where the column does not exist (a rule about the header says so)."""
        return self.cells.get(column, "")

    def place(self, column: str = "") -> Place:
        """Return where the row (or one cell of it) stands."""
        return Place(self.file, self.line, 0, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One CSV file of a catalogue folder; not ``whole`` where a fault hid some of its rows."""

    file: str
    header: tuple[str, ...] = field(default=())
    rows: tuple[Row, ...] = field(default=())
    readable: bool = True
    whole: bool = True

    def __iter__(self) -> Iterator[Row]:
        """Walk through the rows in the order of the file."""
        return iter(self.rows)
