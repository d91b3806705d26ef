"""The whole list as one table: a line for each entry that lists and search name, for those who want it in a spreadsheet."""

import csv
import io
from collections.abc import Mapping

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Field, Resource, Role
from generator.model.facts import EntryFacts
from generator.model.text import NOTHING, Text

NAME = "catalogue"
TITLE = "数据目录"

_COLUMNS: Mapping[str, tuple[str, Text]] = {
    "id": ("string", Text("标识", "Identifier")),
    "title": ("string", Text("名称", "Title")),
    "titleEn": ("string", Text("英文名称", "Title in English")),
    "publisher": ("string", Text("开放主体", "Publisher")),
    "publisherEn": ("string", Text("开放主体英文名称", "Publisher in English")),
    "openness": ("string", Text("开放属性", "Openness")),
    "status": ("string", Text("状态", "Status")),
    "themes": ("string", Text("主题", "Themes")),
    "divisions": ("string", Text("区域", "Areas")),
    "industry": ("string", Text("行业", "Industry")),
    "updateFrequency": ("string", Text("更新频率", "Update frequency")),
    "issued": ("string", Text("首次开放日期", "First published")),
    "modified": ("string", Text("数据更新日期", "Data updated on")),
    "rows": ("integer", Text("行数", "Rows")),
    "formats": ("string", Text("下载格式", "Formats")),
    "keywords": ("string", Text("关键词", "Keywords")),
    "description": ("string", Text("说明", "Description")),
    "url": ("string", Text("网页", "Page")),
}


def catalogue_table(catalogue: Catalogue, listed: tuple[Entry, ...], facts: Mapping[str, EntryFacts]) -> bytes:
    """Return the list as CSV: codes are labels, several values stand with 、 between them."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in listed:
        row = _row(entry, catalogue, facts.get(entry.key))
        writer.writerow([row.get(column, "") for column in _COLUMNS])
    return written.getvalue().encode()


def table_resource() -> Resource:
    """Return the table's schema, from which its workbook is made."""
    fields = (
        Field(name=name, type=kind, title=title, description=NOTHING, descriptor={"name": name, "type": kind})
        for name, (kind, title) in _COLUMNS.items()
    )
    title = Text(TITLE, "Catalogue")
    return Resource(
        index=0,
        name=NAME,
        title=title,
        description=NOTHING,
        role=Role.DATA,
        path=f"{NAME}.csv",
        fields=tuple(fields),
    )


def _row(entry: Entry, catalogue: Catalogue, facts: EntryFacts | None) -> Mapping[str, object]:
    publisher = catalogue.publishers.get(entry.publisher)
    name = publisher.name if publisher else Text(entry.publisher, "")
    offered = facts if facts and entry.offers_data else None

    def labels(vocabulary: str, *codes: str) -> str:
        return "、".join(catalogue.label(vocabulary, code).zh for code in codes if code)

    formats = dict.fromkeys(each.format for each in offered.distributions if each.path) if offered else ()
    return {
        "id": entry.id or entry.key,
        "title": entry.title.zh,
        "titleEn": entry.title.en,
        "publisher": name.zh,
        "publisherEn": name.en,
        "openness": labels("openness", entry.openness or ""),
        "status": labels("statuses", entry.status or ""),
        "themes": labels("themes", *entry.themes),
        "divisions": labels("divisions", *entry.divisions),
        "industry": labels("industries", entry.industry),
        "updateFrequency": labels("update-frequencies", entry.update_frequency),
        "issued": entry.issued if entry.modified else "",
        "modified": entry.modified,
        "rows": offered.rows if offered and offered.rows else "",
        "formats": "、".join(formats),
        "keywords": "、".join(entry.keywords),
        "description": " ".join(entry.description.zh.split()),
        "url": f"{catalogue.portal.base_url}datasets/{entry.key}/",
    }
