"""Links in the head of a page: to what machines read instead of it, and to what its script will import."""

from collections.abc import Container, Iterable
from dataclasses import replace
from html import escape

from generator.derive.public import is_listed
from generator.model.entry import Entry
from generator.model.text import Lang
from generator.pages.site import Page

# The blank in "alternate " keeps the theme's script from asking every alternate for a sitemap; to browsers it is the same.
_LINKED = (
    ("describedby", "text/turtle", "dcat.ttl"),
    ("describedby", "application/ld+json", "dcat.jsonld"),
    ("describedby", "application/rdf+xml", "dcat.rdf"),
)
_TEXT = ("alternate ", "text/markdown", "index.md")
_DATA = (
    ("describedby", "application/vnd.datapackage+json", "datapackage.json"),
    ("describedby", "application/ld+json", "croissant.json"),
)
_CATALOGUE = (
    ("describedby", "text/turtle", "dcat/catalog.ttl"),
    ("describedby", "application/ld+json", "dcat/catalog.jsonld"),
    ("describedby", "application/rdf+xml", "dcat/catalog.rdf"),
    ("describedby", "application/vnd.datapackage+json", "datapackage.json"),
    ("alternate ", "application/json", "data.json"),
    ("alternate ", "text/plain", "llms.txt"),
    ("service-desc", "application/vnd.oai.openapi+json", "api/v1/openapi.json"),
)
_FEEDS = (("alternate ", "application/atom+xml", "xml"), ("alternate ", "application/feed+json", "json"))


def home_links(root: str) -> str:
    """Return the links from the first page to the catalogue as a whole; ``root`` leads to the site's root."""
    return _spelled((rel, kind, root + file) for rel, kind, file in _CATALOGUE)


def entry_links(entry: Entry, lang: Lang) -> str:
    """Return the links from an entry's page to its other descriptions, to its notice only for a closed entry."""
    files = (_TEXT, *_LINKED, *(_DATA if entry.offers_files else ())) if is_listed(entry) else ()
    return _beside(entry.key, lang, files)


def tombstone_links(key: str, lang: Lang) -> str:
    """Return the links from the page of a removed entry to what is left of it for machines."""
    return _beside(key, lang, _LINKED)


def with_feeds(page: Page, name: str, told: Container[str]) -> Page:
    """Return a page that names its own feed (``themes/transport``), where that is one of those that tell something."""
    if name not in told:
        return page
    folder = f"{page.root}{'en/' if page.lang is Lang.EN else ''}feeds/{name}"
    feeds = ((rel, kind, f"{folder}.{suffix}") for rel, kind, suffix in _FEEDS)
    return replace(page, head=page.head + _spelled(feeds, f' title="{escape(page.title)}"'))


def _beside(key: str, lang: Lang, files: Iterable[tuple[str, str, str]]) -> str:
    """Return links to an entry's JSON and to files that lie beside its Chinese page."""
    root, folder = ("../../../", "") if lang is Lang.ZH else ("../../../../", f"../../../../datasets/{key}/")
    details = ("alternate ", "application/json", f"{root}api/v1/entries/{key}.json")
    return _spelled((details, *((rel, kind, folder + file) for rel, kind, file in files)))


def _spelled(links: Iterable[tuple[str, str, str]], more: str = "") -> str:
    return "".join(f'<link rel="{rel}" type="{kind}"{more} href="{escape(address)}">' for rel, kind, address in links)


def module_links(root: str, modules: Iterable[str]) -> str:
    """Return links that fetch modules at once, which would otherwise be found one behind the other."""
    return "".join(f'<link rel="modulepreload" href="{root}assets/{each}.js">' for each in modules)
