"""The fast lane: the cells of a block by column, and which of them the exact checker has to see.

A screen lets through only what both sides surely accept. Numbers and times in their plain spelling are read by Arrow;
as reading keeps their order, the least and the greatest of them stand for all when the exact checker judges bounds.
"""

import re
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from generator.check.tables.blocks import Block
from generator.check.tables.columns import LONG_CELL, Column
from generator.check.tables.marks import has_exponents

Cells: TypeAlias = "pa.StringArray"
Screen = Callable[[Cells], Cells]
"""From the cells of a column those that were not accepted; missing cells are nulls and may come along."""

_BARE_DIGITS = re.compile(r"\^?(?:\[0-9\]|\\d)\{([1-9][0-9]?)\}\$?").fullmatch
_BYTES_MAX = 4
"""A character of UTF-8 has at most so many bytes."""
_FIRST_BYTES = pa.array([b"=", b"@", b"\t", b"\r", b"+", b"-", b"#", b"\xef"], pa.binary())
"""How cells begin that a spreadsheet may take for something else; full-width signs begin with 0xEF."""


def parse(block: Block, width: int, missing: Collection[str], line_end: str) -> tuple[Cells, ...] | None:
    """Return the columns of a block, missing cells as nulls; ``None`` where a row of it needs the exact checker."""
    content = block.content
    if (
        not block.sound
        or content.startswith((b"\n", b"\r"))
        or has_exponents(content)
        or not _ends_alike(content, line_end)
    ):
        return None
    names = [str(number) for number in range(width)]
    try:
        table = csv.read_csv(
            pa.BufferReader(content),
            csv.ReadOptions(column_names=names, use_threads=False, block_size=len(content) + 1),
            csv.ParseOptions(newlines_in_values=b'"' in content, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=list(missing),
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns = tuple(pa.concat_arrays(each.chunks) for each in table.columns)
    return None if _has_blank_row(columns, missing) else columns


def _ends_alike(content: bytes, line_end: str) -> bool:
    """Tell whether all lines of a block end as the first line of the table does, line ends in quotes included."""
    returns = content.count(b"\r") if b"\r" in content else 0
    if line_end == "\n":
        return not returns
    return line_end == "\r\n" and returns == content.count(b"\r\n") == content.count(b"\n")


def _has_blank_row(columns: Sequence[Cells], missing: Collection[str]) -> bool:
    """Tell whether a row may be blank; Arrow makes a row of empty texts of a blank line."""
    if "" in missing and not all(each.null_count for each in columns):
        return False
    blank = pc.fill_null(pc.equal(columns[0], ""), True)
    for each in columns[1:]:
        blank = pc.and_(blank, pc.fill_null(pc.equal(each, ""), True))
    return bool(pc.any(blank).as_py())


def where(mask: pa.BooleanArray) -> list[int]:
    """Return the positions that are true."""
    found: list[int] = pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist()
    return found


def screen_of(column: Column) -> Screen:
    """Return the screen of a column; where no spelling is plain, the exact checker sees each different cell."""
    kind, rules = column.field.type, {rule for rule, _ in column.tests}
    if column.plain:
        if kind == "string" and not {"enum", "categories"} & rules:
            return _text(column, rules)
        if kind in _SPELLED and not rules - {"minimum", "maximum"}:
            return _ordered(column, *_SPELLED[kind])
    return _each


def _each(cells: Cells) -> Cells:
    return cells.unique()


def _text(column: Column, rules: set[str]) -> Screen:
    pattern = column.field.constraints.get("pattern") if "pattern" in rules else None
    least = _whole(column, "minLength") if "minLength" in rules else 0
    most = min(_whole(column, "maxLength"), LONG_CELL) if "maxLength" in rules else LONG_CELL
    dated = "serial" in rules

    def screen(cells: Cells) -> Cells:
        if isinstance(pattern, str) and not least and not dated and _all_digits(cells, pattern, most):
            return cells[:0]
        doubtful = pc.is_in(pc.binary_slice(cells.view(pa.binary()), 0, 1), value_set=_FIRST_BYTES)
        size = pc.min_max(pc.binary_length(cells)).as_py()
        if size["max"] is not None and (size["max"] > most or size["min"] < least * _BYTES_MAX):
            length = pc.utf8_length(cells)
            doubtful = pc.or_(doubtful, pc.or_(pc.less(length, least), pc.greater(length, most)))
        if isinstance(pattern, str):
            doubtful = pc.or_(doubtful, pc.invert(pc.match_substring_regex(cells, rf"\A(?:{pattern})\z")))
        if dated:
            doubtful = pc.or_(doubtful, pc.match_substring_regex(cells, r"\A[2-6][0-9]{4}"))
        return cells.filter(doubtful)

    return screen


def _whole(column: Column, rule: str) -> int:
    """Return a bound that the column has compiled, so that it is a whole number."""
    given = column.field.constraints[rule]
    return given if isinstance(given, int) else 0


def _all_digits(cells: Cells, pattern: str, most: int) -> bool:
    """Tell quickly whether all cells are so many digits as a plain pattern wants; other patterns are RE2's business."""
    digits = _BARE_DIGITS(pattern)
    if not digits or int(digits[1]) > most or not pc.all(pc.ascii_is_decimal(cells)).as_py():
        return False
    length = pc.min_max(pc.binary_length(cells)).as_py()
    return bool(length["min"] == length["max"] == int(digits[1]))


def _ordered(column: Column, spelled: str, read: Callable[[Cells], pa.Array | None]) -> Screen:
    """Return the screen of a column whose plain cells can be put in order."""
    plain = rf"\A(?:{spelled})\z"

    def screen(cells: Cells) -> Cells:
        values = read(cells)
        if values is not None:
            return _ends(column, cells, values)
        fits = pc.match_substring_regex(cells, plain)
        accepted, others = cells.filter(fits), cells.filter(pc.invert(fits))
        values = read(accepted)
        return cells if values is None else pa.concat_arrays([others, _ends(column, accepted, values)])

    return screen


def _ends(column: Column, cells: Cells, values: pa.Array) -> Cells:
    """Return no cells where the least and the greatest value keep the bounds, else all of them."""
    found = pc.min_max(values)
    if not found["min"].is_valid:
        return cells[:0]
    if column.tests:
        outermost = pc.or_(pc.equal(values, found["min"]), pc.equal(values, found["max"]))
        ends = set(cells.filter(outermost).to_pylist())
    else:
        ends = {cells[pc.index(values, each).as_py()].as_py() for each in (found["min"], found["max"])}
    return cells if column.faulty(ends) else cells[:0]


def _integers(cells: Cells) -> pa.Array | None:
    """Return whole numbers; Arrow reads hexadecimal ones too, which nobody else does."""
    try:
        values = pc.cast(cells, pa.int64())
    except pa.ArrowInvalid:
        return None
    written = cells.buffers()[2]
    written = written.to_pybytes() if written else b""
    return None if b"x" in written or b"X" in written else values


def _numbers(cells: Cells) -> pa.Array | None:
    """Return the nearest floats: rounding keeps order, so only cells equal to an end have to be looked at exactly."""
    try:
        values = pc.cast(cells, pa.float64())
    except pa.ArrowInvalid:
        return None
    return None if pc.any(pc.is_nan(values)).as_py() else values


def _of_length(length: int, kind: pa.DataType) -> Callable[[Cells], pa.Array | None]:
    def read(cells: Cells) -> pa.Array | None:
        try:
            values = pc.cast(cells, kind)
        except pa.ArrowInvalid:
            return None
        found = pc.min_max(pc.binary_length(cells)).as_py()
        return values if found["min"] in {length, None} and found["max"] in {length, None} else None

    return read


def _times(cells: Cells) -> pa.Array | None:
    """Return the cells themselves: times of day written alike stand in the order of their letters."""
    return cells if pc.all(pc.match_substring_regex(cells, rf"\A(?:{_TIME})\z")).as_py() in {True, None} else None


_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_SPELLED: dict[str, tuple[str, Callable[[Cells], pa.Array | None]]] = {
    "integer": ("0|-?[1-9][0-9]{0,17}", _integers),
    "number": (r"-?[0-9]+(?:\.[0-9]+)?", _numbers),
    "date": (_DATE, _of_length(10, pa.date32())),
    "datetime": (f"{_DATE}[T ]{_TIME}", _of_length(19, pa.timestamp("s"))),
    "time": (_TIME, _times),
}
