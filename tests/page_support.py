"""Pages for tests: the site of a repository in memory, stamped into the real frames, and what a page holds."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from generator.check.registry import RULES
from generator.check.tables.entry import check_tables
from generator.derive.freshness import due_of
from generator.derive.metadata_quality import described
from generator.derive.plans import deliveries
from generator.derive.public import is_listed, public_tables, public_view
from generator.derive.quality_criteria import Evidence
from generator.model.entry import Entry
from generator.model.facts import Distribution, EntryFacts
from generator.model.finding import Finding
from generator.model.text import Lang
from generator.pages.prose import Prose, render_prose
from generator.pages.registry import PAGES
from generator.pages.released import with_reports
from generator.pages.render import Renderer
from generator.pages.site import Page, Site
from generator.pages.words import read_words
from generator.pipeline.scores import scores_of
from generator.read.repository import read_repository
from tests.support import ROOT, TODAY, MemoryTree, golden_contents

CONTENT = ROOT / "site_overrides" / "content"


def changed(edits: Mapping[str, tuple[tuple[str, str], ...]]) -> Mapping[str, bytes]:
    """Return the golden files with pieces of text replaced; a piece that is not there is a mistake of the test."""
    contents = dict(golden_contents())
    for path, pairs in edits.items():
        text = contents[path].decode()
        for old, new in pairs:
            assert old in text, f"{path}: {old}"
            text = text.replace(old, new)
        contents[path] = text.encode()
    return contents


def site_of(contents: Mapping[str, bytes], *, hidden: int = 0, findings: tuple[Finding, ...] = ()) -> Site:
    """Return the site of a repository in memory, its tables measured, every open table offered as CSV."""
    tree = MemoryTree(contents)
    reading = read_repository(tree)
    catalogue = public_view(reading.catalogue)
    facts = {each.key: facts_of(each, tree) for each in catalogue.entries}
    due = {each.key: due_of(each, catalogue, TODAY) for each in catalogue.entries}
    site = Site(
        catalogue=catalogue,
        facts=facts,
        due=due,
        plans={each.year: deliveries(each, catalogue, TODAY) for each in catalogue.plans},
        rules=RULES,
        findings=findings,
        profile={},
        words=read_words(ROOT / "site_overrides" / "words.yaml"),
        today=TODAY,
        listed=tuple(each for each in catalogue.entries if is_listed(each)),
        notices=tuple(each for each in catalogue.entries if not is_listed(each)),
        hidden_withheld=hidden,
        described=described(catalogue.entries, catalogue, due),
        quality=scores_of(Evidence(catalogue=catalogue, facts=facts, due=due, findings=findings, today=TODAY)),
    )
    return with_reports(site)


def facts_of(entry: Entry, tree: MemoryTree) -> EntryFacts:
    """Return what was measured on an entry that the public may see."""
    contents = {
        each.path.rpartition("/")[2]: tree.read(each.path) for each in entry.files if each.path.endswith(".csv")
    }
    measured, _ = check_tables(entry, contents)
    facts = public_tables(entry, measured)
    offered = tuple(
        Distribution(
            resource=each.name,
            format="csv",
            path=f"datasets/{entry.key}/{each.path}",
            rows=facts[each.name].rows,
            size=facts[each.name].size,
            sha256=facts[each.name].sha256,
        )
        for each in entry.resources
        if entry.offers_data and each.name in facts
    )
    return EntryFacts(tables=facts, distributions=offered)


@cache
def prose() -> Prose:
    """Return the prose and the frames, made once."""
    portal = read_repository(MemoryTree(golden_contents())).catalogue.portal
    return render_prose(ROOT, portal)


@cache
def golden() -> Site:
    """Return the golden repository's site."""
    return site_of(golden_contents())


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page in both languages."""
    for lang in Lang:
        for kind in PAGES:
            yield from kind.pages(site, lang)


def stamped(site: Site) -> Mapping[str, str]:
    """Return every finished page by its path below the site's root."""
    renderer = Renderer(CONTENT, prose().frames, site.words)
    return {each.path: each.content.decode() for each in map(renderer.render, all_pages(site))}


@cache
def golden_pages() -> Mapping[str, str]:
    """Return the golden repository's finished pages."""
    return stamped(golden())


class Parsed(HTMLParser):
    """The elements of a page with their attributes, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def main_text(html: str) -> str:
    """Return the words of the page's own content, markup and frame left out."""
    start = html.index('<div id="od-main"')
    end = html.rindex("</article>")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html[start:end])).split())


def resolved(page: str, link: str) -> str:
    """Return the path below the site's root that a relative link of a page means."""
    if not link:
        return page
    target = (Path("/") / page).parent / unquote(link)
    path = Path("/").joinpath(*_walked(target)).as_posix().removeprefix("/")
    whole = link.endswith(("/", "/.", "/..")) or link in {".", ".."}
    return f"{path}/index.html".removeprefix("/") if whole else path


def _walked(path: Path) -> list[str]:
    parts: list[str] = []
    for each in path.parts[1:]:
        if each == "..":
            parts.pop()
        elif each != ".":
            parts.append(each)
    return parts
