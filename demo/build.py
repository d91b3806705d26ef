"""From the entries as written by hand to the folders of `datasets/`."""

import csv
import io
import random
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from demo.descriptor import describe
from demo.emit import to_yaml
from demo.read import Draft, Item, read_drafts
from demo.tables.registry import TABLES, Row


def write_all(target: Path, *, only: frozenset[str] = frozenset()) -> tuple[int, int]:
    """The folders of `target` hold exactly the entries of the demonstration; gives their number and bytes."""
    drafts = [draft for draft in read_drafts() if not only or draft.identity in only]
    if not only and target.exists():
        shutil.rmtree(target)
    return len(drafts), sum(_write(target / draft.publisher / draft.name, draft) for draft in drafts)


def _write(folder: Path, draft: Draft) -> int:
    """The folder holds the descriptor and the tables of this entry and nothing else; gives their bytes."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    files = {"datapackage.yaml": to_yaml(describe(draft)).encode()}
    for item in draft.items:
        files[item.path] = _table(draft, item)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return sum(map(len, files.values()))


def _table(draft: Draft, item: Item) -> bytes:
    """The CSV file of a resource: UTF-8, LF, header first; a dictionary has the header only."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    width = len(item.fields)
    writer.writerow(field["name"] for field in item.fields)
    rows: Iterable[Row] = () if item.role == "dictionary" else _rows(draft, item)
    for row in rows:
        if len(row) != width:
            message = f"{draft.identity} {item.name}: {len(row)} cells in a row, {width} fields"
            raise ValueError(message)
        writer.writerow(map(_cell, row))
    return buffer.getvalue().encode()


def _rows(draft: Draft, item: Item) -> Iterator[Row]:
    key = draft.identity if item.name == draft.name else f"{draft.identity}#{item.name}"
    yield from TABLES[key](random.Random(key))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
