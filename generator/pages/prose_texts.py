"""What the guides say, for the search: title, description and plain text of every page of ``docs/``, in both languages."""

import re
from pathlib import Path

from generator.model.search import PageText
from generator.model.text import NOTHING, Text

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->|\{[#:.][^}]*\}|<[^>]+>", re.DOTALL)
_MARKS = re.compile(r"[#>|*`_\-=:]+")


def page_texts(docs: Path) -> tuple[PageText, ...]:
    """Return the pages of both languages together, in the order of their paths."""
    chinese, english = docs / "zh", docs / "en"
    found = []
    for file in sorted(chinese.rglob("*.md")):
        name = file.relative_to(chinese).as_posix()
        zh = _read(file)
        twin = english / name
        en = _read(twin) if twin.is_file() else ("", "", "")
        title, description, body = (Text(*pair) for pair in zip(zh, en, strict=True))
        path = name.removesuffix("index.md") if name.endswith("index.md") else f"{name.removesuffix('.md')}/"
        found.append(PageText(path=path, kind="guide", title=title, description=description, body=body or NOTHING))
    return tuple(found)


def _read(file: Path) -> tuple[str, str, str]:
    """Return title, description and what remains of a page without its Markdown."""
    content = file.read_text(encoding="utf-8")
    front = _FRONT.match(content)
    lines = front[1].splitlines() if front else []
    head = {key.strip(): value.strip().strip("\"'") for key, _, value in (line.partition(":") for line in lines)}
    body = _LINK.sub(r"\1", _COMMENT.sub(" ", content[front.end() if front else 0 :]))
    plain = (" ".join(_MARKS.sub(" ", line).split()) for line in body.splitlines())
    return head.get("title", ""), head.get("description", ""), "\n".join(line for line in plain if line)
