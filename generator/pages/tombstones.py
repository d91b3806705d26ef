"""The page of an entry that was removed: its address answers for ever, with what it was, since when it is gone, and why.

Where another entry continues it the page leads there at once, and says so to whoever does not follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.tombstones import Tombstone, tombstones
from generator.model.catalogue import Publisher
from generator.model.text import Lang, Text
from generator.pages.head_links import tombstone_links
from generator.pages.site import Page, Site

_ROOT = "../../../"
"""From the page of an entry to the root of its language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstoneView:
    """What is left of an entry."""

    tombstone: Tombstone
    publisher: Publisher | None
    reason: Text
    successor: Text


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield a page for every removed entry."""
    catalogue = site.catalogue
    titles = {each.key: each.title for each in catalogue.entries}
    for each in tombstones(catalogue):
        target = f"{_ROOT}datasets/{each.successor}/"
        yield Page(
            lang=lang,
            path=f"datasets/{each.key}/",
            title=each.title.shown(lang),
            description=site.words["tombstone.text"].of(lang),
            template="tombstone.html",
            view=TombstoneView(
                tombstone=each,
                publisher=catalogue.publishers.get(each.publisher),
                reason=catalogue.label("status-reasons", each.reason),
                successor=titles.get(each.successor, Text("", "")),
            ),
            head=(f'<meta http-equiv="refresh" content="0; url={target}">' if each.successor else "")
            + tombstone_links(each.key, lang),
        )
