"""The tables of an entry are read once, checked against their schemas and measured.

A schema is compiled into columns; the rows come in batches and are looked at by column, each distinct value once.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from generator.check.columns import Column, SchemaFault, compile_columns
from generator.check.faults import Faults, title_of
from generator.check.keys import Reference, Seen, Use, keys_of_rows
from generator.check.structure import COLUMNS_MAX, CONTROL, has_controls, header_problem, rows, segments, too_wide
from generator.model.entry import Entry, Field, ForeignKey, Resource, Role
from generator.model.facts import PREVIEW_ROWS, TableFacts
from generator.model.finding import Path, Place, Problem
from generator.model.text import Text
from generator.read.csv_file import decode

BATCH = 1024
REMEMBERED = 20_000
"""Values of a column known to be sound; a column with more different ones is not worth remembering."""


@dataclass(slots=True)
class _Watch:
    """A column at work: what it has found out about its values."""

    column: Column
    position: int
    sound: set[str] = field(default_factory=set)
    seen: Seen = field(default_factory=Seen)

    def look(self, lines: Sequence[int], cells: Sequence[str], faults: Faults) -> None:
        """Judge the cells of a batch."""
        new = set(cells) - self.sound
        faulty = self.column.faulty(new)
        if len(self.sound) < REMEMBERED:
            self.sound |= new - faulty.keys()
        if faulty:
            for line, cell in zip(lines, cells, strict=True):
                for rule in faulty.get(cell, ()):
                    faults.cell(rule, self.column.field, line, cell)
        if self.column.unique:
            for position in self.seen.repeated(self.column.keys(cells)):
                faults.cell("unique", self.column.field, lines[position], cells[position])


@dataclass(slots=True)
class _Table:
    """One resource while it is checked."""

    resource: Resource
    faults: Faults
    facts: TableFacts
    columns: Mapping[str, Column]
    header: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    references: dict[tuple[str, ...], Reference] = field(default_factory=dict)
    uses: list[tuple[ForeignKey, Use]] = field(default_factory=list)


def check_tables(entry: Entry, contents: Mapping[str, bytes]) -> tuple[Mapping[str, TableFacts], tuple[Problem, ...]]:
    """Return what was measured on the tables of an entry, and every problem of their schemas, files, rows and keys."""
    tables: list[_Table] = []
    problems: list[Problem] = []
    for resource in entry.resources:
        columns, found = _columns(entry, resource)
        problems.extend(found)
        if resource.path in contents:
            table = _table(entry, resource, contents[resource.path], columns)
            _read(table, contents[resource.path], _wanted(entry, resource))
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


def _wanted(entry: Entry, resource: Resource) -> set[tuple[str, ...]]:
    """Return the columns of a resource that foreign keys of the entry refer to."""
    return {
        key.reference
        for each in entry.resources
        for key in each.foreign_keys
        if (key.resource or each.name) == resource.name and len(key.fields) == len(key.reference)
    }


def _table(entry: Entry, resource: Resource, content: bytes, columns: Mapping[str, Column]) -> _Table:
    facts = TableFacts(rows=0, size=len(content), sha256=hashlib.sha256(content).hexdigest(), header=(), preview=())
    return _Table(resource, Faults(f"{entry.folder}/{resource.path}"), facts, columns)


def _read(table: _Table, content: bytes, wanted: set[tuple[str, ...]]) -> None:
    """Check everything of a table that can be seen without the others."""
    place = Place(table.faults.file, 1)
    text, encoding = decode(table.faults.file, content)
    if encoding:
        table.problems.append(encoding)
        return
    if not text or text.isspace():
        message = Text("文件是空的：至少要有表头", "the file is empty: it needs at least a header")
        table.problems.append(Problem(code="OD409", place=place, message=message))
        return
    records = rows(segments(text, table.faults), table.faults)
    line, header = next(records, (1, []))
    place = Place(table.faults.file, line)
    if not header:
        message = Text("第一行应当是表头，却是空行", "the first line should be the header, but it is blank")
        table.problems.append(Problem(code="OD404", place=place, message=message))
        return
    if len(header) > COLUMNS_MAX:
        table.problems.append(too_wide(place, len(header)))
        return
    table.header = tuple(header)
    wrong = header_problem(place, table.header, tuple(each.name for each in table.resource.fields))
    if wrong:
        table.problems.append(wrong)
    controls = has_controls(content)
    if controls and any(CONTROL.search(each) for each in header):
        table.faults.row("control", line)
    count, preview = _Rows(table, wanted, controls).run(records)
    table.facts = replace(table.facts, rows=count, header=table.header, preview=preview)
    if not count and table.resource.role is Role.DATA:
        message = Text("数据表只有表头，没有一行数据", "the data table has a header but not a single row")
        table.problems.append(Problem(code="OD410", place=place, message=message))


class _Rows:
    """The walk through the rows of one table."""

    def __init__(self, table: _Table, wanted: set[tuple[str, ...]], controls: bool) -> None:  # noqa: FBT001 - a fact
        """Find the columns of the schema in the header, and the keys that all of whose columns are there."""
        header = table.header
        self.table = table
        self.faults = table.faults
        self.controls = controls
        self.missing = frozenset(table.resource.missing_values)
        self.at = {name: header.index(name) for name in table.columns if name in header}
        self.watches = tuple(_Watch(table.columns[name], position) for name, position in self.at.items())
        self.primary = table.resource.primary_key if self._known(table.resource.primary_key) else ()
        self.seen = Seen()
        table.references = {names: Reference(self._of(names)) for names in wanted if self._known(names)}
        table.uses = [
            (key, Use(self._of(key.fields))) for key in table.resource.foreign_keys if self._known(key.fields)
        ]

    def _known(self, names: tuple[str, ...]) -> bool:
        return bool(names) and all(name in self.at for name in names)

    def _of(self, names: tuple[str, ...]) -> tuple[Column, ...]:
        return tuple(self.table.columns[name] for name in names)

    def run(self, records: Iterator[tuple[int, list[str]]]) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """Check all rows; return how many there are and the first of them."""
        count = 0
        preview: list[tuple[str, ...]] = []
        while batch := list(islice(records, BATCH)):
            lines, found, blank = self._sorted_out(batch)
            count += len(batch) - blank
            if found:
                preview.extend(tuple(each) for each in found[: PREVIEW_ROWS - len(preview)])
                self._check(lines, tuple(zip(*found, strict=True)))
        return count, tuple(preview)

    def _sorted_out(self, batch: list[tuple[int, list[str]]]) -> tuple[list[int], list[list[str]], int]:
        """Return the rows that can be judged and the number of blank ones; blank and ragged rows are faults."""
        width, missing, blank = len(self.table.header), self.missing, 0
        whole = [each for each in batch if len(each[1]) == width and each[1][0] not in missing]
        if len(whole) != len(batch):
            whole = []
            for line, cells in batch:
                if not cells or (missing.issuperset(cells) and len(cells) <= width):
                    blank += 1
                    self.faults.row("blank", line)
                elif len(cells) != width:
                    self.faults.row("ragged", line, width)
                    self._offer([(each,) for each in (cells + [""] * width)[:width]])
                else:
                    whole.append((line, cells))
        return [line for line, _ in whole], [cells for _, cells in whole], blank

    def _check(self, lines: list[int], columns: tuple[tuple[str, ...], ...]) -> None:
        for watch in self.watches:
            watch.look(lines, columns[watch.position], self.faults)
        if self.controls:
            self._look_for_controls(lines, columns)
        if self.primary:
            self._check_primary_key(lines, columns)
        self._offer(columns)
        for key, use in self.table.uses:
            use.batches.append((lines, tuple(columns[self.at[name]] for name in key.fields)))

    def _offer(self, columns: Sequence[Sequence[str]]) -> None:
        for names, reference in self.table.references.items():
            reference.offer([columns[self.at[name]] for name in names])

    def _look_for_controls(self, lines: list[int], columns: tuple[tuple[str, ...], ...]) -> None:
        fields = {position: self.table.columns[name].field for name, position in self.at.items()}
        for position, cells in enumerate(columns):
            for line, cell in zip(lines, cells, strict=True):
                if CONTROL.search(cell):
                    if position in fields:
                        self.faults.cell("control", fields[position], line, cell)
                    else:
                        self.faults.row("control", line)

    def _check_primary_key(self, lines: list[int], columns: tuple[tuple[str, ...], ...]) -> None:
        used = self._of(self.primary)
        cells = [columns[self.at[name]] for name in self.primary]
        keys = keys_of_rows(used, cells)
        fields = tuple(each.field for each in used)
        for position in self.seen.repeated(keys):
            self.faults.key("primary-key", fields, lines[position], Text("", ""))
        if None in keys:
            for line, *key in zip(lines, *cells, strict=True):
                if self.missing.issuperset(key):
                    self.faults.key("primary-key-empty", fields, line, Text("", ""))


def _check_foreign_keys(table: _Table, tables: Mapping[str, _Table]) -> None:
    """Count the rows whose foreign keys lead nowhere; a reference that could not be read is not held against them."""
    for key, use in table.uses:
        target = tables.get(key.resource or table.resource.name)
        reference = target.references.get(key.reference) if target else None
        if reference is None:
            continue
        shown = f"{key.resource or table.resource.name} ({', '.join(key.reference)})"
        fields = tuple(each.field for each in use.columns)
        for line in use.missing(reference):
            table.faults.key("foreign-key", fields, line, Text(shown, shown))
