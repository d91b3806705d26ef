"""Which encoding the bytes of a text are in, where they are not UTF-8; told only where it can be known."""

import codecs
import unicodedata
from dataclasses import dataclass

from generator.model.text import Text

SAMPLE = 4096
_MOSTLY = 0.9
_FIRST_CHINESE = "\u4e00"
_SURELY = 4
"""So many Chinese characters in a row of bytes are no accident: GBK is hardly ever valid UTF-8 for that long."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEGINNINGS = (
    (b"PK\x03\x04", Text("ZIP 压缩包或者 XLSX 工作簿", "a ZIP archive or an XLSX workbook")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Text("旧版 Excel（.xls）或者 Word（.doc）文件", "an old Excel or Word file")),
    (b"%PDF-", Text("PDF 文件", "a PDF file")),
    (b"\x1f\x8b", Text("gzip 压缩文件", "a file compressed by gzip")),
    (b"Rar!\x1a\x07", Text("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Text("7z 压缩包", "a 7z archive")),
    (b"PAR1\x15", Text("Parquet 文件", "a Parquet file")),
    (b"SQLite format 3\0", Text("SQLite 数据库", "an SQLite database")),
    (b"\x89PNG", Text("PNG 图片", "a PNG picture")),
    (b"\xff\xd8\xff", Text("JPEG 图片", "a JPEG picture")),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by the name that Python knows and the one that people read."""

    codec: str
    title: Text


_ENCODINGS = {
    codec: Encoding(codec, Text(name, name))
    for codec, name in (
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
        ("utf-32", "UTF-32"),
        ("gbk", "GBK"),
        ("gb18030", "GB18030"),
    )
}


def disguised(content: bytes) -> Text | None:
    """Return what a file is that is no text at all, whatever its name says; ``None`` where it may be one."""
    return next((title for beginning, title in _BEGINNINGS if content.startswith(beginning)), None)


def detect(content: bytes) -> Encoding | None:
    """Return the one encoding that reads all of the bytes and gives plausible text; ``None`` where none does."""
    marked = next((codec for mark, codec in _MARKS if content.startswith(mark)), "")
    candidates = [marked] if marked else [*_without_mark(content), "utf-8-sig", "gbk", "gb18030"]
    return next((_ENCODINGS[codec] for codec in candidates if _plausible(content, codec)), None)


def _without_mark(content: bytes) -> list[str]:
    """Return the kind of UTF-16 that the zeros of commas and line ends betray."""
    sample = content[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    commas = sample.count(b",\0"), sample.count(b"\0,")
    if even > odd and commas[1]:
        return ["utf-16-be"]
    return ["utf-16-le"] if odd > even and commas[0] else []


def _plausible(content: bytes, codec: str) -> bool:
    """Tell whether a codec reads the bytes as text that people write, and writes the same bytes again."""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return False
    if codec.startswith("gb") and (text.encode(codec) != content or _holds_utf_8(content)):
        return False
    sample = [each for each in text if each > "\x7f"][:SAMPLE]
    sound = sum(unicodedata.category(each) not in {"Cc", "Cn", "Co", "Cs"} for each in sample)
    return "\0" not in text and sound >= _MOSTLY * len(sample)


def _holds_utf_8(content: bytes) -> bool:
    """Tell whether a line is surely UTF-8: then the file was glued together, and no one encoding reads it."""
    for line in content.splitlines():
        try:
            if not line.isascii() and sum(each >= _FIRST_CHINESE for each in line.decode()) >= _SURELY:
                return True
        except UnicodeDecodeError:
            continue
    return False
