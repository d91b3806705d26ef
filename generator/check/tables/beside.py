"""Whoever wants to see the rows of a table while they are checked, so that no table is read twice."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from generator.check.tables.pieces import Cells
from generator.check.tables.walk import Visitor, is_large
from generator.model.entry import Resource
from generator.read.content import Content


class Onlooker(Protocol):
    """Sees the rows that are as wide as the header; missing cells may be nulls."""

    def take(self, cells: Sequence[Cells], lines: Sequence[int], sure: AbstractSet[int] = frozenset(), /) -> None:
        """Look at some rows, given by column; the columns that are sure hold nothing but valid times and truth values."""


class Beside(Protocol):
    """Is told of every table, and which of them was not shown whole."""

    def begin(self, resource: Resource, header: Sequence[str], content: bytes, /) -> Onlooker:
        """Return who looks on while a table is checked; all of its bytes where they are few, else none."""

    def forget(self, resource: Resource, /) -> None:
        """Take note that rows of a table were not shown: they are broken, or no text."""


class Judge(Visitor, Protocol):
    """A visitor that says of which columns of the last block it is sure."""

    sure: AbstractSet[int]


@dataclass(slots=True)
class Both:
    """A visitor, and an onlooker who sees the same rows in the same order, at the same time where a thread can be had."""

    first: Judge
    second: Onlooker
    missing: frozenset[str]
    helper: ThreadPoolExecutor | None = None
    marks: bool = False
    shown: Future[None] | None = None

    def look(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        """Show rows to both."""
        self.first.marks = self.marks
        self.first.look(lines, columns)
        self._show(lambda: self.second.take(columns, lines))

    def screen(self, lines: Sequence[int], columns: Sequence[pa.StringArray]) -> None:
        """Show a block to both."""
        self.first.screen(lines, columns)
        sure = self.first.sure
        self._show(lambda: self.second.take(columns, lines, sure))

    def ragged(self, columns: Sequence[Sequence[str]]) -> None:
        """Show a row of another width to the visitor only."""
        self.first.ragged(columns)

    def _show(self, take: Callable[[], None]) -> None:
        """Show some rows to the onlooker as soon as it has seen those before; so no more than two blocks are held."""
        self.finish()
        if self.helper:
            self.shown = self.helper.submit(take)
        else:
            take()

    def finish(self) -> None:
        """Wait until the onlooker has seen everything."""
        if self.shown:
            self.shown.result()
            self.shown = None


@dataclass(slots=True)
class Show:
    """A table that is shown to an onlooker, if there is one, while it is checked."""

    beside: Beside | None
    resource: Resource
    content: Content
    both: Both | None = None

    def to(self, judge: Judge, header: Sequence[str]) -> Visitor:
        """Return the visitor of the table; of a large one rows are looked at by two threads."""
        if self.beside is None:
            return judge
        large = is_large(self.content)
        held = self.content if isinstance(self.content, bytes) and not large else b""
        onlooker = self.beside.begin(self.resource, header, held)
        self.both = Both(judge, onlooker, judge.missing, ThreadPoolExecutor(max_workers=1) if large else None)
        return self.both

    def end(self, *, whole: bool) -> None:
        """End the show; where rows were not shown, what was seen is forgotten."""
        if self.both:
            self.both.finish()
            if self.both.helper:
                self.both.helper.shutdown()
        if self.beside and not (whole and self.both):
            self.beside.forget(self.resource)
