"""The cells of a file in pieces, whatever state the file is in: what is broken must not hide what is personal.

A piece ends where a line ends outside quotes. What fits no column – lines with broken quotes, cells beyond the header,
a line longer than any record – comes along as loose text.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import pyarrow as pa
from pyarrow import csv as arrow_csv

from generator.check.tables.blocks import BLOCK, LONGEST, Block, blocks, lines_in
from generator.check.tables.structure import stretches
from generator.read.content import Content, opened
from generator.read.csv_file import records

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Cells: TypeAlias = Sequence[str] | pa.StringArray
Loose = tuple[int, str]
"""A line and a text on it that belongs to no column."""
_Rows = tuple[list[tuple[int, list[str]]], list[Loose]]
"""Rows with their lines, and what belongs to none."""

_BEGINNING = 1 << 18
_SMALL = 1 << 16
"""Below this size Arrow costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The cells of some rows by column, the lines on which the rows begin, and the loose texts between them."""

    header: tuple[str, ...]
    cells: tuple[Cells, ...]
    lines: Sequence[int]
    loose: tuple[Loose, ...] = ()


def pieces_of(content: Content, missing: Sequence[str] = ("",), size: int = BLOCK) -> Iterator[Piece]:
    """Yield a file piece by piece, each with the header, which stands in the first line; Arrow makes nulls of missing cells."""
    header: tuple[str, ...] | None = None
    line = 1
    with opened(content) as raw:
        stream = _in_utf8(raw)
        for block in blocks(stream, size):
            if block.endless:
                yield Piece(header or (), (), (), tuple(_lines(_text(block.content), line)))
                line += lines_in(block.content)
                continue
            read = None
            if header is None:
                rows, loose = read = _rows(block.content, line)
                header = ()
                if rows and rows[0][0] == line:
                    header, read = tuple(rows[0][1]), (rows[1:], loose)
            yield _piece(block, line, header, read, missing)
            line += lines_in(block.content)
        while data := stream.read(size) + stream.readline(LONGEST):
            yield Piece(header or (), (), (), tuple(_lines(_text(data), line)))
            line += lines_in(data)


def _piece(block: Block, line: int, header: tuple[str, ...], read: _Rows | None, missing: Sequence[str]) -> Piece:
    """Return a piece whose rows were read already, or are read by Arrow, or where they are odd one by one."""
    columns = None if read else _columns(block, len(header), missing)
    if columns is not None:
        return Piece(header, columns, range(line, line + len(columns[0])))
    rows, loose = read or _rows(block.content, line)
    width, absent = len(header), frozenset(missing)
    rows = [(at, cells) for at, cells in rows if len(cells) > width or not absent.issuperset(cells)]
    loose.extend((at, ",".join(cells[width:])) for at, cells in rows if len(cells) > width)
    cut = [(cells + [""] * (width - len(cells)))[:width] for _, cells in rows]
    return Piece(header, tuple(zip(*cut, strict=True)), [at for at, _ in rows], tuple(sorted(loose)))


def _columns(block: Block, width: int, missing: Sequence[str]) -> tuple[pa.StringArray, ...] | None:
    """Return the columns of a block whose rows all fit, take a line each and are not blank; otherwise ``None``."""
    content = block.content
    if len(content) < _SMALL or not block.sound or not width:
        return None
    names = [str(number) for number in range(width)]
    convert = arrow_csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        null_values=list(missing),
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
    )
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(content),
            arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=len(content) + 1),
            arrow_csv.ParseOptions(newlines_in_values=b'"' in content),
            convert,
        )
    except pa.ArrowInvalid:
        return None
    columns = tuple(pa.concat_arrays(each.chunks) for each in table.columns)
    one_each = table.num_rows == lines_in(content) + (not content.endswith((b"\n", b"\r")))
    blank = all(each.null_count for each in columns)
    return columns if one_each and not blank else None


def _rows(content: bytes, line: int) -> _Rows:
    """Return the rows of some lines, blank ones left out, and the lines that are none."""
    rows: list[tuple[int, list[str]]] = []
    loose: list[Loose] = []
    for first, text, sound in stretches(_text(content), line):
        try:
            found = [(first + at - 1, cells) for at, cells in records(text) if cells] if sound else None
        except csv.Error:
            found = None
        if found is None:
            loose.extend(_lines(text, first))
        else:
            rows.extend(found)
    return rows, loose


def _lines(text: str, line: int) -> Iterator[Loose]:
    return ((line + at, each) for at, each in enumerate(text.split("\n")) if each)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _in_utf8(raw: BinaryIO) -> BinaryIO:
    """Return a file without byte order mark in UTF-8, read in the encoding that it seems to have by its beginning."""
    beginning = raw.read(_BEGINNING)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning, final=len(beginning) < _BEGINNING)
    except UnicodeDecodeError:
        wide = beginning[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
        return io.BufferedReader(_Transcoded(beginning, raw, "utf-16" if wide else "gb18030"))
    return io.BufferedReader(_Transcoded(beginning.removeprefix(codecs.BOM_UTF8), raw, ""))


class _Transcoded(io.RawIOBase):
    """The bytes of a file, its beginning given, in UTF-8; what cannot be read is replaced."""

    def __init__(self, beginning: bytes, raw: BinaryIO, codec: str) -> None:
        """Read what was read already, and then the rest."""
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder(codec)("replace") if codec else None
        self._kept = self._recoded(beginning, last=False)

    def readable(self) -> bool:
        """Tell that there is something to read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer as far as there is something to fill it with."""
        view = memoryview(buffer).cast("B")
        while not self._kept:
            data = self._raw.read(max(len(view), 1))
            self._kept = self._recoded(data, last=not data)
            if not data:
                break
        given, self._kept = self._kept[: len(view)], self._kept[len(view) :]
        view[: len(given)] = given
        return len(given)

    def _recoded(self, data: bytes, *, last: bool) -> bytes:
        return self._decoder.decode(data, last).encode("utf-8", "replace") if self._decoder else data
