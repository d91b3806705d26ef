"""The authority's tables against their own Table Schemas: what each package declares, and the cells that break it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.check.rule import Context
from generator.check.suggestion import meant
from generator.check.tables.columns import Column, SchemaFault, compile_columns
from generator.check.tables.faults import example_of, limit_of, title_of
from generator.model.entry import Field, Resource
from generator.model.finding import Path
from generator.model.package import Package
from generator.model.table import Row, Table
from generator.model.text import Text
from generator.read.entry import entry_of

_SHAPES = {
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "yearmonth": re.compile(r"[0-9]{4}-[0-9]{2}"),
    "integer": re.compile(r"[+-]?[0-9]+"),
}
"""How the authority's tables write these types, stricter than the library that reads the tables of entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A table that a package declares: its schema, its file (``None`` if missing) and the columns that have both."""

    package: Package
    resource: Resource
    table: Table | None
    columns: Mapping[str, Column]
    faults: tuple[SchemaFault, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the columns of the primary key that can be compared."""
        return tuple(name for name in self.resource.primary_key if name in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A cell that breaks its schema, and how to mend it."""

    row: Row
    column: str
    message: Text
    cure: Text


def declared_tables(package: Package) -> tuple[Declared, ...]:
    """Return the tables of a folder of ``catalog/``; such a folder is a data package like an entry."""
    resources = entry_of(package.document, ()).resources
    return tuple(_declared(package, resource, package.tables.get(resource.path)) for resource in resources)


def _declared(package: Package, resource: Resource, table: Table | None) -> Declared:
    columns: dict[str, Column] = {}
    faults: list[SchemaFault] = []
    for index, column, found in compile_columns(resource.fields, resource.missing_values):
        way: Path = (*resource.way, "schema", "fields", index)
        faults += [((*way, *path), text) for path, text in found]
        if column and table and column.field.name in table.header:
            columns[column.field.name] = column
    return Declared(package=package, resource=resource, table=table, columns=columns, faults=tuple(faults))


def authority_table(context: Context, file: str) -> Table:
    """Return a table of ``catalog/`` by its path; a missing one is empty."""
    folder, _, name = file.rpartition("/")
    found = next((each.tables.get(name) for each in context.packages if each.folder == folder), None)
    return found or Table(file=file)


def refusals(declared: Declared) -> Iterator[Refusal]:
    """Yield every cell that breaks its field, and every row whose key another row has already."""
    for row in declared.table or ():
        for name, column in declared.columns.items():
            cell = row.cells.get(name)
            if cell is not None:
                yield from _cell(row, column, cell, needed=column.required or name in declared.key)
    unique = [(name,) for name, column in declared.columns.items() if column.unique]
    for names in dict.fromkeys((*unique, declared.key)):
        if names:
            yield from _repeated(declared, names)


def refused_cells(context: Context, file: str) -> frozenset[tuple[int, str]]:
    """Return line and column of the cells that the schema refuses, so that no other rule reports them again."""
    folder, _, name = file.rpartition("/")
    return frozenset(
        (each.row.line, each.column)
        for package in context.packages
        if package.folder == folder
        for declared in declared_tables(package)
        if declared.resource.path == name
        for each in refusals(declared)
    )


def values(declared: Declared, row: Row, names: tuple[str, ...]) -> tuple[object, ...]:
    """Return the values of some cells as their types compare them; ``None`` for a missing one."""
    return tuple(declared.columns[name].keys([row[name]])[0] for name in names)


def _cell(row: Row, column: Column, cell: str, *, needed: bool) -> Iterator[Refusal]:
    field = column.field
    title = title_of(field)
    if cell in column.missing:
        if needed:
            message = Text(f"“{title.zh}”没有填写", f"'{title.en}' is empty")
            cure = Text(
                f"填写 {field.name} 列。{field.description.zh}",
                f"fill in the column '{field.name}'. {field.description.en}",
            )
            yield Refusal(row=row, column=field.name, message=message, cure=cure)
        return
    for fault in column.faults(cell) or (() if _is_plain(cell, field) else ("type",)):
        if fault != "formula":  # how a spreadsheet reads a cell is not the schema's business
            said, cure = _explained(field, cell, fault)
            shown = example_of(field, cell)
            written = Text(f"“{shown}”", f"'{shown}' ") if shown else Text("", "")
            message = Text(f"“{title.zh}”的值{written.zh}{said.zh}", f"'{title.en}': the value {written.en}{said.en}")
            yield Refusal(row=row, column=field.name, message=message, cure=cure)


def _is_plain(cell: str, field: Field) -> bool:
    """Tell whether a cell is written as its type is: ``2026-1-5`` is a day to a spreadsheet, but no clock could start on it."""
    shape = _SHAPES.get(field.type)
    return shape is None or shape.fullmatch(cell) is not None


def _explained(field: Field, cell: str, fault: str) -> tuple[Text, Text]:
    limit = limit_of(field, fault)
    listed = field.constraints.get("enum")
    if fault == "type":
        return Text(f"不是{limit.zh}", f"is not {limit.en}"), Text(f"改写成{limit.zh}", f"write {limit.en}")
    if fault == "enum" and isinstance(listed, list):
        allowed = tuple(str(each) for each in listed)
        otherwise = Text(f"写下列之一：{'、'.join(allowed)}", f"write one of: {', '.join(allowed)}")
        return Text("不是允许的值", "is not an allowed value"), meant(cell, allowed, otherwise)
    if fault == "pattern":
        cure = Text(f"须符合 {limit.zh}。{field.description.zh}", f"it must match {limit.en}. {field.description.en}")
        return Text("写法不对", "is not written as it must be"), cure
    cure = Text(
        f"核对后改正，这一列的约束是 {fault}: {limit.zh}", f"correct it; the column has the limit {fault}: {limit.en}"
    )
    return Text("超出允许的范围", "is outside what is allowed"), cure


def _repeated(declared: Declared, names: tuple[str, ...]) -> Iterator[Refusal]:
    first: dict[tuple[object, ...], int] = {}
    for row in declared.table or ():
        key = values(declared, row, names)
        if None in key:
            continue
        line = first.setdefault(key, row.line)
        if line != row.line:
            shown = " / ".join(row[name] for name in names)
            message = Text(f"“{shown}”与第 {line} 行重复", f"'{shown}' repeats line {line}")
            cure = Text(
                f"{'、'.join(names)} 不得重复：改成别的值，或者删去其中一行",
                f"{', '.join(names)} must not repeat: write another value, or delete one of the rows",
            )
            yield Refusal(row=row, column=names[0], message=message, cure=cure)
