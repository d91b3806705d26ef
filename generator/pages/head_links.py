"""Links in the head of a page: to what machines read instead of it, and to what its script will import."""

from collections.abc import Iterable
from html import escape

from generator.derive.public import is_listed
from generator.model.entry import Entry, Openness

# The blank in "alternate " keeps the theme's script from asking every alternate for a sitemap; to browsers it is the same.
_ENTRY = (
    ("alternate ", "text/markdown", "index.md"),
    ("describedby", "text/turtle", "dcat.ttl"),
    ("describedby", "application/ld+json", "dcat.jsonld"),
    ("describedby", "application/rdf+xml", "dcat.rdf"),
)
_DATA = (
    ("describedby", "application/vnd.datapackage+json", "datapackage.json"),
    ("describedby", "application/ld+json", "croissant.json"),
)


def entry_links(entry: Entry, root: str) -> str:
    """Return the links from an entry's page to its other descriptions, none for a closed entry.

    ``root`` leads to the site's root.
    """
    if not is_listed(entry):
        return ""
    links = [*_ENTRY, *(_DATA if entry.openness is Openness.UNCONDITIONAL and entry.offers_data else ())]
    folder = f"{root}datasets/{entry.key}/"
    return "".join(
        f'<link rel="{rel}" type="{media_type}" href="{escape(folder + file)}">' for rel, media_type, file in links
    )


def module_links(root: str, modules: Iterable[str]) -> str:
    """Return links that fetch modules at once, which would otherwise be found one behind the other."""
    return "".join(f'<link rel="modulepreload" href="{root}assets/{each}.js">' for each in modules)
