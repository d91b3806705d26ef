"""What the columns of a table hold, in figures: never typed by anyone, never about a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One of the equally wide parts of a histogram: from ``low`` up to ``high``, with the number of values in it."""

    low: str
    high: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopValue:
    """A frequent value and how often it occurs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProfile:
    """One column; values are spelled exactly, the mean is rounded. Empty where a figure has no meaning.

    ``kind`` says what was measured: ``number``, ``date`` or ``text``. Of a ``personal`` column only how many cells are
    filled is ever told.
    """

    name: str
    kind: str
    missing: int
    distinct: int = 0
    minimum: str = ""
    maximum: str = ""
    mean: str = ""
    quartiles: tuple[str, ...] = ()
    histogram: tuple[Bin, ...] = ()
    top: tuple[TopValue, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProfile:
    """One table: its number of rows, its columns, and the first and last day that its date columns name."""

    rows: int
    columns: tuple[ColumnProfile, ...]
    first_day: str = ""
    last_day: str = ""

    @property
    def missing(self) -> int:
        """Return how many cells of the whole table are missing."""
        return sum(each.missing for each in self.columns)

    @property
    def cells(self) -> int:
        """Return how many cells the table has."""
        return self.rows * len(self.columns)
