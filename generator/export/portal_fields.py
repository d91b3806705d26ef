"""The catalogue in the words of other portals: which words is a table of the vocabularies (``portal-fields``).

Each row of that table is one of our values, each further column names it as one system does; a column is an export.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from generator.export.json_file import json_file
from generator.export.view import PublicView, summary_of
from generator.model.artifact import Artifact
from generator.model.entry import Entry

VOCABULARY = "portal-fields"
FILE = "file-"
"""Values of files begin so; they make a table of their own, with the entry that each file belongs to."""

_WHOSE = ("id", "title")


def portal_fields(view: PublicView) -> Iterator[Artifact]:
    """Yield a CSV and a JSON file for each system whose words the table knows, and another two where it lists files."""
    terms = view.catalogue.vocabularies.get(VOCABULARY, {})
    systems = dict.fromkeys(name for term in terms.values() for name in term.extra)
    entries = [_values(each, view) for each in view.entries]
    files = [value for each in view.entries for value in _files(each, view)]
    for system in systems:
        names = [(term.extra[system], code) for code, term in terms.items() if term.extra.get(system)]
        of_files = [pair for pair in names if pair[1].startswith(FILE)]
        yield from _table(system, [pair for pair in names if pair not in of_files], entries)
        if of_files:
            whose = [pair for pair in names if pair[1] in _WHOSE]
            yield from _table(f"{system}-files", [*whose, *of_files], files)


def _table(name: str, names: Sequence[tuple[str, str]], values: Sequence[Mapping[str, str]]) -> Iterator[Artifact]:
    rows = [{shown: value.get(code, "") for shown, code in names} for value in values]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, [shown for shown, _ in names], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    yield Artifact(f"exports/{name}.csv", stream.getvalue().encode())
    yield json_file(f"exports/{name}.json", [{**row} for row in rows])


def _files(entry: Entry, view: PublicView) -> Iterator[Mapping[str, str]]:
    """Yield the offered files of an entry by our own names."""
    titles = {each.name: each.title.zh for each in entry.resources}
    for each in view.offered(entry):
        yield {
            "id": entry.key,
            "title": entry.title.zh,
            "file-title": titles.get(each.resource, each.resource),
            "file-name": each.path.rpartition("/")[2],
            "file-format": each.format,
            "file-size": str(each.size),
            "file-rows": str(each.rows),
            "file-modified": entry.modified or entry.issued,
        }


def _values(entry: Entry, view: PublicView) -> Mapping[str, str]:
    """Return an entry by our own names; what our descriptors do not state is empty."""
    fields = [
        f"{each.title.zh or each.name}({view.label('field-types', each.type).zh})"
        for resource in entry.resources
        for each in resource.fields
    ]
    return {
        "id": entry.key,
        "title": entry.title.zh,
        "description": summary_of(entry, view).zh,
        "publisher": entry.publisher,
        "publisher-name": view.publisher_name(entry).zh,
        "themes": "、".join(view.label("themes", each).zh for each in entry.themes),
        "industry": view.label("industries", entry.industry).zh,
        "keywords": "、".join(entry.keywords),
        "formats": "、".join(dict.fromkeys(each.format.upper() for each in view.offered(entry))),
        "items": "、".join(fields),
        "openness": view.label("openness", entry.openness or "").zh,
        "frequency": view.label("update-frequencies", entry.update_frequency).zh,
        "issued": entry.issued,
        "modified": entry.modified,
        "rows": str(view.facts[entry.key].rows) if entry.key in view.facts else "",
        "page": view.page(entry),
    }
