"""What programs look for at a fixed place: sitemap, robots.txt, llms.txt, OpenSearch and security.txt."""

from collections.abc import Iterator, Mapping, Sequence

from generator.export.view import PublicView
from generator.export.xml import attribute, content
from generator.model.artifact import Artifact
from generator.model.entry import Entry
from generator.model.text import Lang

MOST_URLS = 50_000
"""The protocol's own limit of addresses in one file."""

SECURITY = ".well-known/security.txt"
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWEST = 200
_SHORT_NAME, _DESCRIPTION = 16, 1024
"""How many characters OpenSearch allows."""


def signposts(view: PublicView) -> Iterator[Artifact]:
    """Yield the files at fixed places, but for the sitemap."""
    portal = view.catalogue.portal
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {view.url('sitemap.xml')}\n".encode())
    yield Artifact("llms.txt", _llms(view).encode())
    for lang in Lang:
        yield _search(view, lang)
    security = _security(portal.document.value.get("security"), view)
    if security:
        yield Artifact(SECURITY, security.encode())


def _search(view: PublicView, lang: Lang) -> Artifact:
    """Return how a browser searches the catalogue in a language (OpenSearch 1.1)."""
    portal, folder = view.catalogue.portal, "en/" if lang is Lang.EN else ""
    name, own = portal.short_title.shown(lang), f"{folder}opensearch.xml"
    if len(name) > _SHORT_NAME:
        name = name[: _SHORT_NAME + 1].rpartition(" ")[0] or name[:_SHORT_NAME]
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{content(name)}</ShortName>",
        f"<Description>{content(portal.description.shown(lang)[:_DESCRIPTION])}</Description>",
        f"<InputEncoding>UTF-8</InputEncoding>\n<Language>{lang.value}</Language>",
        f'<Url type="text/html" template={attribute(view.url(f"{folder}catalogue/?q={{searchTerms}}"))}/>',
        f'<Url type="application/opensearchdescription+xml" rel="self" template={attribute(view.url(own))}/>',
        "</OpenSearchDescription>\n",
    )
    return Artifact(own, "\n".join(lines).encode())


def sitemap(pages: Sequence[str], view: PublicView) -> Iterator[Artifact]:
    """Yield the sitemap of pages by their paths; from more than 50,000 on, several and a list of them.

    The notice of a closed entry is no page to be found by a search engine, and is left out.
    """
    days = {f"{prefix}datasets/{each.key}/": _day(each) for each in view.entries for prefix in ("", "en/")}
    urls = [each for each in pages if each in days or not each.removeprefix("en/").startswith("datasets/")]
    parts = [urls[first : first + MOST_URLS] for first in range(0, len(urls), MOST_URLS)] or [[]]
    if len(parts) == 1:
        yield Artifact("sitemap.xml", _urls(parts[0], days, view))
        return
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<sitemapindex {_SITEMAP}>"]
    for number, part in enumerate(parts, 1):
        yield Artifact(f"sitemap-{number}.xml", _urls(part, days, view))
        lines.append(f"<sitemap><loc>{content(view.url(f'sitemap-{number}.xml'))}</loc></sitemap>")
    yield Artifact("sitemap.xml", "\n".join((*lines, "</sitemapindex>\n")).encode())


def _urls(urls: Sequence[str], days: Mapping[str, str], view: PublicView) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<urlset {_SITEMAP}>"]
    for url in urls:
        changed = f"<lastmod>{days[url]}</lastmod>" if days.get(url) else ""
        lines.append(f"<url><loc>{content(view.url(url))}</loc>{changed}</url>")
    return "\n".join((*lines, "</urlset>\n")).encode()


def _day(entry: Entry) -> str:
    """Return when an entry last changed, from what it states itself."""
    change = entry.status_change.date if entry.status_change else ""
    return max(entry.modified, entry.issued, change)


def _llms(view: PublicView) -> str:
    portal = view.catalogue.portal
    lines = [
        f"# {_flat(portal.title.zh)}",
        "",
        f"> {_flat(f'{portal.description.zh} {portal.description.en}')}",
        "",
        "## Interfaces",
        "",
        f"- [Static data interface]({view.url('api/v1/openapi.json')}): OpenAPI 3.1 of all JSON files",
        f"- [Catalogue]({view.url('api/v1/catalogue.json')}): all entries, newest first, in pages",
        f"- [DCAT-AP]({view.url('dcat/catalog.jsonld')}): the catalogue as linked data",
        f"- [Data Package]({view.url('datapackage.json')}): entries, files and fields as CSV tables",
        f"- [For developers]({view.url('en/developers/')}): how to use all of this",
        "",
        "## Entries",
        "",
        *(
            f"- [{_flat(each.title.zh)}]({view.page(each)}index.md)"
            + (f": {_flat(each.title.en)}" if each.title.en else "")
            for each in view.entries[:_NEWEST]
        ),
    ]
    left = len(view.entries) - _NEWEST
    if left > 0:
        lines.append(f"- [{left} more]({view.url('api/v1/catalogue.json')})")
    return "\n".join(lines) + "\n"


def _flat(text: str) -> str:
    return " ".join(text.replace("[", "(").replace("]", ")").split())


def _security(setting: object, view: PublicView) -> str:
    """Return the contacts that the portal's setting names (RFC 9116); without a contact, or past its expiry, there is no such file."""
    if (
        not isinstance(setting, Mapping)
        or not setting.get("contact")
        or str(setting.get("expires") or "") <= view.today
    ):
        return ""
    names = (("contact", "Contact"), ("expires", "Expires"), ("policy", "Policy"), ("encryption", "Encryption"))
    lines = [f"{label}: {' '.join(str(setting[name]).split())}" for name, label in names if setting.get(name)]
    lines += ["Preferred-Languages: zh, en", f"Canonical: {view.url(SECURITY)}"]
    return "\n".join(lines) + "\n"
