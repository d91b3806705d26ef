"""What changed between two catalogues, entry by entry: a pure function of both."""

import json
from collections.abc import Iterator

from generator.model.catalogue import Catalogue
from generator.model.change import Change, ChangeKind
from generator.model.document import JSON, dotted
from generator.model.entry import Entry
from generator.model.finding import Path


def compare(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """Return every change, in the order of the entries' keys and of their properties."""
    before = {each.key: each for each in old.entries}
    after = {each.key: each for each in new.entries}
    changes: list[Change] = []
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            changes.append(Change(kind=ChangeKind.ENTRY_REMOVED, entry=key))
        elif key not in before:
            changes.append(Change(kind=ChangeKind.ENTRY_ADDED, entry=key))
        else:
            changes.extend(_entry(before[key], after[key]))
    return tuple(changes)


def _entry(old: Entry, new: Entry) -> Iterator[Change]:
    yield from _values(new.key, (), dict(old.document.value), dict(new.document.value))
    if [(each.path, each.size) for each in old.files] != [(each.path, each.size) for each in new.files]:
        yield Change(kind=ChangeKind.FILES_CHANGED, entry=new.key)


def _values(key: str, path: Path, old: JSON, new: JSON) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in (*old, *(each for each in new if each not in old)):
            yield from _values(key, (*path, name), old.get(name), new.get(name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _values(key, (*path, index), one, other)
    elif old != new:
        yield Change(
            kind=ChangeKind.PROPERTY_CHANGED, entry=key, path=dotted(path), before=_shown(old), after=_shown(new)
        )


def _shown(value: JSON) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
