"""Atom and JSON feeds of what happened: the whole catalogue, each publisher, each theme, in both languages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.derive.happenings import Happening, happenings, topics_of
from generator.export.json_file import json_file
from generator.export.view import PublicView
from generator.export.xml import attribute, content
from generator.model.artifact import Artifact
from generator.model.text import Lang, Text

MOST = 100
"""A feed holds the newest only; the catalogue holds everything."""


def feeds(view: PublicView) -> Iterator[Artifact]:
    """Yield the feed of the catalogue, which every page names, and those feeds of publishers and themes that have something to tell."""
    found = happenings(view.catalogue)
    groups: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for each in found:
        for group in topics_of(each.entry):
            if len(groups[group]) < MOST:
                groups[group].append(each)
    for lang in Lang:
        yield from _both("all", view.catalogue.portal.title, found[:MOST], view, lang)
        for (kind, code), members in sorted(groups.items(), key=lambda each: each[0]):
            publisher = view.catalogue.publishers.get(code)
            name = view.label("themes", code) if kind == "themes" else publisher.name if publisher else Text(code, code)
            yield from _both(f"{kind}/{code}", name, members, view, lang)


def feed_path(name: str, lang: Lang, suffix: str) -> str:
    """Return where a feed lies: ``feeds/themes/transport.xml``."""
    return f"{'en/' if lang is Lang.EN else ''}feeds/{name}.{suffix}"


def _both(name: str, title: Text, found: Sequence[Happening], view: PublicView, lang: Lang) -> Iterator[Artifact]:
    yield _atom(name, title.shown(lang), found, view, lang)
    yield _json(name, title.shown(lang), found, view, lang)


def _address(each: Happening, view: PublicView, lang: Lang) -> str:
    return view.url(f"{'en/' if lang is Lang.EN else ''}datasets/{each.entry.key}/")


def _identity(each: Happening, view: PublicView) -> str:
    return f"{view.page(each.entry)}#{each.kind}-{each.day}"


def _headline(each: Happening, lang: Lang) -> str:
    return f"{each.label.of(lang)}{'：' if lang is Lang.ZH else ': '}{each.entry.title.shown(lang)}"


def _time(each: Happening, view: PublicView) -> str:
    """Return a time that no other event of the catalogue has: what is known is the day, the seconds only number its events."""
    return _moment(each.day, each.number, view)


def _moment(day: str, number: int, view: PublicView) -> str:
    zone = view.catalogue.portal.document.value.get("timezone")
    minutes, seconds = divmod(number, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{day}T{hours % 24:02}:{minutes:02}:{seconds:02}{zone if isinstance(zone, str) and zone else 'Z'}"


def _atom(name: str, title: str, found: Sequence[Happening], view: PublicView, lang: Lang) -> Artifact:
    own = feed_path(name, lang, "xml")
    portal = view.catalogue.portal
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang.value}">',
        f"<id>{content(view.url(own))}</id>",
        f"<title>{content(title)}</title>",
        f"<updated>{_time(found[0], view) if found else _moment(view.today, 0, view)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={attribute(view.url(own))}/>',
        f'<link rel="alternate" type="text/html" href={attribute(view.url("en/" if lang is Lang.EN else ""))}/>',
        f"<author><name>{content(portal.title.shown(lang))}</name></author>",
        *(line for each in found for line in _entry(each, view, lang)),
        "</feed>\n",
    ]
    return Artifact(own, "\n".join(lines).encode())


def _entry(each: Happening, view: PublicView, lang: Lang) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{content(_identity(each, view))}</id>"
    yield f"<title>{content(_headline(each, lang))}</title>"
    yield f"<updated>{_time(each, view)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={attribute(_address(each, view, lang))}/>'
    yield f"<category term={attribute(each.kind)} label={attribute(each.label.of(lang))}/>"
    yield f"<summary>{content(each.note.shown(lang) or each.entry.title.shown(lang))}</summary>"
    yield "</entry>"


def _json(name: str, title: str, found: Sequence[Happening], view: PublicView, lang: Lang) -> Artifact:
    own = feed_path(name, lang, "json")
    return json_file(
        own,
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": view.url("en/" if lang is Lang.EN else ""),
            "feed_url": view.url(own),
            "language": lang.value,
            "items": [
                {
                    "id": _identity(each, view),
                    "url": _address(each, view, lang),
                    "title": _headline(each, lang),
                    "content_text": each.note.shown(lang) or each.entry.title.shown(lang),
                    "date_published": _time(each, view),
                    "tags": [each.kind],
                }
                for each in found
            ],
        },
    )
