"""The terms of a text: pairs of neighbouring characters where Chinese is written, whole Latin words, and where both touch.

``search-text.js`` cuts a query by the same rules; a change here is a change there.
"""

import re
import unicodedata
from collections.abc import Iterator

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""The characters that are written without blanks between words."""

_CJK_RUN = re.compile(f"[{_CJK}]+")
_RUN = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_LATIN_THEN_CJK = re.compile(f"[^{_CJK} ]+[{_CJK}]")
_CJK_THEN_LATIN = re.compile(f"[{_CJK}][^{_CJK} ]+")
_SEPARATORS = re.compile(r"[\W_]+")


Run = tuple[str, int, bool]
"""Neighbouring characters of one kind, their place, and whether they are a Latin word."""


def cleaned(line: str) -> str:
    """Return a line as it is compared: NFKC, small letters, one blank for separators."""
    normal = unicodedata.normalize("NFKC", line).lower()
    return normal if normal.isalnum() else _SEPARATORS.sub(" ", normal).strip()


def is_cjk(text: str) -> bool:
    """Tell whether a text is written without blanks from end to end."""
    return _CJK_RUN.fullmatch(text) is not None


def runs_of(line: str, place: int) -> Iterator[Run]:
    """Yield the runs of a cleaned line that begins at a place."""
    for piece in line.split(" "):
        if piece.isascii():
            yield piece, place, True
        elif is_cjk(piece):
            yield piece, place, False
        else:
            for match in _RUN.finditer(piece):
                yield match.group(), place + match.start(), not is_cjk(match.group())
        place += len(piece) + 1


def border_terms(line: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield the terms over the borders between Latin words and Chinese (``2025年``, ``路b``, ``路b12``), with their places."""
    for match in _LATIN_THEN_CJK.finditer(line):
        yield match.group(), place + match.start()
    for match in _CJK_THEN_LATIN.finditer(line):
        term = match.group()
        yield term, place + match.start()
        if len(term) > len("路b"):
            yield term[:2], place + match.start()


def shelf_of(term: str) -> str:
    """Return the part of a term that decides in which file it lies, so that the ends of words share a file.

    Of a word that is its first three letters, of two syllables (``ting'che``) the first and one letter more; what begins
    with Latin and ends in Chinese (``2025年``) has no other end, and lies by itself.
    """
    if "'" in term:
        return term[: term.find("'") + 2]
    return term if is_cjk(term[-1]) and not is_cjk(term[0]) else term[:3]
