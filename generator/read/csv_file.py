"""CSV bytes become rows that know their lines; what is broken becomes problems, and the rest is still read."""

import csv
import io
from collections.abc import Iterator

from generator.model.finding import Place, Problem
from generator.model.table import Row, Table
from generator.model.text import Text
from generator.read.encoding import SAMPLE, Encoding, detect
from generator.read.signatures import disguised

LONGEST_CELL = 1 << 20
csv.field_size_limit(LONGEST_CELL)


class UnreadableTextError(ValueError):
    """Bytes that are not UTF-8: the line of the first of them, and what encoding, or what else, they look like."""

    def __init__(self, line: int, found: Encoding | None, disguise: Text | None = None, *, cut: bool = False) -> None:
        """Carry the place and the guess; ``cut`` is a file that ends within a character."""
        super().__init__(f"line {line} is not UTF-8")
        self.line = line
        self.found = found
        self.disguise = disguise
        self.cut = cut

    def problem(self, file: str) -> Problem:
        """Return the finding, with the command that repairs the file where there is one."""
        if self.disguise:
            return self._of_disguise(file, self.disguise)
        if not self.found:
            return self._of_no_encoding(file)
        shown = self.found.title
        message = Text(
            f"文件不是 UTF-8 编码，看起来是 {shown.zh}；第 {self.line} 行起无法读出",
            f"the file is not UTF-8; it looks like {shown.en}; line {self.line} is the first that cannot be read",
        )
        cure = Text(
            f"运行 portal fix {file}，文件会改为 UTF-8，不丢一个字；或者在 Excel、WPS 中另存为“CSV UTF-8（逗号分隔）”",
            f"run: portal fix {file} — it becomes UTF-8 without losing a character; or save it in Excel or WPS as 'CSV UTF-8 (comma delimited)'",
        )
        return Problem(code="OD403", place=Place(file, self.line), message=message, cure=cure)

    def _of_no_encoding(self, file: str) -> Problem:
        """Return the finding where no one encoding reads the file."""
        message = (
            Text(
                "文件在最后一个字的中间断了，可能没有传完",
                "the file ends within its last character; it may have been cut off",
            )
            if self.cut
            else Text(
                f"文件不是 UTF-8 编码，也判断不出是什么编码；第 {self.line} 行起无法读出",
                f"the file is not UTF-8 and no one encoding reads it; line {self.line} is the first that cannot be read",
            )
        )
        cure = Text(
            f"从原系统重新导出，另存为“CSV UTF-8（逗号分隔）”；只有个别行读不出的，多半是从别的文件粘贴来的，改正第 {self.line} 行起的这些行",
            f"export the file again as 'CSV UTF-8 (comma delimited)'; where single lines cannot be read they mostly were pasted from another file: correct them, from line {self.line} on",
        )
        return Problem(code="OD403", place=Place(file, self.line), message=message, cure=cure)

    @staticmethod
    def _of_disguise(file: str, disguise: Text) -> Problem:
        message = Text(
            f"文件不是 CSV，而是{disguise.zh}，只是改了文件名",
            f"the file is no CSV but {disguise.en} under another name",
        )
        cure = Text(
            "提交 CSV 文件本身：用原来的程序打开，另存为“CSV UTF-8（逗号分隔）”，一张工作表一个文件",
            "submit the CSV itself: open the original where it was made and save each sheet as 'CSV UTF-8 (comma delimited)'",
        )
        return Problem(code="OD403", place=Place(file, 1), message=message, cure=cure)


def text_of(content: bytes, line: int = 1) -> str:
    """Return the text of some lines of a file; raises ``UnreadableTextError``. A mark at the start of the file is no text."""
    disguise = disguised(content) if line == 1 else None
    if disguise:
        raise UnreadableTextError(1, None, disguise)
    found = detect(content) if line == 1 and b"\0" in content[:SAMPLE] else None
    if found:
        raise UnreadableTextError(1, found)
    try:
        return content.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        raise UnreadableTextError(line + content.count(b"\n", 0, error.start), detect(content), cut=cut) from None


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
        return Table(file=file, readable=False, whole=False), (encoding,)
    problems: list[Problem] = []
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    whole, last = True, 0
    try:
        for line, cells in records(text):
            last = line
            if not header:
                header = tuple(cells)
            elif cells:
                if len(cells) != len(header):
                    problems.append(ragged(Place(file, line), len(header), len(cells)))
                rows.append(Row(file, line, dict(zip(header, cells, strict=False))))
    except csv.Error as error:
        whole = False
        message = Text("引号没有成对", f"quotes are not paired ({error})")
        problems.append(Problem(code="OD405", place=Place(file, last + 1), message=message))
    return Table(file=file, header=header, rows=tuple(rows), whole=whole), tuple(problems)


def ragged(place: Place, expected: int, found: int) -> Problem:
    """Return the problem of a row with more or fewer cells than the header."""
    message = Text(
        f"这一行有 {found} 个单元格，表头有 {expected} 个", f"this row has {found} cells, the header has {expected}"
    )
    return Problem(code="OD405", place=place, message=message)
