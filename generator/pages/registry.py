"""Every kind of page, in the order of the menu."""

from collections.abc import Iterator
from typing import Protocol

from generator.model.text import Lang
from generator.pages import (
    catalogue,
    divisions,
    entry,
    events,
    forms,
    home,
    law,
    ledgers,
    live,
    plans,
    publishers,
    reports,
    rules,
    showcases,
    statistics,
    themes,
    tombstones,
    ways,
)
from generator.pages.site import Page, Site


class Kind(Protocol):
    """A module of ``pages`` that yields all pages of one kind in one language."""

    def pages(self, site: Site, lang: Lang, /) -> Iterator[Page]:
        """Yield the pages."""


PAGES: tuple[Kind, ...] = (
    home,
    catalogue,
    entry,
    live,
    forms,
    themes,
    publishers,
    plans,
    law,
    rules,
    divisions,
    statistics,
    ledgers,
    reports,
    showcases,
    events,
    tombstones,
    ways,
)
