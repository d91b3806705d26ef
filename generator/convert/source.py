"""The checked CSV of a resource as columns of cells; what does not fit the schema stops the conversion."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.check.cells import Reader, reader_of
from generator.model.entry import Field, Resource
from generator.read.csv_file import decode, records

BATCH = 1024
REMEMBERED = 20_000

Columns = tuple[tuple[str, ...], ...]
"""Some rows, given by column."""


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
        found = [self[cell] for cell in cells]
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


def batches(resource: Resource, content: bytes) -> Iterator[Columns]:
    """Yield the rows of a table, some at a time, by column."""
    text, encoding = decode(resource.path, content)
    names = [each.name for each in resource.fields]
    rows = records(text)
    header = next(rows, (0, []))[1]
    if encoding or header != names or len(set(names)) != len(names):
        message = f"the header of {resource.path!r} does not fit its schema; check the table first"
        raise ValueError(message)
    while batch := list(islice(rows, BATCH)):
        for line, cells in batch:
            if len(cells) != len(names):
                message = (
                    f"line {line} of {resource.path!r} has {len(cells)} cells, not {len(names)}; check the table first"
                )
                raise ValueError(message)
        yield tuple(zip(*(cells for _, cells in batch), strict=True))
