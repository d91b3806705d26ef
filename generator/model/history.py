"""What became of an entry over time, in words."""

from dataclasses import dataclass

from generator.model.text import Text


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
