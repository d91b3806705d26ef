"""Cells of a column as one text, and the few lines of it that could be personal at all."""

import re
from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import re2

from generator.check.personal.number_spans import CERTIFICATE, DOTTED, LIKELY_RUN, RUN
from generator.check.personal.text_spans import DIGEST, PASSPORT, PATTERNS
from generator.check.personal.wordlists import plainly

_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\uff0d\ufe63"
_UNUSUAL = (
    f"[{_HIDDEN}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0a\uff20]|[0-9][{_BLANKS}]|[{_BLANKS}][0-9]|[\U0001d7ce-\U0001d7ff]"
    "|[\u2460-\u2468\u24ea][0-9\u2460-\u2468\u24ea]|[0-9][\u2460-\u2468\u24ea]"
    r"|\\u00[0-9A-Fa-f]{2}|[〇零一二三四五六七八九幺]{11}"
)
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_ROOMY = re2.Options()
_ROOMY.max_mem = 1 << 27
_ROOMY.log_errors = False


def one_of(patterns: Iterable[str]) -> "re2._Regexp":
    """Return the search for any of some patterns: one walk through a text, however many they are."""
    return re2.compile("(?m)" + _GROUP.sub("(?:", "|".join(f"(?:{each})" for each in patterns)), _ROOMY)


SUSPECTS = (RUN, DOTTED, _UNUSUAL, *PATTERNS)
"""What every stretch looks like that could be personal, and much else does."""
LIKELY = (LIKELY_RUN, CERTIFICATE, DOTTED, _UNUSUAL, *PATTERNS)
"""The same, without the codes that nobody's number can look like."""
_SUSPECT = tuple(one_of(part) for part in ((RUN, DOTTED, _UNUSUAL), PATTERNS))
PAPERS = one_of([PASSPORT])
DIGESTS = one_of([PASSPORT, DIGEST])
_PLAIN = re2.compile(_UNUSUAL, _ROOMY)
_DASHES = {ord(each): "-" for each in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_NUMERALS = str.maketrans("〇零一二三四五六七八九幺", "001234567891")
_NUMERAL_RUN = re.compile("[〇零一二三四五六七八九幺]{11,}")
_ESCAPE = re.compile(r"\\u00([0-9A-Fa-f]{2})")


def has_suspects(content: bytes) -> bool:
    """Tell whether a text holds anything that could be personal: most do not."""
    return any(each.search(content) for each in _SUSPECT)


def suspects_of(blob: bytes) -> tuple[bytes, list[int]]:
    """Return the lines that could be personal, made plain, and their positions among all lines."""
    starts = sorted({start for finder in _SUSPECT for start in _lines_with(finder, blob)})
    lines: list[bytes] = []
    rows: list[int] = []
    row = position = 0
    for start in starts:
        row += blob.count(b"\n", position, start)
        position = start
        end = blob.find(b"\n", start)
        lines.append(blob[start : end if end >= 0 else len(blob)])
        rows.append(row)
    return plain_lines(b"\n".join(lines)), rows


def _lines_with(finder: re2._Regexp, blob: bytes) -> set[int]:
    """Return where the lines begin in which a pattern occurs."""
    found = set()
    for match in finder.finditer(blob):
        start = match.start()
        start += blob[start : start + 1] == b"\n"
        found.add(blob.rfind(b"\n", 0, start) + 1)
    return found


def made_plain(blob: bytes) -> bytes:
    """Return a text with plain letters, digits, blanks and hyphens, as its reader sees it; lines stay lines."""
    if not _PLAIN.search(blob):
        return blob
    opened = _ESCAPE.sub(_opened, blob.decode("utf-8", "surrogatepass"))
    plain = plainly(opened).translate(_DASHES)
    return _NUMERAL_RUN.sub(lambda found: found[0].translate(_NUMERALS), plain).encode("utf-8", "surrogatepass")


def _opened(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if letter.isprintable() else found[0]


def plain_lines(blob: bytes) -> bytes:
    """Return a text with those of its lines made plain that hold anything unusual; the others stay as they are."""
    if not _PLAIN.search(blob):
        return blob
    return b"\n".join(made_plain(each) for each in blob.split(b"\n"))


def joined(cells: Sequence[str] | pa.Array) -> bytes:
    """Return all cells as one text, one a line; a line break inside a cell becomes a blank."""
    if isinstance(cells, pa.Array):
        cells = pc.fill_null(cells, "") if cells.null_count else cells
        table = pc.binary_join(pa.ListArray.from_arrays(pa.array([0, len(cells)], pa.int32()), cells), "\n")
        written = cells.buffers()[2]
        if written is None or b"\n" not in written.to_pybytes():
            return bytes(table[0].as_buffer()) if len(cells) else b""
        cells = cells.to_pylist()
    text = "\n".join(cells)
    if text.count("\n") != max(len(cells) - 1, 0):
        text = "\n".join(each.replace("\n", " ") for each in cells)
    return text.encode("utf-8", "surrogatepass")
