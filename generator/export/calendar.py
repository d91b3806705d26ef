"""Deadlines as a calendar (RFC 5545) that any calendar program can subscribe to; the same deadlines give the same bytes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from unicodedata import category
from urllib.parse import urlsplit

from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.reminder import Reminder
from generator.model.text import Lang, Text

NAME = "deadlines.ics"
_LINE = 75
_SHOWN = 20
_UPDATE = "update"
_TITLE = Text("公共数据开放时限", "Deadlines of open data")
_UPDATES = Text("{count} 个目录到期更新", "{count} entries are due for an update")
_ESTIMATE = Text("（估计）", " (estimate)")


def public_calendars(found: Sequence[Reminder], catalogue: Catalogue, today: str) -> Iterator[Artifact]:
    """Yield the calendar of the public clocks in each language."""
    shown = tuple(each for each in found if each.clock.public)
    for lang in Lang:
        folder = "en/" if lang is Lang.EN else ""
        yield Artifact(f"{folder}{NAME}", calendar_of(shown, catalogue, today, lang))


def calendar_of(found: Sequence[Reminder], catalogue: Catalogue, today: str, lang: Lang) -> bytes:
    """Return a calendar with one event of a day per deadline; updates of a publisher on one day are one event."""
    name = f"{catalogue.portal.short_title.shown(lang)} · {_TITLE.of(lang)}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//open-data-portal//deadlines//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_escaped(name)}", f"X-WR-CALNAME:{_escaped(name)}"]
    ordered = sorted(found, key=lambda each: (each.due, each.clock.code, each.publisher, each.subject))
    for _, group in groupby(ordered, key=_together):
        lines += _event(tuple(group), catalogue, today, lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _together(each: Reminder) -> tuple[str, ...]:
    subject = each.publisher if each.clock.kind == _UPDATE else each.key
    return each.due, each.clock.code, subject


def _event(group: tuple[Reminder, ...], catalogue: Catalogue, today: str, lang: Lang) -> Iterator[str]:
    first = group[0]
    due = date.fromisoformat(first.due)
    host = urlsplit(catalogue.portal.base_url).hostname or "localhost"
    identity = "-".join(_together(first)).replace("/", "-").replace(" ", "-").replace("#", "")
    body = catalogue.publishers.get(first.publisher) or catalogue.authorities.get(first.authority)
    what = _UPDATES.of(lang).format(count=len(group)) if first.clock.kind == _UPDATE else first.title.shown(lang)
    summary = f"{first.clock.title.shown(lang)} · {body.name.shown(lang) if body else first.authority} · {what}"
    listed = [f"{each.subject} {each.title.shown(lang)}" for each in group[:_SHOWN]]
    listed += ["…"] if len(group) > _SHOWN else []
    articles = [citation.label.shown(lang) for citation in first.basis]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@{host}"
    yield f"DTSTAMP:{today.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(summary + (_ESTIMATE.of(lang) if first.estimated else ''))}"
    yield f"DESCRIPTION:{_escaped(chr(10).join((*listed, *articles)))}"
    yield f"CATEGORIES:{_escaped(first.clock.title.shown(lang))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text value: backslash, semicolon, comma and line ends are escaped, other control characters dropped."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(each for each in text if category(each) not in {"Cc", "Zl", "Zp"})


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, never inside a character."""
    pieces, size = [""], 0
    for each in line:
        length = len(each.encode())
        if size + length > _LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += each
        size += length
    return "\r\n".join(pieces)
