"""The parts of a workbook around its sheets, and the archive that holds them: same table, same bytes."""

import re
from collections.abc import Iterable
from typing import BinaryIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DICTIONARY_SHEET = "数据字典"
HEADER_STYLE, DATE_STYLE, DATETIME_STYLE = 1, 2, 3
NAME_MAX = 31

_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTH_MIN, _WIDTH_MAX = 8, 60
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff]")

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_LINKS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_CELL = '<xf numFmtId="{}" fontId="{}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="4">{_CELL.format(0, 0)}{_CELL.format(0, 1)}{_CELL.format(164, 0)}{_CELL.format(165, 0)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"{}>'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
)
SHEET_END = "</sheetData></worksheet>"


def table_end(area: str) -> str:
    """Return the end of the table's sheet, whose header offers a filter for each column."""
    return f'</sheetData><autoFilter ref="{area}"/></worksheet>'


def package(
    sink: BinaryIO, name: str, table: Iterable[bytes | memoryview], dictionary: Iterable[bytes], *, level: int
) -> None:
    """Write the archive of a workbook with its two sheets, each given as pieces of XML."""
    workbook = (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>'
        f'<sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/>'
        f'<sheet name="{DICTIONARY_SHEET}" sheetId="2" r:id="rId2"/></sheets></workbook>'
    )
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for path, pieces in (
            ("[Content_Types].xml", (_TYPES.encode(),)),
            ("_rels/.rels", (_ROOT.encode(),)),
            ("xl/workbook.xml", (workbook.encode(),)),
            ("xl/_rels/workbook.xml.rels", (_LINKS.encode(),)),
            ("xl/styles.xml", (_STYLES.encode(),)),
            ("xl/worksheets/sheet1.xml", table),
            ("xl/worksheets/sheet2.xml", dictionary),
        ):
            _write(archive, path, pieces, level)


def _write(archive: ZipFile, path: str, pieces: Iterable[bytes | memoryview], level: int) -> None:
    info = ZipInfo(path, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info._compresslevel = level  # type: ignore[attr-defined]  # noqa: SLF001 - the only way for one member
    info.create_system = 0
    with archive.open(info, "w", force_zip64=path.endswith("sheet1.xml")) as member:
        for piece in pieces:
            member.write(piece)


def sheet_start(widths: Iterable[int], *, selected: bool) -> str:
    """Return a sheet up to its first row: the header frozen, the columns as wide as asked."""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    view = _FROZEN.format(' tabSelected="1"' if selected else "")
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{view}<cols>{columns}</cols><sheetData>\n'


def width_of(texts: Iterable[str]) -> int:
    """Return the width of a column that shows most of its texts, Chinese characters counting double."""
    widest = max((len(text[:_WIDTH_MAX].encode("gbk", "replace")) for text in texts), default=0)
    return min(max(widest + 2, _WIDTH_MIN), _WIDTH_MAX)


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_name(title: str) -> str:
    """Return a title as a sheet may be called: at most 31 UTF-16 units, no reserved characters or names."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", title).split()).strip("'")
    while len(name.encode("utf-16-le")) > 2 * NAME_MAX:
        name = name[:-1]
    name = name.strip("' ")
    return "data" if name.casefold() in {"", "history", DICTIONARY_SHEET} else name
