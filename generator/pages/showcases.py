"""Showcases (利用成果): what people made of open data, with source and retrieval date; never who they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.entry import Entry
from generator.model.table import Row
from generator.model.text import Lang, Text
from generator.pages.site import Page, Site

REGISTER = "showcases"
_WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Showcase:
    """One published result; entries that are not listed any more are left out of ``entries`` and counted."""

    code: str
    title: Text
    kind: Text
    developer: Text
    entries: tuple[Entry, ...]
    gone: int
    retrieved_on: str
    published_on: str
    promoted_on: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowcasesView:
    """All published showcases, promoted ones first, then the newest."""

    showcases: tuple[Showcase, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the page of showcases."""
    yield Page(
        lang=lang,
        path="showcases/",
        title=site.words["showcases"].of(lang),
        description=site.words["showcases.text"].of(lang),
        template="showcases.html",
        view=ShowcasesView(showcases=showcases_of(site)),
    )


def showcases_of(site: Site) -> tuple[Showcase, ...]:
    """Return what was published by today."""
    listed = {each.key: each for each in site.listed}
    rows = (row for row in site.catalogue.registers.get(REGISTER, ()) if "" < row["publishedOn"] <= site.today)
    found = [_showcase(row, listed, site) for row in rows]
    found.sort(key=lambda each: each.code)
    found.sort(key=lambda each: (bool(each.promoted_on), each.published_on), reverse=True)
    return tuple(found)


def _showcase(row: Row, listed: dict[str, Entry], site: Site) -> Showcase:
    keys = row["entries"].split()
    promoted = row["promotedOn"]
    return Showcase(
        code=row["code"],
        title=Text(row["title"], row["titleEn"]),
        kind=site.catalogue.label("showcase-kinds", row["kind"]),
        developer=site.catalogue.label("developer-kinds", row["developerKind"]),
        entries=tuple(listed[key] for key in keys if key in listed),
        gone=sum(key not in listed for key in keys),
        retrieved_on=row["retrievedOn"],
        published_on=row["publishedOn"],
        promoted_on=promoted if promoted <= site.today else "",
        url=row["url"] if row["url"].startswith(_WEB) else "",
    )
