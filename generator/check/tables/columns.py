"""A field of a schema becomes a column: how its cells are read and which tests their values must pass."""

import json
import re
from collections.abc import Callable, Hashable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.check.tables.cells import OPTIONS, READERS, Reader, reader_of
from generator.check.tables.patterns import compile_pattern
from generator.model.document import JSON
from generator.model.entry import Field
from generator.model.finding import Path
from generator.model.text import Text

Test = Callable[[Any], object]
"""True (or anything that counts as true) for a value that satisfies a constraint."""

SchemaFault = tuple[Path, Text]
"""What cannot be carried out in a schema: the path below the field (or the schema) and why."""

COMMON = frozenset({"required", "unique", "enum"})
BOUNDS = COMMON | {"minimum", "maximum"}
SUPPORTED = dict.fromkeys(READERS, BOUNDS) | {
    "boolean": COMMON,
    "string": COMMON | {"minLength", "maxLength", "pattern"},
}
KNOWN = BOUNDS | SUPPORTED["string"]
LAST_YEAR = 9999
_COMPILED: dict[str, tuple[tuple[int, "Column | None", tuple[SchemaFault, ...]], ...]] = {}
_COMPILED_MAX = 64
LONG_CELL = 32_767
"""Excel's cells hold so many characters."""
_BOUNDS = frozenset({"minimum", "maximum"})
_CALENDAR = frozenset({"date", "datetime"})

TYPE = ("type",)
SERIAL = ("serial",)
REQUIRED = ("required",)
SOUND: tuple[str, ...] = ()

_FORMULA_START = ("=", "@", "\t", "\r", "+", "-", "＝", "＠")
_TOLD_BY_START = (*_FORMULA_START, "#")
_SIGNED = re.compile(r"[+-](?:[+-]*| ?\.?\d[^=+*|!(@]*)").fullmatch
_MANGLED = re.compile(
    r"[+-]?[0-9](?:\.[0-9]+)?E\+[0-9]{2,3}|#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!)|#{3,}"
).fullmatch
_SERIAL = re.compile(r"[2-6][0-9]{4}(?:\.[0-9]+)?").fullmatch
_DATED = re.compile(r"日期|年月日|(?:^|_)date(?:_|$)", re.IGNORECASE).search


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A compiled field."""

    field: Field
    read: Reader
    missing: frozenset[str]
    required: bool
    unique: bool
    tests: tuple[tuple[str, Test], ...]
    plain: bool = True
    """Cells are spelled in the default way of their type."""
    text: bool = False
    """Free text, in which a spreadsheet may have left its traces."""

    def value(self, cell: str) -> Any:  # noqa: ANN401 - whatever the type reads
        """Return the value of a cell; ``None`` where it is missing or not of the type."""
        return None if cell in self.missing else self.read(cell)

    def faults(self, cell: str) -> tuple[str, ...]:
        """Return the names of the rules that a cell breaks."""
        if cell in self.missing:
            return REQUIRED if self.required else SOUND
        value = self.read(cell)
        if value is None:
            return SERIAL if self.field.type in _CALENDAR and _SERIAL(cell) else TYPE
        for _, test in self.tests:
            if not test(value):
                return tuple(rule for rule, test in self.tests if not test(value))
        return SOUND

    def faulty(self, cells: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
        """Return those of the cells that break rules, with the rules; most often one look at all shows that none does."""
        present = cells - self.missing
        if len(present) == len(cells) or not self.required:
            sound = self._are_harmless(present) if self.text else self._are_in_order(present)
            if sound:
                return {}
        return {cell: found for cell in cells if (found := self.faults(cell))}

    def _are_harmless(self, cells: AbstractSet[str]) -> bool:
        """Tell whether no text begins as those do that spreadsheets wrote or misread, and all pass the other tests."""
        return (
            {each[:1] for each in cells}.isdisjoint(_TOLD_BY_START)
            and "E+" not in "\n".join(cells)
            and max(map(len, cells), default=0) <= LONG_CELL
            and all(all(map(test, cells)) for _, test in self.tests[: -len(_TEXT_ONLY)])
        )

    def _are_in_order(self, cells: AbstractSet[str]) -> bool:
        """Tell whether all cells can be read, and the least and the greatest value keep the bounds."""
        if not cells or not {rule for rule, _ in self.tests} <= _BOUNDS:
            return False
        values = list(map(self.read, cells))
        try:
            ends = (min(values), max(values))
        except (TypeError, ArithmeticError):  # a cell of another type, times with and without an offset, NaN
            return False
        return ends[0] is not None and all(test(each) for _, test in self.tests for each in ends)

    @property
    def is_bare_text(self) -> bool:
        """Tell whether every cell is its own value; a text that must be an address may be none."""
        return self.plain and self.field.type == "string"

    def keys(self, cells: Iterable[str]) -> list[Hashable]:
        """Return the values by which cells are compared, ``None`` for a missing one."""
        missing = self.missing
        if self.field.type not in READERS or self.is_bare_text:
            return [None if cell in missing else cell for cell in cells]
        read = self.read
        return [None if cell in missing else read(cell) for cell in cells]


def compile_column(field: Field, missing: frozenset[str]) -> tuple[Column | None, tuple[SchemaFault, ...]]:
    """Return the column of a field, and what of it cannot be carried out; no column for a type that nobody knows."""
    read = reader_of(field)
    if read is None:
        where = "format" if field.type in READERS else "type"
        shown = f"{field.type}/{field.format}" if field.format else field.type
        return None, (((where,), Text(f"无法识别的类型或格式：{shown}", f"unknown type or format: {shown}")),)
    faults: list[SchemaFault] = [
        (
            ("constraints", rule),
            Text(f"类型 {field.type} 不支持约束 {rule}", f"type {field.type} has no constraint {rule}"),
        )
        for rule in field.constraints
        if rule in KNOWN and rule not in SUPPORTED.get(field.type, KNOWN)
    ]
    tests: list[tuple[str, Test]] = []
    for rule, given in field.constraints.items():
        if rule not in SUPPORTED.get(field.type, KNOWN) or rule not in _TESTS:
            continue
        test = _TESTS[rule](given, field, read)
        if test:
            tests.append((rule, test))
        else:
            faults.append((("constraints", rule), _unusable(rule)))
    if "categories" in field.descriptor:
        test = _categories(field, read)
        tests.extend([("categories", test)] if test else [])
        faults.extend([] if test else [(("categories",), _unusable("categories"))])
    text = (
        field.type == "string"
        and field.format in {"", "default"}
        and not {"enum", "categories"} & {rule for rule, _ in tests}
    )
    if text:
        if any(_DATED(each) for each in (field.name, field.title.zh)):
            tests.append(("serial", lambda cell: not _SERIAL(cell)))
        tests.extend(_TEXT_ONLY)
    column = Column(
        field=field,
        read=read,
        missing=missing,
        required=field.constraints.get("required") is True,
        unique=field.constraints.get("unique") is True,
        tests=tuple(tests),
        plain=field.format in {"", "default"} and not OPTIONS & field.descriptor.keys(),
        text=text,
    )
    return column, tuple(faults)


def harmless(cell: str) -> bool:
    """Tell whether a spreadsheet takes a text for what it is and not for a formula; ``-5`` and a bare ``-`` are texts."""
    return not cell.startswith(_FORMULA_START) or (cell[0] in "+-" and _SIGNED(cell) is not None)


def unmangled(cell: str) -> bool:
    """Tell whether a text is none of what a spreadsheet writes over a value: ``1.23E+17``, ``#REF!``, ``########``."""
    return not _MANGLED(cell)


_TEXT_ONLY: tuple[tuple[str, Test], ...] = (
    ("formula", harmless),
    ("mangled", unmangled),
    ("long-cell", lambda cell: len(cell) <= LONG_CELL),
)


def _unusable(rule: str) -> Text:
    if rule == "pattern":
        return Text(
            "格式表达式无法使用：须为 RE2 正则表达式", "the pattern cannot be used: it must be an RE2 expression"
        )
    return Text(
        f"约束 {rule} 的值不符合该数据项的类型",
        f"the value of the constraint {rule} does not fit the type of the field",
    )


def _minimum(given: JSON, field: Field, read: Reader) -> Test | None:
    bound = _constant(given, field, read)
    return None if bound is None else lambda value: _compared(bound, value)


def _maximum(given: JSON, field: Field, read: Reader) -> Test | None:
    bound = _constant(given, field, read)
    return None if bound is None else lambda value: _compared(value, bound)


def _compared(less: Any, more: Any) -> bool:  # noqa: ANN401 - whatever the type reads
    """Tell whether two values stand in order; NaN and a time without offset beside one with an offset do not."""
    try:
        return bool(less == less and more == more and less <= more)  # noqa: PLR0124 - only NaN differs from itself
    except TypeError:
        return False


def _enum(given: JSON, field: Field, read: Reader) -> Test | None:
    values = [_constant(each, field, read) for each in given] if isinstance(given, list) else [None]
    if None in values:
        return None
    allowed = frozenset(values) if field.type in READERS else values
    return lambda value: value in allowed


def _categories(field: Field, read: Reader) -> Test | None:
    given = field.descriptor["categories"]
    values = (
        [each.get("value") if isinstance(each, dict) else each for each in given] if isinstance(given, list) else []
    )
    return _enum(values, field, read) if values and field.type in {"string", "integer"} else None


def _at_least(given: JSON, _field: Field, _read: Reader) -> Test | None:
    if not isinstance(given, int) or isinstance(given, bool):
        return None
    return lambda value: len(value) >= given


def _at_most(given: JSON, _field: Field, _read: Reader) -> Test | None:
    if not isinstance(given, int) or isinstance(given, bool):
        return None
    return lambda value: len(value) <= given


def _pattern(given: JSON, _field: Field, _read: Reader) -> Test | None:
    return compile_pattern(given) if isinstance(given, str) else None


def _constant(given: JSON, field: Field, read: Reader) -> Any:  # noqa: ANN401 - whatever the type reads
    """Return a constraint's value as the type reads it; ``None`` where it is not of the type."""
    if isinstance(given, bool) and field.type == "boolean":
        return given
    value: Any = None
    if isinstance(given, str):
        value = read(given)
    elif isinstance(given, int | float) and not isinstance(given, bool):
        value = _number(given, field.type)
    return value if value == value else None  # noqa: PLR0124 - only NaN differs from itself


def _number(given: float, kind: str) -> int | Decimal | None:
    if kind == "number":
        return Decimal(str(given))
    whole = int(given) if isinstance(given, int) or given.is_integer() else None
    if kind == "year":
        return whole if isinstance(given, int) and whole is not None and 0 <= whole <= LAST_YEAR else None
    return whole if kind == "integer" else None


_TESTS: dict[str, Callable[[JSON, Field, Reader], Test | None]] = {
    "enum": _enum,
    "minimum": _minimum,
    "maximum": _maximum,
    "minLength": _at_least,
    "maxLength": _at_most,
    "pattern": _pattern,
}


def compile_columns(
    fields: tuple[Field, ...], missing: tuple[str, ...]
) -> tuple[tuple[int, Column | None, tuple[SchemaFault, ...]], ...]:
    """Return position, column and faults of every field; equal schemas, as many tables have, are compiled once."""
    key = json.dumps([missing, *(each.descriptor for each in fields)])
    if key not in _COMPILED:
        if len(_COMPILED) >= _COMPILED_MAX:
            _COMPILED.clear()
        absent = frozenset(missing)
        _COMPILED[key] = tuple((index, *compile_column(field, absent)) for index, field in enumerate(fields))
    return _COMPILED[key]
