"""The query page (数据查询) and the check page (校核比对): one page each for all tables; the address names the entry.

A page of its own for every entry would be as many files again, and say nothing that the address does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.entry import Entry
from generator.model.text import Lang
from generator.pages.head_links import module_links
from generator.pages.site import Page, Site

STYLES = ("assets/portal/live.css",)
OFFERED = 24
MODULES = (
    "portal/table-engine",
    "portal/table-functions",
    "portal/table-parts",
    "portal/table-source",
    "vendor/hyparquet",
)
"""What the scripts of both pages import: named in the head, they come together and not one after the other."""


@dataclass(frozen=True, slots=True)
class LiveView:
    """A live page: its name is the key of its words, its folder and its script; ``tables`` are a few to begin with."""

    name: str
    tables: tuple[Entry, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield both pages."""
    tables = tuple(each for each in site.listed if _has_table(each, site))[:OFFERED]
    for name, title, text in (
        ("query", site.words["query"], site.words["query.text"]),
        ("lookup", site.words["lookup"], site.words["lookup.text"]),
    ):
        page = Page(
            lang=lang,
            path=f"{name}/",
            title=title.of(lang),
            description=text.of(lang),
            template="live.html",
            view=LiveView(name, tables),
            scripts=(f"assets/portal/{name}.js",),
            styles=STYLES,
        )
        yield replace(page, head=module_links(page.root, MODULES))


def _has_table(entry: Entry, site: Site) -> bool:
    facts = site.facts.get(entry.key)
    return bool(facts and any(each.format == "parquet" and each.path for each in facts.distributions))
