"""What is done with the rows of a table: on the first walk everything is checked, on a second one keys are found."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.tables.codes import Codes, watched
from generator.check.tables.columns import Column
from generator.check.tables.dated import Dated, may_be_dated
from generator.check.tables.faults import Faults
from generator.check.tables.keys import Key, Reference, Seen, Use, tuples
from generator.check.tables.marks import CONTROL, MOJIBAKE
from generator.check.tables.table import Table
from generator.check.tables.traces import Traces
from generator.check.tables.vector import Cells, Screen, screen_of, where
from generator.model.text import Text

REMEMBERED = 20_000
"""Values of a column known to be sound; a column with more different ones is not worth remembering."""
SURE = frozenset({"date", "datetime", "time", "boolean", "year", "yearmonth"})
"""Types whose values, plainly written, are too short or too well ordered to hide anything else."""
TOTALS = frozenset({"合计", "总计", "小计", "共计", "总和", "汇总", "合 计", "total", "sum", "grand total"})


@dataclass(slots=True)
class Watch:
    """A column at work: what it has found out about its values."""

    column: Column
    position: int
    sound: set[str] = field(default_factory=set)
    screened: Screen | None = None

    def look(self, lines: Sequence[int], cells: Sequence[str], faults: Faults) -> None:
        """Judge the cells of a batch."""
        faulty = self._faulty(set(cells))
        if faulty:
            for line, cell in zip(lines, cells, strict=True):
                for rule in faulty.get(cell, ()):
                    faults.cell(rule, self.column.field, line, cell)

    def screen(self, lines: Sequence[int], cells: Cells, faults: Faults) -> bool:
        """Judge the cells of a block: those that the screen does not accept, each different one once.

        Tell whether all of them are valid times or truth values.
        """
        if self.column.required and cells.null_count:
            for position in where(cells.is_null()):
                faults.cell("required", self.column.field, lines[position], "")
        self.screened = self.screened or screen_of(self.column)
        suspects = self.screened(cells)
        faulty = self._faulty(set(pc.unique(suspects.drop_null()).to_pylist())) if len(suspects) else {}
        if faulty:
            for position in where(pc.is_in(cells, value_set=pa.array(faulty, pa.string()))):
                cell = cells[position].as_py()
                for rule in faulty[cell]:
                    faults.cell(rule, self.column.field, lines[position], cell)
        return not faulty and self.column.plain and self.column.field.type in SURE

    def _faulty(self, cells: set[str]) -> dict[str, tuple[str, ...]]:
        new = cells - self.sound
        faulty = self.column.faulty(new)
        if len(self.sound) < REMEMBERED:
            self.sound |= new - faulty.keys()
        return faulty


class Checks:
    """The first walk: cells, keys and what only the whole table shows."""

    def __init__(self, table: Table, wanted: AbstractSet[tuple[str, ...]], *, large: bool) -> None:
        """Find the columns of the schema in the header, and the keys that all of whose columns are there."""
        self.table = table
        self.faults = table.faults
        self.marks = False
        self.sure: AbstractSet[int] = frozenset()
        self.missing = frozenset(table.resource.missing_values)
        self.at = {name: table.header.index(name) for name in table.columns if name in table.header}
        self.watches = tuple(Watch(table.columns[name], position) for name, position in self.at.items())
        self.codes = [Codes(each.column, each.position) for each in self.watches if watched(each.column)]
        self.dates = [Dated(each.column, each.position) for each in self.watches if may_be_dated(each.column)]
        self.keys: Mapping[Key, Seen | Traces] = {key: Traces() if large else Seen() for key in self._keys()}
        self.last: tuple[int, tuple[str, ...]] = (0, ())
        table.references = {names: Reference(self._of(names)) for names in wanted if self._known(names)}
        table.uses = [
            (key, Use(self._of(key.fields))) for key in table.resource.foreign_keys if self._known(key.fields)
        ]

    def _keys(self) -> list[Key]:
        keys = [Key("unique", (each.column,)) for each in self.watches if each.column.unique]
        groups = [names for names in self.table.resource.unique_keys if self._known(names)]
        keys.extend(Key("unique-key", self._of(names)) for names in groups)
        primary = self.table.resource.primary_key
        return [*keys, Key("primary-key", self._of(primary))] if self._known(primary) else keys

    def _known(self, names: tuple[str, ...]) -> bool:
        return bool(names) and all(name in self.at for name in names)

    def _of(self, names: tuple[str, ...]) -> tuple[Column, ...]:
        return tuple(self.table.columns[name] for name in names)

    def look(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        """Judge rows exactly."""
        for watch in self.watches:
            watch.look(lines, columns[watch.position], self.faults)
        if self.codes:
            for each in self.codes:
                each.look(lines, columns[each.position])
            self.codes = [each for each in self.codes if each.digits]
        for dated in self.dates:
            dated.look(lines, columns[dated.position])
        if self.marks:
            self._look_for_marks(lines, columns)
        for key, seen in self.keys.items():
            cells = [columns[position] for position in self._positions(key.columns)]
            if key.rule == "primary-key" and not any(self.missing.isdisjoint(each) for each in cells):
                self._look_for_empty_keys(key, lines, [[cell in self.missing for cell in each] for each in cells])
            if isinstance(seen, Seen):
                tell_repeated(key, seen.repeated(key.of(cells)), lines, cells, self.faults)
            else:
                seen.add(key.of(cells))
        self.ragged(columns)
        for _, use in self.table.uses:
            use.look([columns[position] for position in self._positions(use.columns)])
        self.last = (lines[-1], tuple(each[-1] for each in columns))

    def screen(self, lines: Sequence[int], columns: Sequence[Cells]) -> None:
        """Judge the rows of a block."""
        self.sure = {each.position for each in self.watches if each.screen(lines, columns[each.position], self.faults)}
        for each in self.codes:
            each.look_at(lines, columns[each.position])
        self.codes = [each for each in self.codes if each.digits]
        for dated in self.dates:
            dated.look_at(lines, columns[dated.position])
        for key, seen in self.keys.items():
            cells = [columns[position] for position in self._positions(key.columns)]
            if key.rule == "primary-key" and all(each.null_count for each in cells):
                self._look_for_empty_keys(key, lines, [each.is_null().to_pylist() for each in cells])
            if isinstance(seen, Traces):
                _trace(key, seen, cells)
        offered: list[Reference | Use] = [*self.table.references.values(), *(use for _, use in self.table.uses)]
        for one in offered:
            one.keys.update(_different(one.columns, [columns[at] for at in self._positions(one.columns)]))
        self.last = (lines[-1], tuple(each[-1].as_py() or "" for each in columns))

    def ragged(self, columns: Sequence[Sequence[str]]) -> None:
        """Offer the keys of rows to the tables that refer to them, a ragged row's too."""
        for reference in self.table.references.values():
            reference.offer([columns[position] for position in self._positions(reference.columns)])

    def _positions(self, columns: Sequence[Column]) -> list[int]:
        return [self.at[each.field.name] for each in columns]

    def _look_for_marks(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        fields = {position: self.table.columns[name].field for name, position in self.at.items()}
        for position, cells in enumerate(columns):
            for line, cell in zip(lines, cells, strict=True):
                for rule, mark in (("control", CONTROL), ("mojibake", MOJIBAKE)):
                    if mark.search(cell) and position in fields:
                        self.faults.cell(rule, fields[position], line, cell)
                    elif mark.search(cell):
                        self.faults.row(rule, line)

    def _look_for_empty_keys(self, key: Key, lines: Sequence[int], missing: Sequence[Sequence[bool]]) -> None:
        fields = tuple(each.field for each in key.columns)
        for line, empty in zip(lines, zip(*missing, strict=True), strict=True):
            if all(empty):
                self.faults.key("primary-key-empty", fields, line, Text("", ""))

    def finish(self) -> Mapping[Key, frozenset[int]]:
        """Report what the whole table shows; return the traces of keys that only a second walk can decide about."""
        for each in self.codes:
            each.tell(self.faults)
        for dated in self.dates:
            dated.tell(self.faults)
        line, cells = self.last
        first = next((cell for cell in cells if cell not in self.missing), "")
        if first.strip().lower() in TOTALS:
            self.faults.row("total", line)
        doubtful = {key: seen.doubtful() for key, seen in self.keys.items() if isinstance(seen, Traces)}
        return {key: found for key, found in doubtful.items() if found}


class Finder:
    """A second walk: the rows whose keys repeat others, and those whose foreign keys lead nowhere."""

    def __init__(
        self,
        table: Table,
        doubtful: Mapping[Key, frozenset[int]],
        dangling: Sequence[tuple[Use, AbstractSet[tuple[Hashable, ...]], str]],
    ) -> None:
        """Know the doubtful traces by key, and for each foreign key the values that lead nowhere."""
        self.faults = table.faults
        self.marks = False
        self.missing = frozenset(table.resource.missing_values)
        self.at = {name: table.header.index(name) for name in table.columns if name in table.header}
        self.doubtful = [(key, found, Seen()) for key, found in doubtful.items()]
        self.dangling = dangling

    def look(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        """Find the rows among some."""
        for key, only, seen in self.doubtful:
            cells = self._cells(key.columns, columns)
            tell_repeated(key, seen.repeated(key.of(cells, only)), lines, cells, self.faults)
        for use, unknown, shown in self.dangling:
            fields = tuple(each.field for each in use.columns)
            keys = tuples(use.columns, self._cells(use.columns, columns))
            for line, each in zip(lines, keys, strict=True):
                if each in unknown or any(part != part for part in each):  # noqa: PLR0124 - NaN is never found again
                    self.faults.key("foreign-key", fields, line, Text(shown, shown))

    def screen(self, lines: Sequence[int], columns: Sequence[Cells]) -> None:
        """Find the rows in a block."""
        used = {self.at[column.field.name] for key, _, _ in self.doubtful for column in key.columns}
        used |= {self.at[column.field.name] for use, _, _ in self.dangling for column in use.columns}
        self.look(lines, [texts(each, self.missing) if at in used else () for at, each in enumerate(columns)])

    def ragged(self, columns: Sequence[Sequence[str]]) -> None:
        """Leave out what is not judged."""

    def _cells(self, columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        return [cells[self.at[each.field.name]] for each in columns]


def texts(cells: Cells, missing: AbstractSet[str]) -> list[str]:
    """Return the cells of a block as texts; any of the missing values stands for a missing one."""
    found: list[str] = cells.fill_null(next(iter(missing), "")).to_pylist()
    return found


def tell_repeated(
    key: Key, positions: Iterable[int], lines: Sequence[int], cells: Sequence[Sequence[str]], faults: Faults
) -> None:
    """Report the rows at some positions as repetitions."""
    for position in positions:
        if key.rule == "unique":
            faults.cell("unique", key.columns[0].field, lines[position], cells[0][position])
        else:
            faults.key(key.rule, tuple(each.field for each in key.columns), lines[position], Text("", ""))


def _trace(key: Key, traces: Traces, cells: Sequence[Cells]) -> None:
    if len(cells) == 1 and key.columns[0].is_bare_text:
        traces.add_texts(cells[0])
    else:
        traces.add(key.of([texts(each, column.missing) for column, each in zip(key.columns, cells, strict=True)]))


def _different(columns: Sequence[Column], cells: Sequence[Cells]) -> set[tuple[Hashable, ...]]:
    """Return the different keys of a block."""
    if len(cells) == 1:
        return set(tuples(columns, [texts(cells[0].unique(), columns[0].missing)]))
    rows = set(zip(*(texts(each, column.missing) for column, each in zip(columns, cells, strict=True)), strict=True))
    return set(tuples(columns, list(zip(*rows, strict=True))))
