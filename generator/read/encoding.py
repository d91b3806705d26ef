"""Which encoding the bytes of a text are in, where they are not UTF-8; told only where it can be known."""

import codecs
import unicodedata
from dataclasses import dataclass

from generator.model.text import Text

SAMPLE = 4096
_MOSTLY = 0.9
_HALF = 0.5
_ASCII = 0x80
_FIRST_CHINESE = "\u4e00"
_COMMON = frozenset(
    "的一是不在人有我他这个中来上大为和国地到以时要就出会可对生能而子得于着下自之年过发后作里用道行所家种事成方多经法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机十"
    "民第公此已工使情明性知全三又关点正业外将两高间由问最重并物手应战向头文体政美相见被利什二等产或新制身果加西月话合回特代内信表化老给世位次度门任常先海通教原东声提立及比员解水名真论处走义各入几口认条平系"
    "气题活更别打女变四神总何电数安少报才结反受目太量再建务做接必场件计管期市直德资命山金指许统区保至队形社便空治展马科司五基书非则听白界达光放强即难且权思王完设式色路记南品住告类求据程北边张该交规万取格望"
    "术领共确师观清今院让识带导争运号楼单元村镇街县省城青岛园林桥站店局委办厅银医药食餐车船港河湖李刘陈杨备注序编码称型状态址联积额费价"
)
"""Of any Chinese text these characters are a good part; of text in another encoding, read as GBK, hardly any."""
_COMMONLY = 0.2
_ENOUGH = 20
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
    (
        b"version https://git-lfs.github.com/",
        Text("Git LFS 的指针，数据不在里面", "a pointer of Git LFS without the data"),
    ),
    (b"{\\rtf", Text("RTF 文档", "an RTF document")),
    (b"<?xml", Text("XML 文件", "an XML file")),
    (b"<!DOCTYPE", Text("网页", "a web page")),
    (b"<html", Text("网页", "a web page")),
    (b'[{"', Text("JSON 文件", "a JSON file")),
    (b'{"', Text("JSON 文件", "a JSON file")),
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
    """Return the kind of UTF-16 that the zeros of commas and line ends betray; a stray NUL in plain letters is none."""
    sample = content[: SAMPLE & ~1]
    first, second = sample[::2], sample[1::2]
    for codec, zeros, letters in (("utf-16-be", first, second), ("utf-16-le", second, first)):
        pairs = list(zip(zeros, letters, strict=False))
        signs = [zero for zero, letter in pairs if letter in b",\n"]
        plain = sum(0 < zero < _ASCII and 0 < letter < _ASCII for zero, letter in pairs)
        if signs.count(0) > _HALF * len(signs) and plain < _HALF * len(pairs):
            return [codec]
    return []


def _plausible(content: bytes, codec: str) -> bool:
    """Tell whether a codec reads the bytes as text that people write, and writes the same bytes again."""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return False
    if codec.startswith("gb") and (text.encode(codec) != content or _holds_utf_8(content) or not _sounds_chinese(text)):
        return False
    sample = [each for each in text if each > "\x7f"][:SAMPLE]
    sound = sum(unicodedata.category(each) not in {"Cc", "Cn", "Co", "Cs"} for each in sample)
    return "\0" not in text and sound >= _MOSTLY * len(sample)


def _sounds_chinese(text: str) -> bool:
    """Tell whether a text holds the characters that Chinese consists of; of a few nothing can be told."""
    sample = [each for each in text if each >= _FIRST_CHINESE][:SAMPLE]
    return len(sample) < _ENOUGH or sum(each in _COMMON for each in sample) >= _COMMONLY * len(sample)


def _holds_utf_8(content: bytes) -> bool:
    """Tell whether a line is surely UTF-8: then the file was glued together or cut off, and no one encoding reads it."""
    for line in content.splitlines():
        try:
            if not line.isascii() and _chinese(line.decode()) >= _SURELY:
                return True
        except UnicodeDecodeError:
            continue
    return _is_cut_off(content)


def _is_cut_off(content: bytes) -> bool:
    """Tell whether a file is UTF-8 but for a last character of which bytes are missing."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        return cut and _chinese(content[: error.start].decode()) >= _SURELY // 2
    return False


def _chinese(text: str) -> int:
    return sum(each >= _FIRST_CHINESE for each in text)
