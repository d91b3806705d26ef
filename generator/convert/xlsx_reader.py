"""What stands in a workbook, read with nothing of what wrote it: the proof that nothing was altered.

Expat proves that the sheet is XML. Calamine reads workbooks of ordinary size; it holds a whole sheet in memory, so a
large one is streamed (``xlsx_compare``), and where its cells have to be taken apart one expression does it. A cell that
the expression does not know is missing, and a missing cell is a difference: this reader can only be too strict.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import BinaryIO
from xml.parsers.expat import ParserCreate

from python_calamine import CalamineWorkbook

from generator.convert.source import Block, SourceTable

BLOCK = 256
SHEET = "xl/worksheets/sheet1.xml"
CELL = re.compile(
    '<c r="([A-Z]++)([0-9]++)"(?: s="([0-9]++)")?(?: t="([a-zA-Z]++)")?'
    '(?:/>|><(?:v>([^<]*+)</v|is><t( xml:space="preserve")?>([^<]*+)</t></is)></c>)'
)

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_FORMATS = re.compile('numFmtId="([0-9]+)" formatCode="([^"]*)"')
_STYLES = re.compile("<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
_STYLE = re.compile('<xf numFmtId="([0-9]+)"')
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - serials have no time zone
_DAY = 86_400


def read(_table: SourceTable, stream: BinaryIO) -> Iterator[Block]:
    """Yield the header of the first sheet and then its rows, some at a time and by column."""
    with zipfile.ZipFile(stream) as archive, archive.open(SHEET) as sheet:
        ParserCreate().ParseFile(sheet)
    stream.seek(0)
    rows = iter(CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0).iter_rows())
    yield [(each,) for each in next(rows, ())]
    while block := list(islice(rows, BLOCK)):
        yield list(zip(*block, strict=True))


def kinds_of(styles: str) -> Mapping[str, str]:
    """Return by style whether a number is a ``day`` or a ``moment``."""
    formats = dict(_FORMATS.findall(styles))
    block = _STYLES.search(styles)
    numbers = _STYLE.findall(block[1]) if block else []
    found = {str(index): formats.get(number, "") for index, number in enumerate(numbers)}
    return {style: "moment" if "hh" in each else "day" for style, each in found.items() if "yy" in each}


def cells_of(rows: str) -> list[tuple[str, ...]]:
    """Return the cells of some rows, each in its parts; what is no cell is not among them."""
    found: list[tuple[str, ...]] = CELL.findall(rows)
    return found


def value_of(parts: Sequence[str], kinds: Mapping[str, str]) -> object:
    """Return what the parts of a cell mean."""
    _, _, style, kind, number, preserved, text = parts
    if kind == "inlineStr":
        return _text(text, preserved)
    if not number:
        return None
    return number == "1" if kind == "b" else _number(float(number), kinds.get(style, ""))


def _text(text: str, preserved: str) -> str:
    """Return a text as programs read it: line ends are one letter, spaces at the ends count where the file says so."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = (text if preserved else text.strip(" \t\n")).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), plain)


def _number(number: float, kind: str) -> float | date | datetime:
    if not kind:
        return number
    moment = _DAY_ZERO + timedelta(seconds=round(number * _DAY))
    return moment.date() if kind == "day" else moment
