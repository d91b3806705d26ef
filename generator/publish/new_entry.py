"""A new entry's folder: a descriptor to fill in, and the clean table where one was given."""

import difflib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.model.text import NOTHING, Text
from generator.read.infer import InferredField, InferredTable, infer_table
from generator.read.profile import FILE

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*\Z")
TO_FILL = "待填"


class NewEntryError(Exception):
    """An entry that cannot be begun; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        """Carry the reason in both languages."""
        super().__init__(text.en)
        self.text = text


def write_new_entry(
    root: Path, key: str, source: Path | None, catalogue: Catalogue, today: str, title: Text = NOTHING
) -> tuple[Path, ...]:
    """Create ``datasets/<key>/`` and return what was written; nothing that exists is ever touched."""
    publisher, _, name = key.partition("/")
    folder = root / "datasets" / publisher / name
    if not _KEY.match(key):
        zh = "目录编号应写成“单位/目录”，只用小写字母、数字和连字符"
        raise NewEntryError(Text(zh, "write PUBLISHER/ENTRY with lower-case letters, digits and hyphens only"))
    if publisher not in catalogue.publishers:
        close = difflib.get_close_matches(publisher, catalogue.publishers, n=1) or list(catalogue.publishers)
        zh = f"单位“{publisher}”没有登记；是不是：{'、'.join(close)}"
        raise NewEntryError(
            Text(zh, f"the publisher '{publisher}' is not registered; did you mean: {', '.join(close)}")
        )
    if folder.exists():
        raise NewEntryError(Text(f"目录 {key} 已经存在", f"the entry {key} exists already; choose another name"))
    table = infer_table(source) if source else _EMPTY
    file = f"{name.replace('_', '-')[:60]}.csv"
    descriptor = "\n".join(_descriptor(publisher, name, file, table, catalogue, today, title)) + "\n"
    folder.mkdir(parents=True)
    paths = (folder / "datapackage.yaml", folder / file)
    paths[0].write_text(descriptor, encoding="utf-8")
    paths[1].write_bytes(table.csv())
    return paths


_EMPTY = InferredTable((InferredField("code", "编号", "string", required=True),), ())


def _descriptor(
    publisher: str, name: str, file: str, table: InferredTable, catalogue: Catalogue, today: str, title: Text
) -> Iterator[str]:
    """Yield the lines of a descriptor in the order of the profile; comments tell what may be written."""
    codes = {
        each: " | ".join(catalogue.vocabularies.get(each, {}))
        for each in ("themes", "update-frequencies", "data-types")
    }
    licence = next(iter(catalogue.vocabularies.get("licences", {"": None})))
    division = catalogue.publishers[publisher].division
    yield f"# yaml-language-server: $schema=../../../generator/read/profile/{FILE}"
    yield from (f"name: {name}", f"id: {publisher}/{name}")
    yield f"title: {_quoted(title.zh) if title.zh else TO_FILL}"
    if title.en:
        yield f"titleEn: {_quoted(title.en)}"
    yield from (f"description: {TO_FILL}", f"publisher: {publisher}")
    yield "openness: unconditional # unconditional | conditional | withheld"
    yield from ("status: published", f"dataType: table # {codes['data-types']}")
    yield from (f"themes: # {codes['themes']}", f"  - {TO_FILL}")
    yield f"industry: {TO_FILL} # A … T"
    yield from ("keywords:", f"  - {TO_FILL}")
    yield f"updateFrequency: {TO_FILL} # {codes['update-frequencies']}"
    yield from (f'issued: "{today}"', f'modified: "{today}"')
    yield from ("divisions:", f'  - "{division}"')
    yield from ("licenses:", f"  - name: {licence}")
    for key, line in _REVIEWS:
        yield from (f"{key}:", f"  {line}", f'  date: "{today}"', f"  by: {TO_FILL}")
    yield from ("masking:", "  required: false", f"  statement: {TO_FILL}")
    yield from ('version: "1.0"', "resources:", f"  - name: {file.removesuffix('.csv')}", f"    title: {TO_FILL}")
    yield from (f"    path: {file}", "    format: csv", "    mediatype: text/csv", "    encoding: utf-8")
    yield from ("    schema:", "      fields:")
    for field in table.fields:
        yield from (f"        - name: {field.name}", f"          type: {field.type}")
        yield from (f"          title: {_quoted(field.title)}", f"          description: {TO_FILL}")
        if field.required:
            yield from ("          constraints:", "            required: true")


_REVIEWS = (
    ("secrecyReview", "conclusion: not-secret"),
    ("securityReview", "conclusion: passed"),
    ("riskAssessment", "level: low"),
)


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar that is always text."""
    return json.dumps(text or TO_FILL, ensure_ascii=False)
