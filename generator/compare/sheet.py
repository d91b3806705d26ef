"""CSV bytes as records to compare: the columns of both sides are brought into line first."""

import csv
import hashlib
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

from generator.compare.records import Record, Stream, difference
from generator.model.change import RowDifference

_JOINT = "\x1f"
_NEVER_IN_A_FILE = "\ud800"
"""Half a surrogate pair: no text that was decoded from UTF-8 holds it."""

_CHUNK = 4096

Cells = list[str]
Choice = tuple[int, ...] | None
"""Positions of cells; ``None`` for all cells as they stand."""

_BROKEN = (UnicodeDecodeError, csv.Error)


class UnreadableError(ValueError):
    """The bytes are no CSV file in UTF-8."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the dictionary says about columns: lost and new names, and new names by old."""

    lost: Collection[str] = ()
    found: Collection[str] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file with its header; it is decoded while it is read, so that its text is never held as a whole."""

    header: tuple[str, ...]
    content: bytes

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Yield line and cells of every row below the header, padded to its width; blank rows are none."""
        reader = csv.reader(_text(self.content), strict=True)
        width, line, below = len(self.header), 1, False
        for cells in reader:
            if cells and below:
                yield line, cells if len(cells) == width else _fitted(cells, width)
            below = below or bool(cells)
            line = reader.line_num + 1

    def digests(self, names: Collection[str]) -> Mapping[str, bytes]:
        """Return one hash per column, read in one go; none of a column that is empty, missing or unreadable."""
        positions = {name: self.header.index(name) for name in names if name in self.header}
        if not positions:
            return {}
        hashes = {name: hashlib.blake2b() for name in positions}
        filled = set()
        try:
            rows = (cells for _, cells in self.rows())
            while chunk := list(islice(rows, _CHUNK)):
                for name, position in positions.items():
                    column = [cells[position] for cells in chunk]
                    hashes[name].update(_JOINT.join([*column, ""]).encode())
                    if any(column):
                        filled.add(name)
        except _BROKEN:
            return {}
        return {name: hashes[name].digest() for name in filled}


def _fitted(cells: Cells, width: int) -> Cells:
    """Return a ragged row with the cells that are missing; too many cells stay, as they differ from anything."""
    return [*cells, *[""] * (width - len(cells))]


def sheet(content: bytes) -> Sheet:
    """Return the sheet of a file; raises ``UnreadableError`` where its header is broken."""
    try:
        header = next((tuple(cells) for cells in csv.reader(_text(content), strict=True) if cells), ())
        return Sheet(header, content)
    except _BROKEN as error:
        raise UnreadableError from error


def _text(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline="")


def count(content: bytes) -> int:
    """Return the number of rows; raises ``UnreadableError``."""
    try:
        return sum(1 for _ in sheet(content).rows())
    except _BROKEN as error:
        raise UnreadableError from error


def compare_sheets(old: Sheet, new: Sheet, columns: Columns, key: tuple[str, ...]) -> tuple[RowDifference, int]:
    """Return how the rows differ and the line of the first new or changed one; ``key`` are later names.

    Columns that the dictionary lost or gained do not count as changes of rows. Raises ``UnreadableError``.
    """
    joint = _JOINT if _JOINT.encode() not in old.content and _JOINT.encode() not in new.content else _NEVER_IN_A_FILE
    earlier = {after: before for before, after in columns.renamed.items()}
    old_choice, new_choice = _choices(old.header, new.header, columns, earlier)
    old_key = _positions(old.header, [earlier.get(each, each) for each in key])
    new_key = _positions(new.header, key)
    keyed = bool(old_key and new_key)
    streams = (
        _stream(old, old_choice, old_key if keyed else (), joint),
        _stream(new, new_choice, new_key if keyed else (), joint),
    )
    try:
        return difference(*streams, joint if keyed else "")
    except _BROKEN as error:
        raise UnreadableError from error


def _positions(header: tuple[str, ...], names: Collection[str]) -> tuple[int, ...]:
    """Return where columns stand; nothing unless all of them exist."""
    return tuple(header.index(each) for each in names) if set(names) <= set(header) else ()


def _choices(
    old: tuple[str, ...], new: tuple[str, ...], columns: Columns, earlier: Mapping[str, str]
) -> tuple[Choice, Choice]:
    """Return which cells of both sides stand beside each other; a column that one side lacks stands beside nothing."""
    if old == new and not columns.renamed:
        return None, None
    beside: list[tuple[int, int]] = []
    used = set()
    for position, name in enumerate(new):
        before = earlier.get(name, name)
        if before in old:
            beside.append((old.index(before), position))
            used.add(before)
        elif name not in columns.found:
            beside.append((-1, position))
    beside += [(at, -1) for at, name in enumerate(old) if name not in used and name not in columns.lost]
    return tuple(each for each, _ in beside), tuple(each for _, each in beside)


def _stream(sheet: Sheet, choice: Choice, key: tuple[int, ...], joint: str) -> Stream:
    """Return the records of a sheet, as often as they are asked for."""
    chosen = None if choice is None else _getter(choice)
    key_of = _getter(key) if key else None

    def records() -> Iterator[Record]:
        for line, cells in sheet.rows():
            packed = joint.join(cells if chosen is None else chosen([*cells, ""]))
            yield Record(line, joint.join(key_of(cells)) if key_of else "", packed, cells)

    return records


def _getter(positions: tuple[int, ...]) -> Callable[[Cells], Collection[str]]:
    """Return a function that picks cells; -1 is the empty cell at the end."""
    if len(positions) == 1:
        return itemgetter(slice(positions[0], positions[0] + 1 or None))
    return itemgetter(*positions) if positions else lambda _cells: ()
