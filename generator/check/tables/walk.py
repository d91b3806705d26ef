"""One walk through the rows of a table: row by row where it is small or broken, block by block where it is large."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import generator.check.tables.vector as fast_lane
from generator.check.tables.blocks import Block, ahead, blocks, lines_in
from generator.check.tables.faults import Faults
from generator.check.tables.marks import has_marks
from generator.check.tables.structure import rows, segments
from generator.model.facts import PREVIEW_ROWS
from generator.read.content import Content, opened, size_of
from generator.read.csv_file import text_of

BATCH = 1024
LARGE = 1 << 18
"""From this size on (some 1,500 rows) blocks pay; below, the plain checker is done before Arrow has begun."""
Records = Iterator[tuple[int, list[str]]]


class Visitor(Protocol):
    """What is done with the rows on a walk."""

    missing: frozenset[str]
    marks: bool

    def look(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        """Look at some rows as wide as the header, given by column."""

    def screen(self, lines: Sequence[int], columns: Sequence[fast_lane.Cells]) -> None:
        """Look at the rows of a block that holds nothing but such rows."""

    def ragged(self, columns: Sequence[Sequence[str]]) -> None:
        """Take note of a row of another width, which is not judged, cut or filled up to the header's."""


Begin = Callable[[int, list[str]], Visitor | None]
"""Told the header and its line before the rows come; ``None`` ends the walk."""


@dataclass(slots=True)
class Walk:
    """The rows seen so far."""

    faults: Faults
    begin: Begin
    line: int = 1
    width: int = 0
    count: int = 0
    preview: tuple[tuple[str, ...], ...] = ()

    def run(self, content: Content) -> None:
        """Walk through a table; raises ``UnreadableTextError`` at the first line that is not UTF-8."""
        if isinstance(content, bytes) and not is_large(content):
            self._first(Block(content))
            return
        with opened(content) as stream:
            coming = blocks(stream)
            visitor = self._first(next(coming, Block(b"")))
            if visitor is None:
                return
            for block, marks, columns in ahead(
                (each, has_marks(each.content), self._parsed(each, visitor)) for each in coming
            ):
                self._next(block, columns, visitor, marks=marks)

    def _first(self, block: Block) -> Visitor | None:
        """Begin with the header; a file of blanks has none, and one with broken quotes cannot be read."""
        if block.endless:
            self.faults.row("length", 1)
            return None
        records = self._records(block)
        line, header = next(records, (0, []))
        if self.faults.begin_with_quotes():
            return None
        visitor = self.begin(line, header)
        if visitor is not None:
            self.width = len(header)
            self._exact(records, visitor, marks=has_marks(block.content))
            self.line += lines_in(block.content)
        return visitor

    def _next(
        self, block: Block, columns: tuple[fast_lane.Cells, ...] | None, visitor: Visitor, *, marks: bool
    ) -> None:
        if block.endless:
            self.faults.row("length", self.line)
        elif columns is None or marks or len(self.preview) < PREVIEW_ROWS:
            self._exact(self._records(block), visitor, marks=marks)
            self.line += lines_in(block.content)
        else:
            count = len(columns[0])
            one_each = b'"' not in block.content
            visitor.screen(range(self.line, self.line + count) if one_each else self._lines(block, count), columns)
            self.count += count
            self.line += count if one_each else lines_in(block.content)

    def _lines(self, block: Block, count: int) -> Sequence[int]:
        """Return the lines of a block's rows; cells of several lines make a difference."""
        if lines_in(block.content) + (not block.content.endswith(b"\n")) == count:
            return range(self.line, self.line + count)
        ignored = Faults(self.faults.file)
        return [line for line, _ in rows(segments(text_of(block.content, self.line), ignored, self.line), ignored)]

    def _records(self, block: Block) -> Records:
        text = text_of(block.content, self.line)
        if self.line == 1 and (not text or text.isspace()):
            return iter(())
        return rows(segments(text, self.faults, self.line), self.faults)

    def _parsed(self, block: Block, visitor: Visitor) -> tuple[fast_lane.Cells, ...] | None:
        if self.width == 1:
            return None  # a blank line and an empty cell look the same to Arrow
        return fast_lane.parse(block, self.width, visitor.missing, self.faults.line_end)

    def _exact(self, records: Records, visitor: Visitor, *, marks: bool) -> None:
        visitor.marks = marks
        while batch := list(islice(records, BATCH)):
            lines, found, blank = self._sorted_out(batch, visitor)
            self.count += len(batch) - blank
            if found:
                if len(self.preview) < PREVIEW_ROWS:
                    self.preview += tuple(tuple(each) for each in found[: PREVIEW_ROWS - len(self.preview)])
                visitor.look(lines, tuple(zip(*found, strict=True)))

    def _sorted_out(
        self, batch: list[tuple[int, list[str]]], visitor: Visitor
    ) -> tuple[list[int], list[list[str]], int]:
        """Return the rows that can be judged and the number of blank ones; blank and ragged rows are faults."""
        width, missing, blank = self.width, visitor.missing, 0
        whole = [each for each in batch if len(each[1]) == width and each[1][0] not in missing]
        if len(whole) != len(batch):
            whole = []
            for line, cells in batch:
                if not cells or (missing.issuperset(cells) and len(cells) <= width):
                    blank += 1
                    self.faults.row("blank", line)
                elif len(cells) != width:
                    self.faults.row("ragged", line, width)
                    visitor.ragged([(each,) for each in (cells + [""] * width)[:width]])
                else:
                    whole.append((line, cells))
        return [line for line, _ in whole], [cells for _, cells in whole], blank


def is_large(content: Content) -> bool:
    """Tell whether a table is walked through by blocks."""
    return size_of(content) >= LARGE
