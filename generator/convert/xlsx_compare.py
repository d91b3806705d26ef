"""A large workbook is compared with its source column by column, a few thousand rows at a time.

A sheet is cut into cells at one mark, and whole columns of cells are held against what they have to be if they are written
in the plainest way. Whatever is not written so is taken apart and compared one by one. Accepting too little costs time only.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from functools import partial
from typing import Any, BinaryIO
from xml.parsers.expat import ParserCreate

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from generator.check.tables.blocks import ahead
from generator.convert.columns import Texts, bytes_of, columns_in, joined, longest, rows_in
from generator.convert.source import Cells, Memo, SourceTable, fields_of
from generator.convert.verify import DIGITS_SAFE, HEADER_DIFFERS, TOO_FEW, ColumnCheck, told
from generator.convert.xlsx_reader import CELL, SHEET, cells_of, kinds_of, value_of
from generator.model.text import Text

CHUNK = 3 << 19
ROW_END = b"</row>\n"

_START = b'\t<c r="'
_MARK, _LINE, _ROW = b"\x01", b"\x02", b"\x03"
_MARKS = (_MARK, _LINE, _ROW)
_HARMLESS = bytes(each for each in range(32, 256) if each not in b"&<_")
_DOUBTFUL = r"[\x00-\x1f&<\x{FFFE}\x{FFFF}]|_x|\A[ \x{3000}]|[ \x{3000}]\z"
_SPACES = (b" ", "\u3000".encode(), b"\xef\xbf")
_NUMERIC = re.compile(rb"[-.0-9]*+").fullmatch
_DAY_ZERO = date(1899, 12, 30)
_RIGHT_FROM = 61
"""Serial dates before 1 March 1900 are wrong."""
_DAY = 86_400


def first_difference(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return where the first sheet of a workbook differs from its source."""
    with zipfile.ZipFile(stream) as archive:
        kinds = kinds_of(archive.read("xl/styles.xml").decode())
        with archive.open(SHEET) as sheet, closing(columns_in(table)) as source:
            return _Sheet(table, kinds).compared(ahead(_pieces(sheet)), source)


def _pieces(sheet: object) -> Iterator[bytes]:
    """Yield the sheet in pieces that end with a row; the last piece is what follows the last row."""
    rest = b""
    while chunk := sheet.read(CHUNK):  # type: ignore[attr-defined]
        text = rest + chunk
        end = text.rfind(ROW_END) + len(ROW_END)
        if end >= len(ROW_END):
            yield text[:end]
            text = text[end:]
        rest = text
    yield rest


class _Sheet:
    """The comparison of one sheet, as far as it has come."""

    def __init__(self, table: SourceTable, kinds: Mapping[str, str]) -> None:
        self.kinds = kinds
        self.checks = [ColumnCheck(each, doubles=True) for each in fields_of(table.resource)]
        self.missing = next(iter(table.resource.missing_values), "")
        styles = {kind: style for style, kind in kinds.items()}
        self.spell = [_spelling(each.cells, styles) for each in self.checks]
        self.letters = [_letters(index) for index in range(len(self.checks))]
        self.rows = 0

    def compared(self, pieces: Iterator[bytes], source: Iterator[tuple[Texts, ...]]) -> Text | None:
        """Return the first difference between a sheet and its source."""
        kept: list[Sequence[Texts]] = []
        start, piece = self._beginning(next(pieces))
        names = [each.cells.field.name for each in self.checks]
        if [value_of(each, self.kinds) for each in cells_of(start.decode())] != names:
            return HEADER_DIFFERS
        for following in pieces:
            found = self._piece(piece, source, kept) if piece else None
            if found:
                return found
            piece = following
        ParserCreate().Parse(start + piece, True)
        return TOO_FEW if kept or next(source, None) is not None else None

    def _beginning(self, piece: bytes) -> tuple[bytes, bytes]:
        """Return the sheet up to the end of its header, and what follows."""
        end = piece.find(ROW_END) + len(ROW_END)
        return piece[:end], piece[end:]

    def _piece(self, piece: bytes, source: Iterator[tuple[Texts, ...]], kept: list[Sequence[Texts]]) -> Text | None:
        cells = _split(piece, len(self.checks))
        count = len(cells[0]) if cells else piece.count(ROW_END)
        rows = rows_in(source, count, kept)
        numbers = pa.arange(self.rows + 2, self.rows + 2 + count).cast(pa.string())
        whole = rows and len(rows[0]) == count
        if not cells or not whole or not pc.all(pc.equal(cells[0], joined('<row r="', numbers, '">'))).as_py():
            found = self._slowly(piece, rows)
        else:
            found = next(
                filter(None, map(self._column, range(len(rows)), rows, cells[1:], [numbers] * len(rows))), None
            )
        self.rows += count
        return found

    def _slowly(self, piece: bytes, rows: Sequence[Texts]) -> Text | None:
        """Return the first difference of some rows, every cell of which is taken apart."""
        ParserCreate().Parse(b"<rows>" + piece + b"</rows>", True)
        text, width = piece.decode(), len(self.checks)
        tabs = "\t" * width
        cells = cells_of(text)
        bare = "".join(f'<row r="{self.rows + 2 + number}">{tabs}</row>\n' for number in range(text.count("</row>\n")))
        places = [
            (letters, str(self.rows + 2 + number)) for number in range(len(cells) // width) for letters in self.letters
        ]
        if CELL.sub("", text) != bare or [each[:2] for each in cells] != places:
            message = "the cells of some rows do not stand in their places"
            raise ValueError(message)
        block = [[value_of(each, self.kinds) for each in cells[start::width]] for start in range(width)]
        return told(self.checks, [self._written(each) for each in rows], block, self.rows + 1)

    def _column(self, index: int, source: Texts, cells: Texts, numbers: Texts) -> Text | None:
        """Return the first difference of a column; cells that are not written in the plainest way are taken apart."""
        end = "</row>" if index == len(self.checks) - 1 else ""
        same = self.spell[index](source, cells, joined(f'<c r="{self.letters[index]}', numbers, '"'), end)
        if pc.all(same).as_py():
            return None
        places = pc.indices_nonzero(pc.invert(same))
        others = [each.removesuffix(end) for each in cells.take(places).to_pylist()]
        found = [CELL.fullmatch(each.replace(_LINE.decode(), "\n")) for each in others]
        wanted = [(self.letters[index], each) for each in numbers.take(places).to_pylist()]
        if [each and each.group(1, 2) for each in found] != wanted:
            message = f"some cells of column {self.letters[index]} are no cells or stand elsewhere"
            raise ValueError(message)
        check = self.checks[index]
        values = [value_of(each.groups(""), self.kinds) for each in found if each]
        at = check.first_difference(self._written(source.take(places)), values)
        return None if at is None else check.told(self.rows + 1 + places[at].as_py())

    def _written(self, column: Texts) -> tuple[str, ...]:
        """Return cells as Python texts, missing ones in one of their spellings."""
        return tuple(pc.fill_null(column, self.missing).to_pylist())


def _split(piece: bytes, width: int) -> Sequence[Texts]:
    """Return what stands before the first cell of each row, and the cells by column."""
    if any(mark in piece for mark in _MARKS):
        return ()
    try:
        return _marked(piece, width, "\t")
    except pa.ArrowInvalid:
        pass
    try:  # some cells hold several lines, or tabs
        marked = piece.replace(ROW_END, _ROW).replace(b"\n", _LINE).replace(_ROW, ROW_END)
        return _marked(marked.replace(_START, _MARK + _START[1:]), width, _MARK.decode())
    except pa.ArrowInvalid:
        return ()


def _marked(piece: bytes, width: int, mark: str) -> Sequence[Texts]:
    names = [str(number) for number in range(width + 1)]
    table = csv.read_csv(
        pa.BufferReader(piece),
        csv.ReadOptions(column_names=names, use_threads=False, block_size=len(piece) + 1),
        csv.ParseOptions(delimiter=mark, quote_char=False, double_quote=False, ignore_empty_lines=False),
        csv.ConvertOptions(
            check_utf8=False,  # what is not the text of the source is decoded by Python
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
        ),
    )
    return [pa.concat_arrays(each.chunks) for each in table.columns]


def _letters(index: int) -> str:
    """Return the letters of a column counted from 0."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[last]


Spelling = Callable[[Texts, Texts, Texts, str], Any]
"""From source, cells, addresses and the end of the row to a mask of the cells that surely say what the source says."""


def _spelling(cells: Cells, styles: Mapping[str, str]) -> Spelling:
    kind = cells.field.type
    if kind in {"integer", "number", "year"}:
        return _numbers
    if kind == "datetime" and "moment" in styles:
        return partial(_moments, styles["moment"])
    if kind in {"boolean", "date"}:
        memo = Memo(lambda cell: _few(cells.read(cell), styles))
        return partial(_days, styles.get("day", ""), memo) if kind == "date" else partial(_from_few, memo)
    return _texts


def _texts(source: Texts, cells: Texts, addresses: Texts, end: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    same = pc.equal(
        cells, _or_empty(joined(addresses, ' t="inlineStr"><is><t>', source, f"</t></is></c>{end}"), addresses, end)
    )
    held = bytes_of(source)
    if held.translate(None, _HARMLESS) or any(each in held for each in _SPACES):
        doubtful = pc.match_substring_regex(source, _DOUBTFUL)
        return pc.and_(same, pc.fill_null(pc.invert(doubtful), True))
    return same


def _numbers(source: Texts, cells: Texts, addresses: Texts, end: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    if longest(source) > DIGITS_SAFE or not _NUMERIC(bytes_of(source)):
        return pc.equal(cells, "")
    return pc.equal(cells, _or_empty(joined(addresses, "><v>", source, f"</v></c>{end}"), addresses, end))


def _days(style: str, memo: Memo, source: Texts, cells: Texts, addresses: Texts, end: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Days in their plain spelling are counted at once."""
    try:
        days = pc.subtract(source.cast(pa.date32()).cast(pa.int32()), (_DAY_ZERO - date(1970, 1, 1)).days)
    except pa.ArrowInvalid:
        days = None
    if days is None or (pc.min(days).as_py() or 0) < _RIGHT_FROM:
        return _from_few(memo, source, cells, addresses, end)
    whole = joined(addresses, f' s="{style}"><v>', days.cast(pa.string()), f"</v></c>{end}")
    return pc.equal(cells, _or_empty(whole, addresses, end))


def _from_few(memo: Memo, source: Texts, cells: Texts, addresses: Texts, end: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    found = source.dictionary_encode()
    spelled = pa.array(memo.of(tuple(found.dictionary.to_pylist())), pa.string()).take(found.indices)
    return pc.equal(cells, _or_empty(joined(addresses, spelled, end), addresses, end))


def _few(value: object, styles: Mapping[str, str]) -> str:
    """Return what follows the address of a truth value or a day; of others nothing that is ever there."""
    if isinstance(value, bool):
        return f' t="b"><v>{"1" if value else "0"}</v></c>'
    days = (value - _DAY_ZERO).days if isinstance(value, date) and not isinstance(value, datetime) else 0
    return f' s="{styles["day"]}"><v>{days}</v></c>' if days >= _RIGHT_FROM and "day" in styles else ""


def _moments(style: str, source: Texts, cells: Texts, addresses: Texts, end: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Moments are read as the numbers that they are; whole seconds are found again by rounding."""
    size = pc.min_max(pc.binary_length(addresses)).as_py()
    before, behind = f' s="{style}"><v>', f"</v></c>{end}"
    try:
        seconds = source.cast(pa.timestamp("s")).cast(pa.int64())
        if size["min"] != size["max"] or longest(source) > len("2026-01-31T08:00:00"):
            return pc.equal(cells, "")
        serials = pc.utf8_slice_codeunits(cells, size["min"] + len(before), -len(behind))
        found = pc.round(pc.multiply(_nothing_as_null(serials).cast(pa.float64()), float(_DAY)))
    except pa.ArrowInvalid:
        return pc.equal(cells, "")
    zero = (date(1970, 1, 1) - _DAY_ZERO).days * _DAY
    right = pc.and_(
        pc.equal(found, pc.cast(pc.add(seconds, zero), pa.float64())),
        pc.greater_equal(found, float(_RIGHT_FROM * _DAY)),
    )
    whole = pc.equal(cells, _or_empty(joined(addresses, before, serials, behind), addresses, end))
    empty = pc.and_(pc.invert(source.is_valid()), pc.equal(cells, joined(addresses, f"/>{end}")))
    return pc.or_(pc.and_(whole, pc.fill_null(right, False)), empty)


def _nothing_as_null(texts: Texts) -> Texts:
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _or_empty(whole: Texts, addresses: Texts, end: str) -> Texts:
    return pc.coalesce(whole, joined(addresses, f"/>{end}")) if whole.null_count else whole
