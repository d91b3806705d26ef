"""Text of a change made inert: in Markdown it is never markup, mention, reference, link, image, comment or command.

A backslash or an entity stops the Markdown reader. Forges also look through the finished text for ``@name``,
``#1``, ``GH-1``, commit hashes, addresses and emoji codes; there only a zero-width space inside the word helps.
"""

import re

from generator.report.findings import printable

ZERO_WIDTH = "\u200b"
NONE = "–"
"""What stands where there is no text; an empty place could join the marks around it."""

_PARTED = (
    (re.compile(r"([@#])"), rf"\1{ZERO_WIDTH}"),
    (re.compile(r"([!%~$&^])(?=\w|$)"), rf"\1{ZERO_WIDTH}"),
    (re.compile(r"(?i)\b(gh-)(?=\d)"), rf"\1{ZERO_WIDTH}"),
    (re.compile(r"(?i)\b(www)(?=\.)"), rf"\1{ZERO_WIDTH}"),
    (re.compile(r"(?i)(:)(?=//|[a-z][a-z0-9_+-]*(?::|$)|[+-]1:|100:|1234:)"), rf"\1{ZERO_WIDTH}"),
    (re.compile(r"(?i)\b(mailto|xmpp)(?=:)"), rf"\1{ZERO_WIDTH}"),
)
_COMMIT = re.compile(r"(?i)(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{7,}(?![0-9a-z])")
_SHORTER = re.compile(r"(.{6})(?!$)")
_ESCAPED = re.compile(r"([\\`*_\[\]{}<>&|~$^=])")
_ENTITIES = {
    "\\": "&#92;",
    "`": "&#96;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "$": "&#36;",
    "^": "&#94;",
    "=": "&#61;",
}
_LIST = re.compile(r"([-+]|\d+[.)])")
_SIMPLE = re.compile(r"[A-Za-z0-9_.,/:\[\]-]+")
_MARKER = re.compile(r"[^0-9A-Za-z]")


def inert(text: str, limit: int = 0) -> str:
    """Return a text for any place inside a line of Markdown, cut to a number of characters where one is given."""
    shown = printable(_cut(text, limit)).strip() or NONE
    for pattern, parted in _PARTED:
        shown = pattern.sub(parted, shown)
    shown = _COMMIT.sub(lambda found: _SHORTER.sub(rf"\1{ZERO_WIDTH}", found[0]), shown)
    escaped = _ESCAPED.sub(lambda found: _ENTITIES.get(found[1], f"\\{found[1]}"), shown)
    if listed := _LIST.match(escaped):
        escaped = f"{listed[1][:-1]}\\{escaped[listed.end() - 1 :]}"
    return escaped


def inert_code(text: str, limit: int = 0) -> str:
    """Return a name or a place as code where it is made of harmless characters only, else as inert text."""
    shown = _cut(text, limit)
    return f"`{shown}`" if _SIMPLE.fullmatch(shown) else inert(shown)


def inert_output(text: str) -> str:
    """Return a whole JSON text in which a job log can see no command, and which every encoder accepts."""
    quiet = text.replace("##[", "#\\u0023[")
    return re.sub("[\ud800-\udfff\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", quiet)


def marker_word(text: str) -> str:
    """Return a commit name that can stand in a comment: letters and digits only."""
    return _MARKER.sub("", text)[:40]


def units(text: str) -> int:
    """Return the length as forges count it: in UTF-16 units, in which an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, limit: int) -> str:
    return text if not limit or len(text) <= limit else f"{text[: limit - 1]}…"
