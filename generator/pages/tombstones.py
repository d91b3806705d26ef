"""The page of an entry that was removed: its address answers for ever, with what it was, since when it is gone, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Publisher
from generator.model.text import Lang, Text
from generator.pages.site import Page, Site

REGISTER = "tombstones"


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstoneView:
    """What is left of an entry."""

    key: str
    title: Text
    publisher: Publisher | None
    withdrawn_on: str
    reason: Text
    note: Text


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield a page for every row of the register whose entry has no folder any more."""
    catalogue = site.catalogue
    for row in catalogue.registers.get(REGISTER, ()):
        if row["code"] in catalogue.entry_folders:
            continue
        title = Text(row["title"], row["titleEn"])
        yield Page(
            lang=lang,
            path=f"datasets/{row['code']}/",
            title=title.shown(lang),
            description=site.words["tombstone.text"].of(lang),
            template="tombstone.html",
            view=TombstoneView(
                key=row["code"],
                title=title,
                publisher=catalogue.publishers.get(row["publisher"]),
                withdrawn_on=row["withdrawnOn"],
                reason=catalogue.label("status-reasons", row["reason"]),
                note=Text(row["note"], row["noteEn"]),
            ),
        )
