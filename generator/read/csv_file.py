"""CSV bytes become rows that know their lines; what is broken becomes problems, and the rest is still read."""

import csv
import io
from collections.abc import Iterator

from generator.model.finding import Place, Problem
from generator.model.table import Row, Table
from generator.model.text import Text

csv.field_size_limit(1 << 20)


def decode(file: str, content: bytes) -> tuple[str, Problem | None]:
    """Return the text of a UTF-8 file; otherwise the problem with the encoding's name and the first bad line."""
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        detected = _detect(content)
        message = Text(
            f"文件不是 UTF-8 编码，看起来是 {detected}；第 {line} 行起无法读出",
            f"the file is not UTF-8; it looks like {detected}; line {line} is the first that cannot be read",
        )
        return "", Problem(code="OD403", place=Place(file, line), message=message)


def _detect(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "(?)"
    return "GBK / GB18030"


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(line, cells)`` per record, the line being the first of the record; strict about quotes.

    Raises ``csv.Error`` at a quote that is not closed or not where a quote may be.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def read_table(file: str, content: bytes) -> tuple[Table, tuple[Problem, ...]]:
    """Return the rows of a catalogue table; blank rows are left out, ragged rows are reported and padded."""
    text, encoding = decode(file, content)
    if encoding:
        return Table(file=file, readable=False), (encoding,)
    problems: list[Problem] = []
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    try:
        for line, cells in records(text):
            if not header:
                header = tuple(cells)
            elif cells:
                if len(cells) != len(header):
                    problems.append(ragged(Place(file, line), len(header), len(cells)))
                rows.append(Row(file, line, dict(zip(header, cells, strict=False))))
    except csv.Error as error:
        line = rows[-1].line + 1 if rows else 1
        message = Text("引号没有成对", f"quotes are not paired ({error})")
        problems.append(Problem(code="OD405", place=Place(file, line), message=message))
    return Table(file=file, header=header, rows=tuple(rows)), tuple(problems)


def ragged(place: Place, expected: int, found: int) -> Problem:
    """Return the problem of a row with more or fewer cells than the header."""
    message = Text(
        f"这一行有 {found} 个单元格，表头有 {expected} 个", f"this row has {found} cells, the header has {expected}"
    )
    return Problem(code="OD405", place=place, message=message)
