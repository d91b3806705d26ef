"""Events (活动): competitions, meetings and training that the authorities hold, coming ones first."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.table import Row
from generator.model.text import Lang, Text
from generator.pages.site import Page, Site

REGISTER = "events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event and the authority that holds it."""

    code: str
    title: Text
    kind: Text
    authority: Text
    starts_on: str
    ends_on: str
    description: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsView:
    """Events that are not over, the next one first; then those that are, the last one first."""

    coming: tuple[Event, ...]
    past: tuple[Event, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the page of events."""
    events = sorted(
        (_event(row, site) for row in site.catalogue.registers.get(REGISTER, ())),
        key=lambda each: (each.starts_on, each.code),
    )
    yield Page(
        lang=lang,
        path="events/",
        title=site.words["events"].of(lang),
        description=site.words["events.text"].of(lang),
        template="events.html",
        view=EventsView(
            coming=tuple(each for each in events if each.ends_on >= site.today),
            past=tuple(each for each in reversed(events) if each.ends_on < site.today),
        ),
    )


def _event(row: Row, site: Site) -> Event:
    authority = site.catalogue.authorities.get(row["authority"])
    return Event(
        code=row["code"],
        title=Text(row["title"], row["titleEn"]),
        kind=site.catalogue.label("event-kinds", row["kind"]),
        authority=authority.name if authority else Text(row["authority"], row["authority"]),
        starts_on=row["startsOn"],
        ends_on=row["endsOn"] or row["startsOn"],
        description=Text(row["description"], row["descriptionEn"]),
    )
