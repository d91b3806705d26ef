"""What was merged into the catalogue: one step of the main branch after the other, as git keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.change import ChangeKind, FileChange
from generator.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One step of the main branch that touched the catalogue; ``before`` is empty for the first of all."""

    commit: str
    before: str
    day: str
    subject: str
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One entry that a merge touched, and the kinds of its changes."""

    merge: Merge
    entry: str
    kinds: tuple[ChangeKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The merges into the catalogue, the oldest first, what each did to which entry, and what cannot be known."""

    merges: tuple[Merge, ...] = ()
    touched: tuple[Touched, ...] = ()
    unknown: tuple[Text, ...] = ()
    opened: Mapping[str, Merge] = field(default_factory=dict)
    """The merge with which an entry first came into the catalogue."""
