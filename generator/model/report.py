"""A report: tables that say what their columns mean, the same for a terminal, a page, a workbook and a program."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.text import NOTHING, Text


class Kind(StrEnum):
    """What the cells of a column are; the last three take more than one column of a plain table."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    LABEL = "label"
    NAMED = "named"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the catalogue: its code, what people call it, and its page below the language's root."""

    code: str
    title: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So much of so much, in percent with one decimal; ``percent`` is empty where there is nothing to judge."""

    percent: str
    part: str
    whole: int


Cell = str | int | Text | Named | Share | None
"""Text, count, ISO day or decimal number; ``None`` where there is nothing to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with the definition of what stands in it, so that a number is never without its meaning."""

    name: str
    title: Text
    kind: Kind = Kind.TEXT
    definition: Text = NOTHING

    @property
    def numeric(self) -> bool:
        """Tell whether the cells are numbers."""
        return self.kind in {Kind.INTEGER, Kind.NUMBER, Kind.SHARE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainColumn:
    """A column as a CSV file has it."""

    name: str
    type: str
    title: Text
    definition: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a report."""

    name: str
    title: Text
    text: Text = NOTHING
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def plain_columns(self) -> tuple[PlainColumn, ...]:
        """Return the columns as a file has them: a label stands in both languages, a named thing with its code."""
        return tuple(each for column in self.columns for each in _plain(column))

    def plain_rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows as a file has them."""
        for row in self.rows:
            yield tuple(cell for column, value in zip(self.columns, row, strict=True) for cell in _cells(column, value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report: facts at its head, tables, and what a reader has to know to trust them."""

    name: str
    title: Text
    facts: tuple[tuple[Text, Text], ...]
    sheets: tuple[Sheet, ...]
    notes: tuple[Text, ...] = field(default=())
    main: str = ""
    """The table that stands for the report where only one fits; the first without a name."""

    def sheet(self, name: str = "") -> Sheet | None:
        """Return a table by its name, the main one without."""
        wanted = name or self.main or self.sheets[0].name
        return next((each for each in self.sheets if each.name == wanted), None)


def _plain(column: Column) -> Iterator[PlainColumn]:
    title, kind = column.title, column.kind
    if kind is Kind.NAMED:
        code = Text(f"{title.zh}代码", f"{title.en}: code")
        yield PlainColumn(name=column.name, type=Kind.TEXT, title=code, definition=column.definition)
    if kind in {Kind.NAMED, Kind.LABEL}:
        name = f"{column.name}Title" if kind is Kind.NAMED else column.name
        yield PlainColumn(name=name, type=Kind.TEXT, title=title, definition=column.definition)
        english = Text(f"{title.zh}（英文）", f"{title.en}, in English")
        yield PlainColumn(name=f"{name}En", type=Kind.TEXT, title=english, definition=column.definition)
        return
    if kind is Kind.SHARE:
        part, whole = (
            Text(f"{title.zh}：其中", f"{title.en}: so many"),
            Text(f"{title.zh}：共", f"{title.en}: of so many"),
        )
        yield PlainColumn(name=column.name, type=Kind.NUMBER, title=title, definition=column.definition)
        yield PlainColumn(name=f"{column.name}Part", type=Kind.NUMBER, title=part, definition=column.definition)
        yield PlainColumn(name=f"{column.name}Whole", type=Kind.INTEGER, title=whole, definition=column.definition)
        return
    yield PlainColumn(name=column.name, type=kind, title=title, definition=column.definition)


def _cells(column: Column, value: Cell) -> tuple[str, ...]:
    if isinstance(value, Named):
        return value.code, value.title.zh, value.title.en
    if isinstance(value, Text):
        return value.zh, value.en
    if isinstance(value, Share):
        return value.percent, value.part, str(value.whole)
    width = {Kind.NAMED: 3, Kind.LABEL: 2, Kind.SHARE: 3}.get(column.kind, 1)
    return ("" if value is None else str(value), *("" for _ in range(width - 1)))
