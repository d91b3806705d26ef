"""What became of an entry over time, as git knows it."""

from dataclasses import dataclass

from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class BlobChange:
    """One file in one commit: its path and git's names of its content before and after, empty where there was none."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One step of the main line, with the files that it changed."""

    name: str
    date: str
    files: tuple[BlobChange, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """All steps that are known, newest first; incomplete where the clone lacks older ones."""

    commits: tuple[Commit, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an entry in words; of free text and cells nothing is repeated."""

    commit: str
    date: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The steps of an entry, newest first, how many older ones are not told, and whether git knows its beginning."""

    steps: tuple[Step, ...]
    older: int
    complete: bool


NO_HISTORY = History(steps=(), older=0, complete=False)
