"""What a check says: a finding with its place, its reason in the law and its cure."""

from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.text import Text

Path = tuple[str | int, ...]
"""A way into a descriptor: keys and list positions from the root, ``("resources", 0, "path")``."""


class Level(StrEnum):
    """How much a finding weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is wrong: a file, and as far as known the line, the column and the path inside it."""

    file: str
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        """Return ``file:line:column``, leaving out what is not known."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Citation:
    """One paragraph or item of a law, with the label that people read."""

    law: str
    clause: str
    label: Text

    @property
    def anchor(self) -> str:
        """Return the name of the paragraph's place on the page of the law."""
        return f"{self.law}-{self.clause}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a reader or a rule saw, before the law is asked for level and articles; no cure means the rule's own."""

    code: str
    place: Place
    message: Text
    cure: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem, complete in itself: what, where, why (the articles) and how to cure it."""

    code: str
    level: Level
    place: Place
    message: Text
    cure: Text
    basis: tuple[Citation, ...] = field(default=())

    @property
    def order(self) -> tuple[Place, str, str]:
        """Return the key by which findings are listed: place first, so that a clerk can walk through a file."""
        return (self.place, self.code, self.message.zh)
