"""How to cite an entry: source and retrieval date (the law asks for both)."""

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.text import Text

RETRIEVED = "{retrieved}"
"""Stands where the reader's own retrieval date belongs."""


def citation_of(entry: Entry, catalogue: Catalogue) -> Text:
    """Return one sentence to copy; the date of retrieval is left as ``{retrieved}`` because only the reader knows it."""
    publisher = catalogue.publishers.get(entry.publisher)
    name = publisher.name if publisher else Text(entry.publisher, entry.publisher)
    url = f"{catalogue.portal.base_url}datasets/{entry.key}/"
    year = entry.modified[:4]
    return Text(
        f"{name.zh}：《{entry.title.zh}》（数据更新日期 {entry.modified}），{catalogue.portal.title.zh}，{url}，"
        f"获取日期 {RETRIEVED}。",
        f"{name.en or name.zh} ({year}). {entry.title.en or entry.title.zh} (data of {entry.modified}). "
        f"{catalogue.portal.title.en or catalogue.portal.title.zh}. {url} (retrieved {RETRIEVED}).",
    )
