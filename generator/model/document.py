"""A descriptor as it was written: its value and where each part of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.finding import Path, Place

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]
"""A value of the JSON kind; descriptors hold nothing else."""

Position = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML file: its root mapping, and the position of every key and item by path."""

    file: str
    value: Mapping[str, JSON]
    keys: Mapping[Path, Position] = field(default_factory=dict)
    values: Mapping[Path, Position] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Return the place of a path, or of its nearest ancestor that was written."""
        for length in range(len(path), -1, -1):
            known = self.keys.get(path[:length]) or self.values.get(path[:length])
            if known:
                return Place(self.file, known[0], known[1], dotted(path))
        return Place(self.file, 1, 1, dotted(path))


def dotted(path: Path) -> str:
    """Return a path as people read it: ``resources[0].schema.fields[2].title``."""
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown
