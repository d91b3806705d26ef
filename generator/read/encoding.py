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
    "一万三上下不与且世业东两个中为主义之书争事二于五些交产人什今从他代以件价任会但位住体何作使便保信做元先光入全公共关其内再几出分刘则利别到制前力办加务动化北区医十单南即厅原县又及反发取受变口只可号司各合"
    "同名后向听告员命和品四回因园国在地场址型城基声处备外多大天太头女好如委子学安完定实家对导将小少就局展山岛工已市师带常平年并序应店度建开式张强当形得德心必态思性总情想意成我或战所手才打把报指据接提放政教"
    "数文新方无日时明是更最月有望期本术机权李村条来杨林果样格桥楼次正此比民气水求没河治法注活海清港湖点物特状王现理生用由电界白的目直相省看真着知码确社神种科积称程空立站第等管类系经结给统编美老者而联能自至"
    "船色药行街表被西要见观规解计认让记许论设识话该费资走起路身车边达过运还这进通道部都里重量金银镇长门问间队陈院难青非面领题额食餐马高"
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
