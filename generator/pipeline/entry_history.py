"""The history of every entry, from the log of all: the words of each step kept by the contents on both sides of it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.compare.sides import changes_of_entry
from generator.compare.words import Words
from generator.model.catalogue import Catalogue
from generator.model.change import Change, ChangeKind
from generator.model.entry import Entry, Openness, SourceFile, Status
from generator.model.history import NO_HISTORY, History, Step
from generator.model.merge import Log, Merge
from generator.model.text import Text
from generator.publish.store import Store, key_of
from generator.read.entry import entry_of
from generator.read.log import read_blobs
from generator.read.repository import DESCRIPTOR
from generator.read.strict_yaml import read_yaml
from generator.read.tree import ENTRIES

STEPS = 20
"""So many steps are told in words; of older ones the number."""

LARGE = 4 << 20
"""Rows of larger tables are not compared for a page."""

_CLOSED = {Status.SUSPENDED, Status.WITHDRAWN}
_STANDING = {
    ChangeKind.ENTRY_SUSPENDED,
    ChangeKind.ENTRY_WITHDRAWN,
    ChangeKind.ENTRY_RESTORED,
    ChangeKind.OPENNESS_LOOSENED,
    ChangeKind.OPENNESS_TIGHTENED,
}
"""All that is told of a step on one side of which the entry was not open to view."""

_BEGUN = Text("目录建立", "The entry was set up")
_DATA = Text("数据文件有更新", "The data file was updated")
_OTHER = Text("目录信息有改动", "The description was changed")

State = Mapping[str, str]
"""The files of an entry at one moment: path to git's name of the content."""


@dataclass(frozen=True, slots=True)
class _Move:
    """One step of one entry with its files on both sides."""

    merge: Merge
    before: State
    after: State


def histories(root: Path, log: Log, catalogue: Catalogue, words: Words, store: Store) -> Mapping[str, History]:
    """Return the history of every entry whose page shows one; what is withheld or closed has none."""
    moves = _moves(log)
    shown = [each for each in catalogue.entries if _open(each)]
    if not log.merges:
        return {each.key: NO_HISTORY for each in shown}
    teller = _Teller(root, words, store)
    return {each.key: _history(moves.get(each.key, []), teller, complete=not log.unknown) for each in shown}


def _open(entry: Entry) -> bool:
    return entry.openness is not Openness.WITHHELD and entry.status not in _CLOSED


def _moves(log: Log) -> Mapping[str, list[_Move]]:
    """Return the steps of each entry, oldest first; what a step names as its past is known even where it begins."""
    states: dict[str, State] = defaultdict(dict)
    moves: dict[str, list[_Move]] = defaultdict(list)
    for merge in log.merges:
        touched: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
        for file in merge.files:
            folder, *parts = file.path.split("/")
            if folder != ENTRIES:
                continue
            key = "/".join(parts[:2])
            if key not in touched:
                touched[key] = dict(states[key]), dict(states[key])
            before, after = touched[key]
            if file.before:
                before[file.path] = file.before
            after[file.path] = file.after
        for key, (before, after) in touched.items():
            states[key] = {path: name for path, name in after.items() if name}
            moves[key].append(_Move(merge, before, states[key]))
    return moves


class _Teller:
    """Tells steps in words, each pair of contents once: a step that an earlier build told is not read again."""

    def __init__(self, root: Path, words: Words, store: Store) -> None:
        self.root, self.words, self.store = root, words, store
        labels = {
            name: {code: [term.label.zh, term.label.en] for code, term in terms.items()}
            for name, terms in words.new.vocabularies.items()
        }
        self.labels = json.dumps(labels, sort_keys=True)

    def tell(self, move: _Move) -> tuple[Text, ...]:
        """Return the words of a step."""
        if not _has_descriptor(move.before):
            return (_BEGUN,) if _has_descriptor(move.after) else ()
        sides = (json.dumps(sorted(each.items())) for each in (move.before, move.after))
        key = key_of("history", self.store.version, self.labels, *sides)
        kept = self.store.get(key)
        if kept is not None:
            return tuple(Text(zh, en) for zh, en in json.loads(kept))
        told = tuple(_tell(move, self.root, self.words))
        self.store.put(key, json.dumps([[each.zh, each.en] for each in told]).encode())
        return told


def _history(moves: Sequence[_Move], teller: _Teller, *, complete: bool) -> History:
    steps = (Step(each.merge.commit, each.merge.day, teller.tell(each)) for each in reversed(moves[-STEPS:]))
    return History(
        steps=tuple(each for each in steps if each.texts), older=max(0, len(moves) - STEPS), complete=complete
    )


def _tell(move: _Move, root: Path, words: Words) -> Iterator[Text]:
    differing = {
        path for path in move.before.keys() | move.after.keys() if move.before.get(path) != move.after.get(path)
    }
    wanted = {path for path in differing if path.endswith(".csv")}
    sides = [
        {path: name for path, name in each.items() if path in wanted or path.endswith(f"/{DESCRIPTOR}")}
        for each in (move.before, move.after)
    ]
    blobs = read_blobs(root, frozenset(name for each in sides for name in each.values()))
    old, new = (_entry(full, blobs) for full in (move.before, move.after))
    if old is None or new is None:
        yield _OTHER
        return
    tables = [
        {
            path: blobs[name]
            for path, name in each.items()
            if path.endswith(".csv") and len(blobs.get(name, b"")) <= LARGE and name in blobs
        }
        for each in sides
    ]
    changes = changes_of_entry(old, new, tables[0], tables[1], words)
    yield from _words_of(changes, seen=_open(old) and _open(new), data=bool(wanted))


def _words_of(changes: tuple[Change, ...], *, seen: bool, data: bool) -> Iterator[Text]:
    if not seen:
        yield from (each.title for each in changes if each.kind in _STANDING)
        return
    yield from dict.fromkeys(each.title for each in changes if each.kind is not ChangeKind.OTHER_FILE_CHANGED)
    if data and not any(each.kind is ChangeKind.ROWS_CHANGED for each in changes):
        yield _DATA


def _has_descriptor(state: State) -> bool:
    return any(path.endswith(f"/{DESCRIPTOR}") for path in state)


def _entry(state: State, blobs: Mapping[str, bytes]) -> Entry | None:
    path = next((each for each in state if each.endswith(f"/{DESCRIPTOR}") and state[each] in blobs), "")
    if not path:
        return None
    document, problems = read_yaml(path, blobs[state[path]])
    if document is None or problems:
        return None
    return entry_of(document, tuple(SourceFile(path=each, size=0) for each in sorted(state)))
