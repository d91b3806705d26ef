"""The query page (数据查询) and the check page (校核比对): one page each for all tables; the address names the entry.

A page of its own for every entry would be as many files again, and say nothing that the address does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.text import Lang
from generator.pages.site import Page, Site

STYLES = ("assets/portal/live.css",)


@dataclass(frozen=True, slots=True)
class LiveView:
    """A live page: its name is the key of its words, its folder and its script."""

    name: str


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield both pages."""
    for name, title, text in (
        ("query", site.words["query"], site.words["query.text"]),
        ("lookup", site.words["lookup"], site.words["lookup.text"]),
    ):
        yield Page(
            lang=lang,
            path=f"{name}/",
            title=title.of(lang),
            description=text.of(lang),
            template="live.html",
            view=LiveView(name),
            scripts=(f"assets/portal/{name}.js",),
            styles=STYLES,
        )
