"""CSV bytes become rows that know their lines; what is broken becomes problems, and the rest is still read."""

import csv
import io
from collections.abc import Iterator

from generator.model.finding import Place, Problem
from generator.model.table import Row, Table
from generator.model.text import Text
from generator.read.encoding import SAMPLE, Encoding, detect

LONGEST_CELL = 1 << 20
csv.field_size_limit(LONGEST_CELL)


class UnreadableTextError(ValueError):
    """Bytes that are not UTF-8: the line of the first of them, and what encoding they look like."""

    def __init__(self, line: int, found: Encoding | None) -> None:
        """Carry the place and the guess."""
        super().__init__(f"line {line} is not UTF-8")
        self.line = line
        self.found = found

    def problem(self, file: str) -> Problem:
        """Return the finding, with the command that repairs the file where there is one."""
        shown = Text("看不出是什么编码", "its encoding cannot be told")
        if self.found:
            shown = Text(f"看起来是 {self.found.title.zh}", f"it looks like {self.found.title.en}")
        message = Text(
            f"文件不是 UTF-8 编码，{shown.zh}；第 {self.line} 行起无法读出",
            f"the file is not UTF-8; {shown.en}; line {self.line} is the first that cannot be read",
        )
        cure = (
            Text(
                f"运行 portal fix {file}，文件会改为 UTF-8，不丢一个字；或者在 Excel、WPS 中另存为“CSV UTF-8（逗号分隔）”",
                f"run: portal fix {file} — it becomes UTF-8 without losing a character; or save it in Excel or WPS as 'CSV UTF-8 (comma delimited)'",
            )
            if self.found
            else None
        )
        return Problem(code="OD403", place=Place(file, self.line), message=message, cure=cure)


def text_of(content: bytes, line: int = 1) -> str:
    """Return the text of some lines of a file; raises ``UnreadableTextError``. A mark at the start of the file is no text."""
    found = detect(content) if line == 1 and b"\0" in content[:SAMPLE] else None
    if found:
        raise UnreadableTextError(1, found)
    try:
        return content.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(line + content.count(b"\n", 0, error.start), detect(content)) from None


def decode(file: str, content: bytes) -> tuple[str, Problem | None]:
    """Return the text of a UTF-8 file; otherwise the problem with the encoding's name and the first bad line."""
    try:
        return text_of(content), None
    except UnreadableTextError as error:
        return "", error.problem(file)


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(line, cells)`` per record, the line being the first of the record; strict about quotes.

    Raises ``csv.Error`` at a quote that is not closed or not where a quote may be.
    """
    if '"' not in text and "\r" not in text and len(text) < LONGEST_CELL:
        lines = text.split("\n")
        if not lines[-1]:
            lines.pop()
        yield from enumerate([each.split(",") if each else [] for each in lines], 1)
        return
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
