"""The terms of a text: pairs of neighbouring characters where Chinese is written, and whole Latin words.

``search-text.js`` cuts a query by the same rules; a change here is a change there.
"""

import re
import unicodedata
from collections.abc import Iterator

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""The characters that are written without blanks between words."""

_CJK_RUN = re.compile(f"[{_CJK}]+")
_RUN = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_SEPARATORS = re.compile(r"[\W_]+")


Run = tuple[str, int, bool, bool]
"""Neighbouring characters of one kind, their place, whether they are a Latin word, and whether they touch the run before
(then the pair over the border is a term too)."""


def cleaned_lines(text: str) -> list[str]:
    """Return the lines of a text as they are compared: NFKC, small letters, one blank for separators; none is empty."""
    normal = unicodedata.normalize("NFKC", text).lower()
    lines = (line if line.isalnum() else _SEPARATORS.sub(" ", line).strip() for line in normal.split("\n"))
    return [line for line in lines if line]


def is_cjk(text: str) -> bool:
    """Tell whether a text is written without blanks from end to end."""
    return _CJK_RUN.fullmatch(text) is not None


def runs_of(line: str, place: int) -> Iterator[Run]:
    """Yield the runs of a cleaned line that begins at a place."""
    for piece in line.split(" "):
        if piece.isascii():
            yield piece, place, True, False
        elif is_cjk(piece):
            yield piece, place, False, False
        else:
            for match in _RUN.finditer(piece):
                text, start = match.group(), match.start()
                yield text, place + start, not is_cjk(text), start > 0
        place += len(piece) + 1
