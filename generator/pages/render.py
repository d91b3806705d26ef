"""Our own template environment: everything is escaped, an unknown name is an error."""

import html
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
from markupsafe import Markup

from generator.model.artifact import Artifact
from generator.model.text import Lang, Text
from generator.pages.frame import Frames
from generator.pages.site import Page

_KILO = 1024
_DESCRIPTION = 200


class Renderer:
    """Stamps pages: a view through its template into the frame of its place."""

    def __init__(self, templates: Path, frames: Frames, words: Mapping[str, Text]) -> None:
        """Compile templates from the folder; ``words`` are the interface's texts by key."""
        self.frames = frames
        self.words = words
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters["size"] = size
        self.environment.filters["count"] = count

    def render(self, page: Page) -> Artifact:
        """Return the finished page."""
        body = self.environment.get_template(page.template).render(
            view=page.view,
            lang=page.lang.value,
            root=page.root,
            base=page.root + ("en/" if page.lang is Lang.EN else ""),
            t=self._translate(page.lang),
            text=_text(page.lang),
        )
        tail = "".join(f'<script type="module" src="{page.root}{each}"></script>' for each in page.scripts)
        styles = "".join(f'<link rel="stylesheet" href="{page.root}{each}">' for each in page.styles)
        values = {
            "title": html.escape(page.title).encode(),
            "description": html.escape(_short(page.description)).encode(),
            "head": (styles + page.head).encode(),
            "body": body.encode(),
            "tail": tail.encode(),
            "path": page.path.encode(),
        }
        return Artifact(f"{page.url}index.html", self.frames.of(page.lang, page.path).stamp(values))

    def _translate(self, lang: Lang) -> Callable[..., str]:
        def translate(key: str, **values: object) -> str:
            text = self.words[key].of(lang)
            return Markup.escape(text).format(**values) if values else text

        return translate


def _text(lang: Lang) -> Callable[[Text], Markup]:
    """Return what shows a text in the page's language, marked where only Chinese was written."""

    def show(text: Text) -> Markup:
        shown = text.shown(lang)
        if shown and text.lang_shown(lang) is not lang:
            return Markup('<span lang="zh">{}</span>').format(shown)
        return Markup.escape(shown)

    return show


def size(number: int) -> str:
    """Return a number of bytes as people read it: ``12.5 KB``."""
    value = float(number)
    for unit in ("B", "KB", "MB"):
        if value < _KILO:
            return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"  # noqa: PLR2004
        value /= _KILO
    return f"{value:.1f} GB"


def count(number: int) -> str:
    """Return a number with its thousands apart: ``200,000``."""
    return f"{number:,}"


def json_for_html(value: object) -> str:
    """Return JSON that may stand inside a script element: nothing in it can close the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _short(text: str) -> str:
    return text if len(text) <= _DESCRIPTION else f"{text[: _DESCRIPTION - 1]}…"
