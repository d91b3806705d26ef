"""What must hold before the rows of a table can be judged: quotes, line ends, characters, header."""

import csv
import re
from collections.abc import Iterator, Sequence

from generator.check.tables.faults import EXAMPLE_LENGTH, Faults, printable
from generator.model.finding import Place, Problem
from generator.model.text import Text
from generator.read.csv_file import records

COLUMNS_MAX = 500
NAMES_LISTED = 5
LINES_MAX = 50
"""A cell of more lines is a mistake; addresses and remarks have a few."""
FIRST_LINES = 1 << 16

_SOUND_QUOTES = re.compile(r'(?:[^"]++|(?<![^,\r\n])"[^"]*+(?:""[^"]*+)*+"(?![^,\r\n]))*+')
_QUOTED = re.compile(r'"[^"]*+"')
_LINE_END = re.compile(r"\r\n|\n|\r")
_END_OR_QUOTED = re.compile(r'"[^"]*+"|\r\n|\n|\r')
_BARE_RETURN = re.compile(r"\r(?!\n)")

Segment = tuple[int, str]
"""A stretch of a file that can be parsed, and the number of its first line."""


def stretches(text: str, line: int = 1) -> Iterator[tuple[int, str, bool]]:
    """Yield a text in parts with their first lines: what can be parsed, and single lines whose quotes are broken."""
    if '"' not in text:
        yield line, text, True
        return
    start = 0
    while start < len(text):
        matched = _SOUND_QUOTES.match(text, start)
        end = matched.end() if matched else start
        if end == len(text):
            yield line, text[start:], True
            return
        cut = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1 or start
        if cut > start:
            yield line, text[start:cut], True
            line += _lines(text[start:cut])
        after = _LINE_END.search(text, end)
        start = after.end() if after else len(text)
        yield line, text[cut:start], False
        line += 1


def segments(text: str, faults: Faults, line: int = 1) -> Iterator[Segment]:
    """Yield the stretches of a text between the lines whose quotes are broken; those lines are faults."""
    for first, part, sound in stretches(text, line):
        if sound:
            _check_line_ends(part, faults, first)
            yield first, part
        else:
            faults.row("quotes", first)


def _lines(text: str) -> int:
    return text.count("\n") + (len(_BARE_RETURN.findall(text)) if "\r" in text else 0)


def _check_line_ends(text: str, faults: Faults, line: int) -> None:
    """Count the lines that end in a carriage return alone or unlike the first; inside quotes it is a part of the cell."""
    if not faults.line_end:
        first = _LINE_END.search(_QUOTED.sub("", text[:FIRST_LINES]))
        faults.line_end = first[0] if first else ""
    if faults.line_end == "\n" and "\r" not in text:
        return
    if faults.line_end == "\r\n" and text.count("\r\n") == text.count("\n") == text.count("\r"):
        return
    for found in _END_OR_QUOTED.finditer(text):
        if found[0] == "\r":
            faults.row("line-end", line)
        elif found[0][0] != '"' and found[0] != faults.line_end:
            faults.row("mixed-line-ends", line)
        line += _lines(found[0])


def rows(parts: Iterator[Segment], faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Yield line and cells of every record of the stretches; a record that cannot be parsed ends its stretch."""
    for first, text in parts:
        try:
            if first == 1:
                yield from records(text)
            else:
                yield from ((first + line - 1, cells) for line, cells in records(text))
        except csv.Error as error:
            rule = "length" if "field limit" in str(error) else "quotes"
            faults.row(rule, first + _broken_line(text) - 1)


def note_lines(found: Sequence[tuple[int, list[str]]], faults: Faults) -> None:
    """Count the rows of which a cell takes several lines; so does all that a quote swallows which is not closed."""
    if not found or (found[-1][0] - found[0][0] == len(found) - 1 and "\n" not in "".join(found[-1][1])):
        return
    for line, cells in found:
        most = max((each.count("\n") for each in cells), default=0)
        if most:
            faults.row("swallowed" if most >= LINES_MAX else "multi-line", line, LINES_MAX if most >= LINES_MAX else "")


def _broken_line(text: str) -> int:
    """Return the line after the last record that can be parsed, counted from 1."""
    line = 1
    try:
        for before, cells in records(text):
            line = before + 1 + sum(_lines(cell) for cell in cells)
    except csv.Error:
        pass
    return line


def header_problem(place: Place, header: tuple[str, ...], names: tuple[str, ...]) -> Problem | None:
    """Return how a header differs from the names of the schema."""
    message = _header_message(header, names)
    return Problem(code="OD404", place=place, message=message) if message else None


def too_wide(place: Place, count: int) -> Problem:
    """Return the problem of a table with more columns than anyone can use."""
    message = Text(f"表有 {count} 列，最多 {COLUMNS_MAX} 列", f"the table has {count} columns; at most {COLUMNS_MAX}")
    return Problem(code="OD404", place=place, message=message)


def _header_message(header: tuple[str, ...], names: tuple[str, ...]) -> Text | None:
    if header == names or not names:
        repeated = tuple(dict.fromkeys(each for each in header if header.count(each) > 1))
        return (
            Text(f"表头重复：{_listed(repeated)}", f"repeated in the header: {_listed(repeated)}") if repeated else None
        )
    separator = next((each for each in ";\t|，" if len(header) == 1 < len(names) and each in header[0]), "")
    if separator:
        shown = "TAB" if separator == "\t" else separator
        return Text(f"表头以 {shown} 分隔；请改用半角逗号（,）", f"the header is separated by {shown}; use commas (,)")
    missing = tuple(each for each in names if each not in header)
    unknown = tuple(each for each in header if each not in names)
    repeated = tuple(dict.fromkeys(each for each in header if each in names and header.count(each) > 1))
    zh, en = [], []
    for values, told_zh, told_en in (
        (missing, "缺少", "missing"),
        (unknown, "多出", "unexpected"),
        (repeated, "重复", "repeated"),
    ):
        if values:
            zh.append(f"{told_zh} {_listed(values)}")
            en.append(f"{told_en} {_listed(values)}")
    if not zh:
        at = next(index for index, pair in enumerate(zip(header, names, strict=False)) if pair[0] != pair[1])
        zh.append(f"顺序不同，第 {at + 1} 列应为 {names[at]}")
        en.append(f"in another order, column {at + 1} should be {names[at]}")
    return Text(
        f"表头与数据字典不一致：{'；'.join(zh)}", f"the header differs from the data dictionary: {'; '.join(en)}"
    )


def _listed(values: tuple[str, ...]) -> str:
    shown = ", ".join(_name(each) for each in values[:NAMES_LISTED])
    return f"{shown} … ({len(values)})" if len(values) > NAMES_LISTED else shown


def _name(value: str) -> str:
    """Return a column's name, in quotes where blanks would hide it."""
    shown = printable(value, EXAMPLE_LENGTH)
    return shown if value and value.strip() == value else f"“{shown}”"
