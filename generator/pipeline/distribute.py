"""The downloads of every open entry: the source as it is, and each format that can hold it and was read back unaltered."""

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from generator.convert.registry import CONVERTERS, Converter
from generator.convert.source import SourceTable
from generator.derive.origin import origin_of
from generator.derive.public import public_tables
from generator.model.artifact import Artifact, FileArtifact
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Resource, Role
from generator.model.facts import Distribution, EntryFacts, TableFacts
from generator.model.finding import Place, Problem
from generator.model.text import NOTHING, Text
from generator.pipeline.inspect import Tables
from generator.pipeline.work import Progress, in_order
from generator.publish.store import Store, key_of
from generator.read.tree import Tree, WorkingTree

SOURCE = "csv"
LARGE = 4 << 20
"""A source of so many bytes is read from the disk piece by piece, and never sent from one process to another."""

DIFFERS = "OD430"


@dataclass(frozen=True, slots=True)
class _Made:
    """One converted file in the store, or the reason why the format is absent; ``wrong`` says that ours is the fault."""

    format: str
    key: str
    size: int = 0
    sha256: str = ""
    absent: Text | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Downloads:
    """What is offered by entry, where each converted file is kept until it is published, and what did not read back."""

    facts: Mapping[str, EntryFacts]
    files: Mapping[str, Path]
    problems: tuple[Problem, ...] = field(default=())


def distribute(
    tree: Tree,
    catalogue: Catalogue,
    tables: Mapping[str, Tables],
    *,
    store: Store,
    executor: Executor | None,
    progress: Progress,
) -> Downloads:
    """Return the downloads of every entry; entries that offer no data have none, whatever lies in their folders."""
    entries = catalogue.entries
    tables = {each.key: public_tables(each, tables[each.key]) for each in entries}
    offered: dict[str, list[Distribution]] = {each.key: [] for each in entries}
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    work = [(entry, resource) for entry in entries if entry.offers_data for resource in _data(entry, tables)]
    jobs = (
        (_table(tree, entry, resource, catalogue), _key(entry, resource, tables, catalogue), store)
        for entry, resource in work
    )
    for number, ((entry, resource), made) in enumerate(zip(work, in_order(_convert, jobs, executor), strict=True), 1):
        table = tables[entry.key][resource.name]
        offered[entry.key].append(_source(entry, resource, table))
        for each in made:
            distribution = _distribution(entry, resource, table, each)
            offered[entry.key].append(distribution)
            if distribution.path:
                files[distribution.path] = store.path(each.key)
            if each.wrong and each.absent:
                problems.append(
                    Problem(code=DIFFERS, place=Place(f"{entry.folder}/{resource.path}", 1), message=each.absent)
                )
        progress("convert", number, len(work))
    facts = {each.key: EntryFacts(tables=tables[each.key], distributions=tuple(offered[each.key])) for each in entries}
    return Downloads(facts, files, tuple(problems))


def data_files(tree: Tree, entries: Sequence[Entry], downloads: Downloads) -> Iterator[Artifact | FileArtifact]:
    """Yield the source and the converted files of all downloads; large ones as files, so that none is in memory."""
    for entry in entries:
        for each in downloads.facts[entry.key].distributions:
            if each.format == SOURCE:
                content = _content(tree, f"{entry.folder}/{each.path.rpartition('/')[2]}", each.size)
                yield (
                    FileArtifact(each.path, str(content)) if isinstance(content, Path) else Artifact(each.path, content)
                )
            elif each.path:
                yield FileArtifact(each.path, str(downloads.files[each.path]))


def _data(entry: Entry, tables: Mapping[str, Tables]) -> Iterator[Resource]:
    for resource in entry.resources:
        if resource.role is Role.DATA and resource.name in tables[entry.key]:
            yield resource


def _content(tree: Tree, path: str, size: int) -> bytes | Path:
    """Return the bytes of a source, or where it lies if it is large; what the listing found to be a link is not there."""
    if size > LARGE and isinstance(tree, WorkingTree):
        return tree.root / path
    return tree.read(path)


def _table(tree: Tree, entry: Entry, resource: Resource, catalogue: Catalogue) -> SourceTable:
    size = next(each.size for each in entry.files if each.path == f"{entry.folder}/{resource.path}")
    content = _content(tree, f"{entry.folder}/{resource.path}", size)
    return SourceTable(resource, content, entry.title.zh, origin_of(entry, catalogue))


def _key(entry: Entry, resource: Resource, tables: Mapping[str, Tables], catalogue: Catalogue) -> str:
    """Return all that the converted files of a resource depend on, besides the code."""
    written = json.dumps(entry.document.value.get("resources"), sort_keys=True)
    origin = json.dumps(origin_of(entry, catalogue))
    return key_of(resource.name, written, entry.title.zh, origin, tables[entry.key][resource.name].sha256)


def _stem(entry: Entry, resource: Resource) -> str:
    return f"datasets/{entry.key}/{resource.path.removesuffix('.csv')}"


def _source(entry: Entry, resource: Resource, table: TableFacts) -> Distribution:
    return Distribution(
        resource=resource.name,
        format=SOURCE,
        path=f"{_stem(entry, resource)}.csv",
        rows=table.rows,
        size=table.size,
        sha256=table.sha256,
    )


def _distribution(entry: Entry, resource: Resource, table: TableFacts, made: _Made) -> Distribution:
    path = "" if made.absent else f"{_stem(entry, resource)}.{made.format}"
    return Distribution(
        resource=resource.name,
        format=made.format,
        path=path,
        rows=table.rows,
        size=made.size,
        sha256=made.sha256,
        absent=made.absent,
    )


def _convert(job: tuple[SourceTable, str, Store]) -> tuple[_Made, ...]:
    table, key, store = job
    made = []
    for module in CONVERTERS:
        if module.fits(table.resource):
            own = key_of("convert", store.version, module.NAME, key)
            made.append(_kept(module.NAME, own, store) or _new(module, own, table, store))
    return tuple(made)


def _kept(name: str, key: str, store: Store) -> _Made | None:
    """Return the result of an earlier build, if its file is still there and unharmed."""
    note = store.get(f"{key}-note")
    if note is None:
        return None
    value = json.loads(note)
    if value["zh"]:
        return _Made(name, key, absent=Text(value["zh"], value["en"]))
    return _Made(name, key, value["size"], value["sha256"]) if store.file(key, value["sha256"]) else None


def _new(module: Converter, key: str, table: SourceTable, store: Store) -> _Made:
    """Return a format made anew; one that does not read back as it was is never kept, nor published."""
    with store.scratch() as stream:
        refusal = module.convert(table, stream)
        wrong = None if refusal else _differs(module, table, stream)
        if wrong:
            return _Made(module.NAME, key, absent=wrong, wrong=True)
        reason = refusal.reason if refusal else NOTHING
        size, sha256 = (0, "") if refusal else store.keep(key, stream)
    note = {"zh": reason.zh, "en": reason.en, "size": size, "sha256": sha256}
    store.put(f"{key}-note", json.dumps(note).encode())
    return _Made(module.NAME, key, size, sha256, refusal.reason if refusal else None)


def _differs(module: Converter, table: SourceTable, stream: BinaryIO) -> Text | None:
    stream.flush()
    stream.seek(0)
    found = module.verify(table, stream)
    if found is None:
        return None
    name = module.NAME.upper()
    return Text(
        f"生成的 {name} 读回后与源文件不一致，没有发布：{found.zh}",
        f"the {name} made from the source reads back differently and is not published: {found.en}",
    )
