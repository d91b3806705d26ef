"""The downloads of every open entry: the source as it is, and each format that can hold it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from generator.convert.refusal import Refusal
from generator.convert.registry import CONVERTERS, Converter
from generator.model.artifact import Artifact
from generator.model.entry import Entry, Resource, Role
from generator.model.facts import Distribution, EntryFacts, TableFacts
from generator.model.text import Text
from generator.pipeline.inspect import Tables, contents_of
from generator.pipeline.work import Progress, in_order
from generator.publish.store import Store, key_of
from generator.read.tree import Tree

SOURCE = "csv"


@dataclass(frozen=True, slots=True)
class _Made:
    """One converted file in the store, or the reason why the format is absent."""

    format: str
    key: str
    size: int
    sha256: str
    absent: Text | None


@dataclass(frozen=True, slots=True)
class Downloads:
    """What is offered by entry, and where each converted file is kept until it is published."""

    facts: Mapping[str, EntryFacts]
    keys: Mapping[str, str]


def distribute(
    tree: Tree,
    entries: Sequence[Entry],
    tables: Mapping[str, Tables],
    *,
    store: Store,
    executor: Executor | None,
    progress: Progress,
) -> Downloads:
    """Return the downloads of every entry; entries that offer no data have none, whatever lies in their folders."""
    facts = {each.key: EntryFacts(tables=tables[each.key], distributions=()) for each in entries}
    offered: dict[str, list[Distribution]] = {each.key: [] for each in entries}
    keys: dict[str, str] = {}
    work = [(entry, resource) for entry in entries if entry.offers_data for resource in _data(entry, tables)]
    jobs = ((entry, resource, contents_of(tree, entry)[resource.path], store) for entry, resource in work)
    for (entry, resource), made in zip(work, in_order(_convert, jobs, executor), strict=True):
        table = tables[entry.key][resource.name]
        offered[entry.key].append(_source(entry, resource, table))
        for each in made:
            distribution = _distribution(entry, resource, table, each)
            offered[entry.key].append(distribution)
            if distribution.path:
                keys[distribution.path] = each.key
        progress("convert", len(keys), len(work) * len(CONVERTERS))
    for key, distributions in offered.items():
        facts[key] = EntryFacts(tables=tables[key], distributions=tuple(distributions))
    return Downloads(facts, keys)


def data_files(tree: Tree, entries: Sequence[Entry], downloads: Downloads, store: Store) -> Iterator[Artifact]:
    """Yield the source and the converted files of all downloads, one in memory at a time."""
    for entry in entries:
        for each in downloads.facts[entry.key].distributions:
            if each.format == SOURCE:
                content = tree.read(f"{entry.folder}/{each.path.rpartition('/')[2]}")
                yield Artifact(each.path, content)
            elif each.path:
                kept = store.get(downloads.keys[each.path])
                if kept is None:
                    message = f"{each.path}: the converted file is gone from the store"
                    raise FileNotFoundError(message)
                yield Artifact(each.path, kept)


def _data(entry: Entry, tables: Mapping[str, Tables]) -> Iterator[Resource]:
    for resource in entry.resources:
        if resource.role is Role.DATA and resource.name in tables[entry.key]:
            yield resource


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


def _convert(job: tuple[Entry, Resource, bytes, Store]) -> tuple[_Made, ...]:
    entry, resource, content, store = job
    written = json.dumps(entry.document.value.get("resources"), sort_keys=True)
    source = hashlib.sha256(content).digest()
    made = []
    for module in CONVERTERS:
        key = key_of("convert", store.version, module.NAME, resource.name, written, entry.title.zh, source)
        made.append(_kept(module.NAME, key, store) or _new(module, key, entry.title.zh, resource, content, store))
    return tuple(made)


def _kept(name: str, key: str, store: Store) -> _Made | None:
    """Return the result of an earlier build, if its file is still there."""
    note = store.get(f"{key}-note")
    if note is None:
        return None
    value = json.loads(note)
    if value["zh"]:
        return _Made(name, key, 0, "", Text(value["zh"], value["en"]))
    return _Made(name, key, value["size"], value["sha256"], None) if store.has(key) else None


def _new(module: Converter, key: str, title: str, resource: Resource, content: bytes, store: Store) -> _Made:
    result = module.convert(resource, content, title)
    if isinstance(result, Refusal):
        made = _Made(module.NAME, key, 0, "", result.reason)
    else:
        store.put(key, result)
        made = _Made(module.NAME, key, len(result), hashlib.sha256(result).hexdigest(), None)
    reason = made.absent or Text("", "")
    note = {"zh": reason.zh, "en": reason.en, "size": made.size, "sha256": made.sha256}
    store.put(f"{key}-note", json.dumps(note).encode())
    return made
