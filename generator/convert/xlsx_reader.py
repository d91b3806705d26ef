"""What stands in a workbook, read with nothing of what wrote it: the proof that nothing was altered.

Expat proves that the sheet is XML. Calamine reads workbooks of ordinary size; it holds a whole sheet in memory, so a
large one is streamed and one expression takes its cells apart. A cell that the expression does not know is missing in its
column, and a missing cell is a difference: the streamed reader can only be too strict.
"""

import codecs
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import BinaryIO
from xml.parsers.expat import ParserCreate

from python_calamine import CalamineWorkbook

from generator.convert.source import Block, SourceTable

CALAMINE_MAX = 4 << 20
BLOCK = 256

_CHUNK = 1 << 17
_SHEET = "xl/worksheets/sheet1.xml"
_ROW_END = "</row>"
_CELL = re.compile(
    '<c r="([A-Z]++)([0-9]++)"(?: s="([0-9]++)")?(?: t="([a-zA-Z]++)")?'
    "(?:/>|><(?:v>([^<]*+)</v|is><t(?: [^>]*+)?>([^<]*+)</t></is)></c>)"
)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_FORMATS = re.compile('numFmtId="([0-9]+)" formatCode="([^"]*)"')
_STYLES = re.compile("<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
_STYLE = re.compile('<xf numFmtId="([0-9]+)"')
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - serials have no time zone
_DAY = 86_400


def read(table: SourceTable, stream: BinaryIO) -> Iterator[Block]:
    """Yield the header of the first sheet and then its rows, some at a time and by column."""
    blocks = _with_calamine(stream) if table.size <= CALAMINE_MAX else _streamed(stream, len(table.resource.fields))
    first = next(blocks, ())
    yield [each[:1] for each in first]
    yield [each[1:] for each in first]
    yield from blocks


def _with_calamine(stream: BinaryIO) -> Iterator[Block]:
    with zipfile.ZipFile(stream) as archive, archive.open(_SHEET) as sheet:
        ParserCreate().ParseFile(sheet)
    stream.seek(0)
    rows = iter(CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0).iter_rows())
    while block := list(islice(rows, BLOCK)):
        yield list(zip(*block, strict=True))


def _streamed(stream: BinaryIO, width: int) -> Iterator[Block]:
    with zipfile.ZipFile(stream) as archive:
        kinds = _kinds(archive.read("xl/styles.xml").decode())
        with archive.open(_SHEET) as sheet:
            for text in _whole_rows(sheet):
                yield _columns(_CELL.findall(text), width, kinds)


def _kinds(styles: str) -> Mapping[str, str]:
    """Return by style whether a number is a ``day`` or a ``moment``."""
    formats = dict(_FORMATS.findall(styles))
    block = _STYLES.search(styles)
    numbers = _STYLE.findall(block[1]) if block else []
    found = {str(index): formats.get(number, "") for index, number in enumerate(numbers)}
    return {style: "moment" if "hh" in each else "day" for style, each in found.items() if "yy" in each}


def _whole_rows(sheet: object) -> Iterator[str]:
    """Yield the sheet in pieces that end with a row, unpacked one by one."""
    parser, decoder, rest = ParserCreate(), codecs.getincrementaldecoder("utf-8")(), ""
    while chunk := sheet.read(_CHUNK):  # type: ignore[attr-defined]
        parser.Parse(chunk, False)
        text = rest + decoder.decode(chunk)
        end = text.rfind(_ROW_END)
        if end >= 0:
            yield text[:end]
            text = text[end:]
        rest = text
    parser.Parse(b"", True)


def _columns(cells: Sequence[tuple[str, ...]], width: int, kinds: Mapping[str, str]) -> Block:
    """Return the columns of a piece; nothing where the cells do not stand row by row under the same letters."""
    columns = [list(zip(*cells[start::width], strict=True)) for start in range(width)]
    rows = columns[0][1] if columns[0] else ()
    if any(not each or len(set(each[0])) != 1 or each[1] != rows for each in columns):
        return ()
    return [_values(each, kinds) for each in columns]


def _values(column: Sequence[Sequence[str]], kinds: Mapping[str, str]) -> Sequence[object]:
    """Return the values of a column, at once where all of its cells are of a kind."""
    _, _, styles, types, numbers, texts = column
    if set(types) == {"inlineStr"}:
        every = "".join(texts)
        return [_text(each) for each in texts] if "&" in every or "_x" in every else texts
    if set(types) == {""} and kinds.keys().isdisjoint(styles) and "" not in numbers:
        return list(map(float, numbers))
    return [_value(*each, kinds) for each in zip(styles, types, numbers, texts, strict=True)]


def _value(style: str, kind: str, number: str, text: str, kinds: Mapping[str, str]) -> object:
    if kind == "inlineStr":
        return _text(text)
    if not number:
        return None
    return number == "1" if kind == "b" else _number(float(number), kinds.get(style, ""))


def _text(text: str) -> str:
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), plain)


def _number(number: float, kind: str) -> float | date | datetime:
    if not kind:
        return number
    moment = _DAY_ZERO + timedelta(seconds=round(number * _DAY))
    return moment.date() if kind == "day" else moment
