"""Our own template environment: everything is escaped, an unknown name is an error."""

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from generator.model.artifact import Artifact
from generator.model.text import Lang, Text
from generator.pages.card import Card
from generator.pages.frame import Frames
from generator.pages.site import Page

_ALONE = re.compile(r"""\{\{ t\(["']([\w.-]+)["']\) \}\}""")
"""A text of the interface that a template shows as it is."""

_SHOWN = re.compile(r"\{\{ text\(([\w.\[\]]+)\) \}\}")
"""A text of the catalogue that stands alone: as a filter it is shown in half the time of a call."""

_BASE = "\0base\0"
"""Stands for the way to the root in a card that is kept."""

_KILO = 1024
_DESCRIPTION = 200


class Renderer:
    """Stamps pages: a view through its template into the frame of its place."""

    def __init__(self, templates: Path, frames: Frames, words: Mapping[str, Text]) -> None:
        """Compile templates from the folder; ``words`` are the interface's texts by key."""
        self.frames = frames
        self.words = words
        self.environments = {lang: self._environment(templates, lang) for lang in Lang}
        self.cards: dict[tuple[Lang, str, bool, int], str] = {}

    def _environment(self, templates: Path, lang: Lang) -> jinja2.Environment:
        """Return the templates of a language: texts that stand alone are written into them once, not at every page."""

        def source(name: str) -> str | None:
            path = templates / name
            if not path.is_file():
                return None
            written = _SHOWN.sub(r"{{ \1 | text }}", path.read_text(encoding="utf-8"))
            return _ALONE.sub(lambda found: str(Markup.escape(self.words[found[1]].of(lang))), written)

        environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(source),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters["size"] = size
        environment.filters["count"] = count
        environment.filters["filled"] = filled
        environment.filters["text"] = _text(lang)
        environment.filters["plain"] = lambda text: text.shown(lang)
        return environment

    def render(self, page: Page) -> Artifact:
        """Return the finished page."""
        base = page.root + ("en/" if page.lang is Lang.EN else "")
        template = self.environments[page.lang].get_template(page.template)
        body = template.render(
            view=page.view,
            lang=page.lang.value,
            root=page.root,
            base=base,
            t=self._translate(page.lang),
            text=_text(page.lang),
            card=self._cards(page.lang, base),
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

    def _cards(self, lang: Lang, base: str) -> Callable[..., Markup]:
        """Return what shows an entry in a list: made once for all lists, with the way to the root filled in."""

        def card(each: Card, publisher: bool = True, level: int = 3) -> Markup:  # noqa: FBT001, FBT002 - called by templates
            key = (lang, each.url, publisher, level)
            made = self.cards.get(key)
            if made is None:
                shown = {"t": self._translate(lang), "text": _text(lang), "base": _BASE}
                template = self.environments[lang].get_template("_card.html")
                made = self.cards[key] = template.render(each=each, publisher=publisher, level=level, **shown)
            return Markup(made.replace(_BASE, base))  # noqa: S704 - a finished template

        return card

    def _translate(self, lang: Lang) -> Callable[..., str]:
        def translate(key: str, **values: object) -> str:
            text = self.words[key].of(lang)
            if not values:
                return text
            return Markup(str(Markup.escape(text)).format(**{name: escape(each) for name, each in values.items()}))  # noqa: S704 - both escaped

        return translate


def _text(lang: Lang) -> Callable[[Text], str]:
    """Return what shows a text in the page's language, marked where only Chinese was written; the template escapes it."""

    def show(text: Text) -> str:
        own = text.zh if lang is Lang.ZH else text.en
        if own:
            return own
        shown = text.shown(lang)
        if shown and text.lang_shown(lang) is not lang:
            return Markup('<span lang="zh">{}</span>').format(shown)
        return shown

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


def filled(pattern: Markup, rows: Sequence[Sequence[str]]) -> Markup:
    """Return a pattern with a ``%s`` for each cell, once a row; all cells are escaped at once, for none holds a NUL.

    A row that is too short is filled up, and what is beyond the pattern is left out.
    """
    width = pattern.count("%s")
    cells = "\0".join("\0".join((*row[:width], *([""] * (width - len(row))))) for row in rows)
    if not rows or not width:
        return Markup()
    return Markup(str(pattern) * len(rows) % tuple(str(escape(cells)).split("\0")))  # noqa: S704 - both escaped


def json_for_html(value: object) -> str:
    """Return JSON that may stand inside a script element: nothing in it can close the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _short(text: str) -> str:
    return text if len(text) <= _DESCRIPTION else f"{text[: _DESCRIPTION - 1]}…"
