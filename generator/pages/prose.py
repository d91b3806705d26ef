"""MkDocs renders the prose of ``docs/`` and the frames; it sees only what people of this repository wrote."""

import logging
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.model.artifact import Artifact
from generator.model.catalogue import Portal
from generator.model.search import PageText
from generator.model.text import Lang, Text
from generator.pages.frame import Frame, Frames, cut, generic, mended, seal_scripts
from generator.pages.kinds import KINDS
from generator.pages.prose_texts import page_texts

EN = "en/"
MENU = (
    "",
    "catalogue/",
    "themes/",
    "publishers/",
    "plans/",
    "ledgers/",
    "reports/",
    "statistics/",
    "law/",
    "rules/",
    "divisions/",
    "showcases/",
    "events/",
    "forms/",
)
"""Pages of the menu that the generator stamps: each has a frame of its own, so that its tab is marked."""

DEPTHS = (1, 2, 3)
_SPACE = re.compile(r"\s*\n\s*")
_UNUSED_ASSETS = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_WORDS = {
    Lang.ZH: {
        "skip": "跳到正文",
        "menu": "菜单",
        "search": "搜索",
        "placeholder": "搜索数据目录",
        "organiser": "主办：",
        "suggest": {
            "list": "搜索建议",
            "entries": "数据目录",
            "pages": "指南、规则、计划与单位",
            "kinds": {code: label.zh for code, label in KINDS.items()},
            "all": "查看全部 {number} 条目录",
            "none": "没有找到相符的目录，可以提出数据需求",
            "found": "{number} 条建议，用上下键选择",
        },
        "large": "大字",
        "largeLabel": "大字",
    },
    Lang.EN: {
        "skip": "Skip to content",
        "menu": "Menu",
        "search": "Search",
        "placeholder": "Search the catalogue",
        "organiser": "Organiser:",
        "suggest": {
            "list": "Suggestions",
            "entries": "Entries",
            "pages": "Guides, rules, plans and publishers",
            "kinds": {code: label.en for code, label in KINDS.items()},
            "all": "All {number} entries",
            "none": "No entry matches: ask for the data",
            "found": "{number} suggestions, use the arrow keys",
        },
        "large": "A+",
        "largeLabel": "A+ large text",
    },
}
_LINKS = (
    (Text("关于本站", "About"), "about/"),
    (Text("办事表格", "Forms"), "forms/"),
    (Text("使用条款", "Terms of use"), "terms/"),
    (Text("无障碍声明", "Accessibility"), "accessibility/"),
    (Text("统计", "Statistics"), "statistics/"),
    (Text("办件台账", "Ledgers"), "ledgers/"),
    (Text("行政区划", "Divisions"), "divisions/"),
    (Text("网站地图", "Site map"), "catalogue/"),
)
_FOOTER = {
    "undertaker": Text("承办", "Run by"),
    "contact": Text("联系方式", "Contact"),
    "siteCode": Text("网站标识码", "Site code"),
    "icp": Text("ICP 备案号", "ICP"),
    "police": Text("公安备案号", "Police record"),
}


@dataclass(frozen=True, slots=True)
class Prose:
    """The pages of ``docs/`` and the theme's files as artifacts, the frames for all other pages, and what search may find."""

    artifacts: tuple[Artifact, ...]
    frames: Frames
    texts: tuple[PageText, ...] = ()


def render_prose(root: Path, portal: Portal) -> Prose:
    """Return everything that MkDocs makes; the work happens in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="portal-") as folder:
        staged, site = Path(folder, "docs"), Path(folder, "site")
        _stage(root, staged)
        config = load_config(
            str(root / "mkdocs.yml"), docs_dir=str(staged), site_dir=str(site), site_url=portal.base_url, strict=False
        )
        config.plugins["portal"] = _Languages(portal)
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        build(config)
        return replace(_collect(site), texts=page_texts(root / "docs"))


def _stage(root: Path, staged: Path) -> None:
    for source, target in ((root / "docs" / "zh", staged), (root / "docs" / "en", staged / "en")):
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
    if (root / "docs" / "assets").is_dir():
        shutil.copytree(root / "docs" / "assets", staged / "assets", dirs_exist_ok=True)
    text = "---\ntitle: '@@od-title@@'\ndescription: '@@od-description@@'\nframe: true\nhide: [navigation, toc]\n---\n"
    for path in _stubs():
        for prefix in ("", EN):
            page = staged / prefix / path / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")


def _stubs() -> Iterable[str]:
    return (*MENU, *(generic(depth) for depth in DEPTHS))


def _collect(site: Path) -> Prose:
    frames: dict[tuple[Lang, str], Frame] = {}
    artifacts: list[Artifact] = []
    stubs = {f"{prefix}{path}index.html" for path in _stubs() for prefix in ("", EN)}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        content = file.read_bytes()
        if name in stubs:
            lang = Lang.EN if name.startswith(EN) else Lang.ZH
            path = name.removeprefix(EN).removesuffix("index.html")
            frames[lang, path] = cut(_finish(content.decode()))
        elif name.endswith(".html"):
            artifacts.append(Artifact(name, _finish(content.decode()).encode()))
        elif not name.endswith((".map", ".yaml", "sitemap.xml", "sitemap.xml.gz")) and not name.startswith(
            _UNUSED_ASSETS
        ):
            artifacts.append(Artifact(name, content))
    return Prose(tuple(artifacts), Frames(frames))


def _finish(html: str) -> str:
    """Return a page mended, without the templates' blank lines and indentation (no frame or script depends on them), its scripts sealed."""
    html = mended(html)
    return seal_scripts(_SPACE.sub("\n", html)) if "<pre" not in html else seal_scripts(html)


class _Languages(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Give each page the menu, words and counterpart of its own language; MkDocs knows one language only."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Set what the templates ask of the configuration, just before a page is rendered."""
        lang = Lang.EN if page.url.startswith(EN) or page.url == "en/" else Lang.ZH
        config.theme["language"] = lang.value
        config.site_name = self.portal.title.shown(lang)
        config.extra.update(self._extra(lang, page.url.removeprefix(EN)))
        items = [item for item in nav.items if _is_english(item) == (lang is Lang.EN)]
        context["nav"] = _menu(items, nav)

    def on_template_context(self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Set the words of the pages that are no page of either language (404): Chinese first."""
        config.theme["language"] = Lang.ZH.value
        config.site_name = self.portal.title.zh
        config.extra.update(self._extra(Lang.ZH, ""))
        nav = context["nav"]
        context["nav"] = _menu([item for item in nav.items if not _is_english(item)], nav)

    def _extra(self, lang: Lang, path: str) -> Mapping[str, Any]:
        portal = self.portal
        path = "" if path == "./" else path
        return {
            "words": _WORDS[lang],
            "prefix": EN if lang is Lang.EN else "",
            "notice": portal.demonstration_note.shown(lang) if portal.demonstration else "",
            "organiser": Text(portal.footer.get("organiser", ""), portal.footer.get("organiserEn", "")).shown(lang),
            "footer": [
                (label.of(lang), portal.footer[key]) for key, label in _FOOTER.items() if portal.footer.get(key)
            ],
            "links": [(label.of(lang), link) for label, link in _LINKS],
            "alternate": [
                {"name": "中文", "lang": "zh", "link": path or ".", "canonical": portal.base_url + path},
                {"name": "English", "lang": "en", "link": EN + path, "canonical": portal.base_url + EN + path},
            ],
        }


def _menu(items: list[Any], nav: Navigation) -> Navigation:
    """Return the menu of one language; its first page is the home that the logo leads to."""
    menu = Navigation(items, nav.pages)
    menu.homepage = next((item for item in items if isinstance(item, Page)), nav.homepage)
    return menu


def _is_english(item: Any) -> bool:  # noqa: ANN401 - a section, page or link of MkDocs
    if isinstance(item, Page):
        return item.url == EN or item.url.startswith(EN)
    return any(_is_english(child) for child in getattr(item, "children", None) or ())
