"""Two states of the repository become typed changes: a pure function of both, complete for every property written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.compare.authority import authority
from generator.compare.demands import demands
from generator.compare.folders import found, lost, moved, other_files, unread
from generator.compare.outside import outside
from generator.compare.pair import Pair, Tables
from generator.compare.resources import resources
from generator.compare.reviews import reviews
from generator.compare.services import services
from generator.compare.standing import standing
from generator.compare.words import Words, labels_of
from generator.model.change import Change, ChangeKind, FileChange
from generator.model.document import JSON
from generator.model.entry import Entry
from generator.model.side import Side

_PARTS: tuple[Callable[[Pair], Iterator[Change]], ...] = (standing, demands, services, reviews, resources, other_files)
_TOLD = (
    "id",
    "name",
    "openness",
    "status",
    "updateFrequency",
    "publisher",
    "licenses",
    "conditions",
    "materials",
    "services",
    "secrecyReview",
    "securityReview",
    "riskAssessment",
    "masking",
    "adjustments",
    "resources",
)
"""Properties that a part looks at; whatever it does not tell is told in general words, so that nothing is lost."""

_KINDS = {kind: number for number, kind in enumerate(ChangeKind)}
_NUMBER = re.compile("([0-9]+)")


def compare(
    old: Side, new: Side, profile: Mapping[str, JSON] | None = None, files: Iterable[FileChange] = ()
) -> tuple[Change, ...]:
    """Return every change by entry, kind and path; with the profile, properties are called by their labels.

    ``files`` are all files that git names as changed, so that those which are no input of the portal are told, too.
    """
    words = Words(old=old.catalogue, new=new.catalogue, properties=labels_of(profile or {}))
    changes = [*authority(old, new, words), *_entries(old, new, words), *outside(files)]
    return tuple(sorted(changes, key=_order))


def changes_of_entry(
    old: Entry, new: Entry, old_tables: Tables, new_tables: Tables, words: Words
) -> tuple[Change, ...]:
    """Return every change of one entry that both sides have."""
    pair = Pair(old=old, new=new, old_tables=old_tables, new_tables=new_tables, words=words)
    return tuple(sorted(_entry(pair), key=_order))


def _order(change: Change) -> tuple[object, ...]:
    return (change.entry, _KINDS[change.kind], _natural(change.path), change.place, change.before, change.after)


def _natural(path: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts ``resources[2]`` before ``resources[10]``."""
    parts = _NUMBER.split(path)
    return tuple((int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts))


def _entries(old: Side, new: Side, words: Words) -> Iterator[Change]:
    before, after = ({each.key: each for each in side.catalogue.entries} for side in (old, new))
    gone, come = [], []
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            if key in new.catalogue.entry_folders:
                yield unread(key, later=True)
            else:
                gone.append(before[key])
        elif key not in before:
            if key in old.catalogue.entry_folders:
                yield unread(key, later=False)
            else:
                come.append(after[key])
        else:
            yield from _entry(
                Pair(old=before[key], new=after[key], old_tables=old.tables, new_tables=new.tables, words=words)
            )
    yield from (lost(each, words) for each in gone)
    yield from (found(each, words) for each in come)
    yield from moved(old, new, gone, come, words)


def _entry(pair: Pair) -> Iterator[Change]:
    changes = [change for part in _PARTS for change in part(pair)]
    yield from changes
    paths = [each.path for each in changes]
    for key in _TOLD:
        if not any(path == key or path.startswith((f"{key}.", f"{key}[")) for path in paths):
            yield from pair.whole((key,))
    yield from pair.rest((), (), _TOLD)
