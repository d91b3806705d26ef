"""What a downloaded file says of itself when it travels alone: title, publisher, dates, licence, address, citation."""

from generator.derive.citation import RETRIEVED, citation_of
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry

BLANK = "____-__-__"
"""Where the reader writes the day on which he fetched the file."""


def origin_of(entry: Entry, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return pairs of a label, in both languages, and a text; nothing that was not written down is listed."""
    publisher = catalogue.publishers.get(entry.publisher)
    cited = citation_of(entry, catalogue)
    pairs = (
        ("标题 title", entry.title.zh),
        ("英文标题 title in English", entry.title.en),
        ("开放主体 publisher", publisher.name.zh if publisher else entry.publisher),
        ("更新日期 modified", entry.modified),
        ("许可 licence", "；".join(each.title or each.name for each in entry.licences)),
        ("合成数据 synthetic", entry.synthetic_note.zh if entry.synthetic else ""),
        ("网址 address", f"{catalogue.portal.base_url}datasets/{entry.key}/"),
        ("引用 citation", cited.zh.replace(RETRIEVED, BLANK)),
        ("英文引用 citation in English", cited.en.replace(RETRIEVED, BLANK)),
    )
    return tuple((label, text) for label, text in pairs if text)
