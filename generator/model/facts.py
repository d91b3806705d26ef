"""What was measured on the files themselves, never typed by anyone."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.text import Text

PREVIEW_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """One table as it lies in the folder: its size, its hash and its first rows as text."""

    rows: int
    size: int
    sha256: str
    header: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One offered form of a resource (下载格式); without a path it is absent for the reason given."""

    resource: str
    format: str
    path: str
    rows: int
    size: int
    sha256: str
    absent: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """All that was measured on an entry: tables by resource name, and the offered distributions."""

    tables: Mapping[str, TableFacts]
    distributions: tuple[Distribution, ...]

    @property
    def rows(self) -> int:
        """Return the number of rows of all tables together."""
        return sum(each.rows for each in self.tables.values())
