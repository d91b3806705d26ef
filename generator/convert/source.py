"""The checked CSV of a resource as columns of cells; what does not fit the schema stops the conversion."""

import csv
import io
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from generator.check.tables.cells import Reader, reader_of
from generator.model.entry import Field, Resource

BATCH = 128
"""Few enough rows for the processor to keep them at hand: a quarter faster than a thousand."""
REMEMBERED = 20_000

Columns = tuple[tuple[str, ...], ...]
"""Some rows, given by column."""

Block = Sequence[Sequence[object]]
"""Some rows, given by column, as a reader of a derived file finds them."""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A checked table: its resource, its CSV (small ones in memory, large ones on the disk), its title and origin.

    ``origin`` is what a file that travels alone should say of itself: pairs of a label and a text, the citation last.
    """

    resource: Resource
    content: bytes | Path
    title: str = ""
    origin: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """Return the number of bytes of the CSV."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give the bytes of the table; a symlink is never followed."""
        if isinstance(self.content, bytes):
            yield io.BytesIO(self.content)
            return
        with os.fdopen(os.open(self.content, os.O_RDONLY | os.O_NOFOLLOW), "rb") as stream:
            yield stream


@dataclass(frozen=True, slots=True)
class Cells:
    """How the cells of one field are read."""

    field: Field
    missing: frozenset[str]
    reader: Reader

    def read(self, cell: str) -> object:
        """Return the value of a cell that is not missing."""
        value: object = self.reader(cell)
        if value is None:
            message = (
                f"a cell of the field {self.field.name!r} is not of type {self.field.type!r}; check the table first"
            )
            raise ValueError(message)
        return value


class Memo(dict[str, str]):
    """What cells become, each different one worked out once, until a column proves not to repeat itself."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        """Remember how cells are worked out."""
        super().__init__()
        self.work_out = work_out
        self.varied = False

    def __missing__(self, cell: str) -> str:
        """Work out a new cell."""
        self[cell] = found = self.work_out(cell)
        return found

    def of(self, cells: tuple[str, ...]) -> list[str]:
        """Return what some cells become."""
        if self.varied:
            return list(map(self.work_out, cells))
        found = list(map(self.__getitem__, cells))
        self.varied = len(self) > REMEMBERED
        return found


def fields_of(resource: Resource) -> tuple[Cells, ...]:
    """Return how the cells of each field are read."""
    missing = frozenset(resource.missing_values)
    found = []
    for field in resource.fields:
        reader = reader_of(field)
        if reader is None:
            message = f"nobody knows the type {field.type!r} of the field {field.name!r}; check the schema first"
            raise ValueError(message)
        found.append(Cells(field, missing, reader))
    return tuple(found)


def rows_of(table: SourceTable) -> Generator[list[str]]:
    """Yield the rows of a table below its header; a large table is never in memory as a whole."""
    path = table.resource.path
    names = [each.name for each in table.resource.fields]
    with table.open() as stream:
        rows = csv.reader(io.TextIOWrapper(stream, encoding="utf-8-sig", newline=""), strict=True)
        try:
            header = next(rows, [])
            if header != names or len(set(names)) != len(names):
                message = f"the header of {path!r} does not fit its schema; check the table first"
                raise ValueError(message)
            yield from rows
        except (UnicodeDecodeError, csv.Error) as error:
            message = f"{path!r} cannot be read after line {rows.line_num} ({error}); check the table first"
            raise ValueError(message) from error


def batches(table: SourceTable, size: int = BATCH) -> Iterator[Columns]:
    """Yield the rows of a table, some at a time, by column."""
    rows = rows_of(table)
    while batch := list(islice(rows, size)):
        yield columns_of(table, batch)


def columns_of(table: SourceTable, rows: Sequence[Sequence[str]]) -> Columns:
    """Return some rows by column; raise where one is not as wide as the schema."""
    width = len(table.resource.fields)
    try:
        columns = tuple(zip(*rows, strict=True))
    except ValueError:
        columns = ()
    if len(columns) != width:
        message = f"a row of {table.resource.path!r} does not have {width} cells; check the table first"
        raise ValueError(message)
    return columns
