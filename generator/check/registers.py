"""The registers of cases as rules see them: rows, the titles of columns, and the cells that are told elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.check.authority_schema import Declared, authority_table, declared_tables, refusals
from generator.check.rule import Context
from generator.check.tables.faults import title_of
from generator.model.entry import Entry
from generator.model.table import Row
from generator.model.text import Text

FOLDER = "catalog/registers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register: its rows, its columns' titles, and the cells that its schema refuses already."""

    name: str
    rows: tuple[Row, ...]
    titles: Mapping[str, Text]
    refused: frozenset[tuple[int, str]]

    def __iter__(self) -> Iterator[Row]:
        """Walk through the rows in the order of the file."""
        return iter(self.rows)

    def sound(self, row: Row, column: str) -> bool:
        """Tell whether a cell exists and its schema accepts it."""
        return column in row.cells and (row.line, column) not in self.refused

    def title(self, column: str) -> Text:
        """Return what people call a column."""
        return self.titles.get(column, Text(column, column))


NO_REGISTER = Register(name="", rows=(), titles={}, refused=frozenset())


def register(context: Context, name: str) -> Register:
    """Return a register by its name; one that does not exist has no rows."""
    return registers(context, name).get(name, NO_REGISTER)


def registers(context: Context, *names: str) -> Mapping[str, Register]:
    """Return the registers that a package defines, all of them or those named."""
    return {
        declared.resource.path.removesuffix(".csv"): _register(declared)
        for package in context.packages
        if package.folder == FOLDER
        for declared in declared_tables(package)
        if not names or declared.resource.path.removesuffix(".csv") in names
    }


def _register(declared: Declared) -> Register:
    return Register(
        name=declared.resource.path.removesuffix(".csv"),
        rows=declared.table.rows if declared.table else (),
        titles={field.name: title_of(field) for field in declared.resource.fields},
        refused=frozenset((each.row.line, each.column) for each in refusals(declared)),
    )


def with_registers(context: Context, file: str) -> Iterator[tuple[Row, Register]]:
    """Yield the rows of a table of ``catalog/law`` that speak of a register, each with its register."""
    rows = authority_table(context, file)
    known = registers(context, *{row["register"] for row in rows})
    for row in rows:
        yield row, known.get(row["register"], NO_REGISTER)


def entries_read(context: Context) -> Mapping[str, Entry]:
    """Return the entries that were read, by key; the review of a change reads only those that it touches."""
    return {each.key: each for each in context.catalogue.entries}


def fulfils(row: Row, token: str) -> bool:
    """Tell whether a cell is filled in (``column``) or holds one of some values (``column=value|value``)."""
    column, equals, values = token.partition("=")
    return row[column] in values.split("|") if equals else bool(row[column].strip())


def stands_at(row: Row, step: Row) -> bool:
    """Tell whether a case is at a step of ``catalog/law/steps.csv``: in its state, if it names one, and as ``when`` says."""
    return (not step["state"] or row["state"] == step["state"]) and (not step["when"] or fulfils(row, step["when"]))


def state_of(row: Row, step: Row) -> Text:
    """Return what makes a case stand at a step, as messages say it."""
    if step["state"]:
        return Text(f"状态为 {row['state']}", f"the state is '{row['state']}'")
    column, equals, _ = step["when"].partition("=")
    shown = f"{column}={row[column]}" if equals else column
    return Text(f"已填写 {shown}", f"'{shown}' is given")
