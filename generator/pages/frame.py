"""Material's finished page, rendered once per kind and language, cut at its holes and filled for every page."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.text import Lang

FRAME_FOLDERS = ("od-frame-1", "od-frame-2", "od-frame-3")
"""Names of the folders that stand for a page's own path in a frame of that depth."""

_HOLES = re.compile(r"@@od-(title|description|head|body|tail)@@|(od-frame-1(?:/od-frame-2)?(?:/od-frame-3)?)/?")
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_SCRIPTS_HOLE = "@@od-scripts@@"

_FAULTS = (
    (re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'), r"\1"),
    (re.compile(r' tabindex=""'), ""),
    (re.compile(r"<((?:br|col|hr|img|input)\b[^<>]*?) ?/>"), r"<\1>"),
)
"""What the theme and Markdown write that the W3C checker complains of, and how it reads without."""

_SEARCH_WORDS = re.compile(r',? ?"search\.(?:result|config)[^"]*": "[^"]*"')
"""The texts of the theme's own search, which is not used: three hundred bytes of every page."""


def mended(html: str) -> str:
    """Return a page of the theme without its known faults."""
    for fault, cure in _FAULTS:
        html = fault.sub(cure, html)
    return _SEARCH_WORDS.sub("", html)


def seal_scripts(html: str) -> str:
    """Return a page whose content policy allows exactly the inline scripts that it has, by their hashes."""
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE_SCRIPT.findall(html)
    }
    return html.replace(_SCRIPTS_HOLE, " ".join(f"'sha256-{each}'" for each in sorted(hashes)))


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces of a finished page between its holes, and the name of the hole after each piece."""

    pieces: tuple[bytes, ...]
    holes: tuple[str, ...]

    def stamp(self, values: Mapping[str, bytes]) -> bytes:
        """Return the page with its holes filled; ``values`` has every hole's name, already escaped."""
        parts: list[bytes] = []
        for piece, hole in zip(self.pieces, self.holes, strict=False):
            parts += (piece, values[hole])
        parts.append(self.pieces[-1])
        return b"".join(parts)


def cut(html: str) -> Frame:
    """Return the frame of a finished page."""
    pieces: list[bytes] = []
    holes: list[str] = []
    position = 0
    for match in _HOLES.finditer(html):
        pieces.append(html[position : match.start()].encode())
        holes.append(match[1] or "path")
        position = match.end()
    pieces.append(html[position:].encode())
    return Frame(tuple(pieces), tuple(holes))


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames: one for each page of the menu, and one for each depth of the others."""

    frames: Mapping[tuple[Lang, str], Frame]

    def of(self, lang: Lang, path: str) -> Frame:
        """Return the frame for a page whose path below the language's root is ``path`` (``themes/transport/``)."""
        return self.frames.get((lang, path)) or self.frames[lang, generic(path.count("/"))]


def generic(depth: int) -> str:
    """Return the path that stands for all pages of a depth."""
    return "".join(f"{folder}/" for folder in FRAME_FOLDERS[:depth])
