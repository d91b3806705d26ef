"""The tables of an entry are read once, checked against their schemas and measured.

A schema is compiled into columns; the rows come in batches and are looked at by column, each distinct value once.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.check.tables.beside import Beside, Show
from generator.check.tables.columns import Column, SchemaFault, compile_columns
from generator.check.tables.faults import Faults, title_of
from generator.check.tables.marks import CONTROL
from generator.check.tables.structure import COLUMNS_MAX, header_problem, too_wide
from generator.check.tables.table import Table
from generator.check.tables.visitors import Checks, Finder
from generator.check.tables.walk import Visitor, Walk, is_large
from generator.model.entry import Entry, Field, Resource, Role
from generator.model.facts import TableFacts
from generator.model.finding import Path, Place, Problem
from generator.model.text import Text
from generator.read.content import Content, hashed, size_of
from generator.read.csv_file import UnreadableTextError
from generator.read.encoding import detect

LOST = ("quotes", "line-end", "length", "ragged")
"""Faults of lines that no onlooker is shown."""


def check_tables(
    entry: Entry, contents: Mapping[str, Content], beside: Beside | None = None
) -> tuple[Mapping[str, TableFacts], tuple[Problem, ...]]:
    """Return what was measured on the tables of an entry, and every problem of their schemas, files, rows and keys.

    What stands ``beside`` sees the same rows, so that no table need be read twice.
    """
    tables: list[Table] = []
    problems: list[Problem] = []
    for resource in entry.resources:
        columns, found = _columns(entry, resource)
        problems.extend(found)
        if resource.path in contents:
            table = _table(entry, resource, contents[resource.path], columns)
            with hashed(table.content) as digest:
                _read(table, _wanted(entry, resource), beside)
            table.facts = replace(table.facts, sha256=digest())
            tables.append(table)
    problems.extend(_key_problems(entry))
    by_name = {table.resource.name: table for table in tables}
    for table in tables:
        _check_foreign_keys(table, by_name)
        problems.extend((*table.problems, *table.faults.problems()))
    return {name: table.facts for name, table in by_name.items()}, tuple(problems)


def _columns(entry: Entry, resource: Resource) -> tuple[Mapping[str, Column], list[Problem]]:
    columns: dict[str, Column] = {}
    problems: list[Problem] = []
    for index, column, faults in compile_columns(resource.fields, resource.missing_values):
        if column:
            columns.setdefault(column.field.name, column)
        way = (*resource.way, "schema", "fields", index)
        problems.extend(_schema_problem(entry, way, fault, resource.fields[index]) for fault in faults)
    return columns, problems


def _schema_problem(entry: Entry, way: Path, fault: SchemaFault, of: Field | None = None) -> Problem:
    below, why = fault
    if of:
        title = title_of(of)
        why = Text(f"“{title.zh}”（{of.name}）：{why.zh}", f"“{title.en}” ({of.name}): {why.en}")
    return Problem(code="OD413", place=entry.place(*way, *below), message=why)


def _key_problems(entry: Entry) -> Iterator[Problem]:
    """Yield the foreign keys that cannot be compared; unknown names in keys are another rule's business."""
    for resource in entry.resources:
        for index, key in enumerate(resource.foreign_keys):
            if len(key.fields) != len(key.reference):
                message = Text(
                    "外键两边的数据项个数不同", "the two sides of the foreign key have different numbers of fields"
                )
                yield _schema_problem(entry, (*resource.way, "schema"), (("foreignKeys", index), message))


def _wanted(entry: Entry, resource: Resource) -> AbstractSet[tuple[str, ...]]:
    """Return the columns of a resource that foreign keys of the entry refer to."""
    return {
        key.reference
        for each in entry.resources
        for key in each.foreign_keys
        if (key.resource or each.name) == resource.name and len(key.fields) == len(key.reference)
    }


def _table(entry: Entry, resource: Resource, content: Content, columns: Mapping[str, Column]) -> Table:
    facts = TableFacts(rows=0, size=size_of(content), sha256="", header=(), preview=())
    return Table(resource, content, Faults(f"{entry.folder}/{resource.path}"), facts, columns)


def _read(table: Table, wanted: AbstractSet[tuple[str, ...]], beside: Beside | None) -> None:
    """Check everything of a table that can be seen without the others."""
    checks: list[Checks] = []

    def begin(line: int, header: list[str]) -> Visitor | None:
        if not _has_header(table, line, header):
            return None
        checks.append(Checks(table, wanted, large=is_large(table.content)))
        return show.to(checks[0], header)

    show = Show(beside, table.resource, table.content)
    walk = Walk(table.faults, begin)
    try:
        walk.run(table.content)
        show.end(whole=not any(map(table.faults.has, LOST)))
    except UnreadableTextError as error:
        show.end(whole=False)
        # what was read so far may look like anything: the whole file tells, where it is held
        whole = UnreadableTextError(error.line, detect(table.content)) if isinstance(table.content, bytes) else error
        table.problems[:] = [whole.problem(table.faults.file)]
        table.faults.groups.clear()
        table.references, table.uses, table.header = {}, [], ()
        return
    if not checks:
        if table.problems:
            table.faults.groups.clear()  # without a header nothing else can be judged
        return
    table.facts = replace(table.facts, rows=walk.count, header=table.header, preview=walk.preview)
    doubtful = checks[0].finish()
    if doubtful:
        _search(table, Finder(table, doubtful, ()))
    if not walk.count and table.resource.role is Role.DATA:
        message = Text("数据表只有表头，没有一行数据", "the data table has a header but not a single row")
        table.problems.append(Problem(code="OD410", place=Place(table.faults.file, 1), message=message))


def _has_header(table: Table, line: int, header: list[str]) -> bool:
    """Keep the header and report what is wrong with it; false where the rows cannot be judged by it."""
    place = Place(table.faults.file, line or 1)
    if not line:
        message = Text("文件是空的：至少要有表头", "the file is empty: it needs at least a header")
        table.problems.append(Problem(code="OD409", place=place, message=message))
    elif not header:
        message = Text("第一行应当是表头，却是空行", "the first line should be the header, but it is blank")
        table.problems.append(Problem(code="OD404", place=place, message=message))
    elif len(header) > COLUMNS_MAX:
        table.problems.append(too_wide(place, len(header)))
    else:
        table.header = tuple(header)
        wrong = header_problem(place, table.header, tuple(each.name for each in table.resource.fields))
        if wrong:
            table.problems.append(wrong)
        if any(CONTROL.search(each) for each in header):
            table.faults.row("control", line)
        return True
    return False


def _search(table: Table, finder: Finder) -> None:
    """Walk through a table again; whatever is wrong with its rows was told on the first walk."""
    Walk(Faults(table.faults.file), lambda _line, _header: finder).run(table.content)


def _check_foreign_keys(table: Table, tables: Mapping[str, Table]) -> None:
    """Count the rows whose foreign keys lead nowhere; a reference that could not be read is not held against them."""
    dangling = []
    for key, use in table.uses:
        target = tables.get(key.resource or table.resource.name)
        reference = target.references.get(key.reference) if target else None
        unknown = use.missing(reference) if reference else ()
        if unknown:
            dangling.append(
                (use, frozenset(unknown), f"{key.resource or table.resource.name} ({', '.join(key.reference)})")
            )
    if dangling:
        _search(table, Finder(table, {}, dangling))
