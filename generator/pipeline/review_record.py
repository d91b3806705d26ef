"""What every merge did to which entry: each pair of revisions is compared once and remembered by its commit."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from generator.compare.sides import compare
from generator.model.change import ChangeKind
from generator.model.merge import Log, Merge, Record, Touched
from generator.model.side import Side
from generator.pipeline.work import Progress
from generator.publish.store import Store, key_of
from generator.read.repository import DESCRIPTOR, ENTRY_DEPTH, read_repository
from generator.read.tree import ENTRIES, MARKER, GitTree

MANY = 200
"""A merge of more entries is told by the names of its files alone: it is an import, not a review of single changes."""

_SCOPE = (MARKER, "catalog/vocabularies")


def record_of(root: Path, log: Log, store: Store, progress: Progress) -> Record:
    """Return the merges into the catalogue with the kinds of change of every entry."""
    touched: list[Touched] = []
    opened: dict[str, Merge] = {}
    for number, merge in enumerate(log.merges, 1):
        kinds = _kinds(root, merge, store)
        touched.extend(Touched(merge=merge, entry=key, kinds=kinds[key]) for key in sorted(kinds))
        for key in kinds:
            if ChangeKind.ENTRY_ADDED in kinds[key]:
                opened.setdefault(key, merge)
        progress("history", number, len(log.merges))
    return Record(merges=log.merges, touched=tuple(touched), unknown=log.unknown, opened=opened)


def _kinds(root: Path, merge: Merge, store: Store) -> dict[str, tuple[ChangeKind, ...]]:
    named = dict.fromkeys(_entries(merge), ())
    if not merge.before or len(named) > MANY:
        return {key: _by_name(merge, key) for key in named}
    if not named:
        return {}
    key = key_of("history", store.version, merge.before, merge.commit)
    kept = store.get(key)
    if kept is None:
        found = _compared(root, merge, tuple(named))
        store.put(key, json.dumps(found).encode())
    else:
        found = json.loads(kept)
    return {each: tuple(ChangeKind(kind) for kind in kinds) for each, kinds in found.items()}


def _entries(merge: Merge) -> Iterator[str]:
    for file in merge.files:
        parts = file.path.split("/")
        if parts[0] == ENTRIES and len(parts) > ENTRY_DEPTH:
            yield "/".join(parts[1:ENTRY_DEPTH])


def _by_name(merge: Merge, key: str) -> tuple[ChangeKind, ...]:
    """Return whether an entry came, went or changed, judged by its descriptor's place in the list of files."""
    descriptor = f"{ENTRIES}/{key}/{DESCRIPTOR}"
    status = next((each.status for each in merge.files if each.path == descriptor), "")
    known = {"A": ChangeKind.ENTRY_ADDED, "D": ChangeKind.ENTRY_REMOVED, "M": ChangeKind.METADATA_CHANGED}
    return (known.get(status, ChangeKind.TABLE_CHANGED),)


def _compared(root: Path, merge: Merge, keys: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the kinds of change of each entry; only the entries that the merge touched are read."""
    scope = (*_SCOPE, *(f"{ENTRIES}/{each}" for each in keys))
    changed = {each.path for each in merge.files}
    with closing(GitTree(root, merge.before, scope)) as before, closing(GitTree(root, merge.commit, scope)) as after:
        changes = compare(_side(before, changed), _side(after, changed))
    found: dict[str, set[ChangeKind]] = {key: set() for key in keys}
    for each in changes:
        if each.entry in found:
            found[each.entry].add(each.kind)
    order = tuple(ChangeKind)
    return {key: [kind.value for kind in sorted(kinds, key=order.index)] for key, kinds in found.items()}


def _side(tree: GitTree, changed: set[str]) -> Side:
    reading = read_repository(tree)
    plain = {each.path for entry in reading.catalogue.entries for each in entry.files}
    paths = sorted(path for path in changed & plain if path.endswith(".csv"))
    return Side(
        catalogue=reading.catalogue, packages=reading.packages, tables={path: tree.read(path) for path in paths}
    )
