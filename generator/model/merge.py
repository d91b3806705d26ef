"""What was merged into the catalogue: one step of the main branch after the other, as git keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.change import ChangeKind
from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class BlobChange:
    """One file in one step: its path and git's names of its content before and after, empty where there was none."""

    path: str
    before: str
    after: str

    @property
    def status(self) -> str:
        """Return git's letter: ``A`` added, ``D`` deleted, ``M`` modified."""
        if not self.before:
            return "A"
        return "M" if self.after else "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One step of the main branch that touched the catalogue; ``before`` is empty for the first of all."""

    commit: str
    before: str
    day: str
    subject: str
    files: tuple[BlobChange, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """All merges that git knows, the oldest first, and what it cannot know: a shallow clone lacks older ones."""

    merges: tuple[Merge, ...] = ()
    unknown: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One entry that a merge touched, and the kinds of its changes."""

    merge: Merge
    entry: str
    kinds: tuple[ChangeKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of reviews: the merges, the oldest first, what each did to which entry, and what cannot be known."""

    merges: tuple[Merge, ...] = ()
    touched: tuple[Touched, ...] = ()
    unknown: tuple[Text, ...] = ()
    opened: Mapping[str, Merge] = field(default_factory=dict)
    """The merge with which an entry first came into the catalogue."""
