"""A descriptor as it was written: its value and where each part of it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.model.finding import Path, Place

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]
"""A value of the JSON kind; descriptors hold nothing else."""

Position = tuple[int, int]
"""Line and column, both counted from 1."""


class Positions(Protocol):
    """Knows where the parts of a file stand."""

    def of(self, path: Path) -> Position | None:
        """Return the position of a key or item; ``None`` where it was not written."""

    def comments(self) -> Iterator[tuple[int, str]]:
        """Yield what is written beside the parts, with its lines."""


@dataclass(frozen=True, slots=True)
class NoPositions:
    """The positions of a document that was never a file."""

    def of(self, _path: Path) -> Position | None:
        """Return nothing."""
        return None

    def comments(self) -> Iterator[tuple[int, str]]:
        """Yield nothing."""
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML file: its root mapping, and where every key and item of it stands."""

    file: str
    value: Mapping[str, JSON]
    positions: Positions = NoPositions()

    def place(self, path: Path) -> Place:
        """Return the place of a path, or of its nearest ancestor that was written."""
        for length in range(len(path), -1, -1):
            known = self.positions.of(path[:length])
            if known:
                return Place(self.file, known[0], known[1], dotted(path))
        return Place(self.file, 1, 1, dotted(path))


def dotted(path: Path) -> str:
    """Return a path as people read it: ``resources[0].schema.fields[2].title``."""
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown
