"""How two streams of records differ: by key where keys are unique, else as multisets; counts and a small sample."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.model.change import RowDifference, RowSample

SAMPLE = 5
"""So many rows of a kind are shown; the counts are complete."""


class Record(NamedTuple):
    """A row with the line where it begins, its key, what is compared of it as one text, and all its cells."""

    line: int
    key: str
    packed: str
    cells: list[str]


Stream = Callable[[], Iterator[Record]]
"""Gives the records in the order of the file, from the beginning at every call, so that nothing need be kept."""


def difference(old: Stream, new: Stream, joint: str) -> tuple[RowDifference, int]:
    """Return how records differ and the line of the first new or changed one (0 without).

    ``joint`` stands between the cells of a key; empty where rows have no key.
    """
    return (_by_key(old, new, joint) if joint else None) or _as_multisets(old, new)


def _by_key(old: Stream, new: Stream, joint: str) -> tuple[RowDifference, int] | None:
    """Return the difference by key; ``None`` where a key occurs twice on a side and so identifies nothing."""
    before: dict[str, str] = {}
    count = 0
    for record in old():
        before[record.key] = record.packed
        count += 1
    if len(before) != count:
        return None
    seen: set[str] = set()
    added = changed = first = count = 0
    new_rows: list[Record] = []
    changed_rows: list[Record] = []
    for record in new():
        count += 1
        seen.add(record.key)
        known = before.get(record.key)
        if known == record.packed:
            continue
        first = first or record.line
        if known is None:
            added += 1
            _keep(new_rows, record)
        else:
            changed += 1
            _keep(changed_rows, record)
    if len(seen) != count:
        return None
    lost = [key for key in before if key not in seen]
    wanted = {each.key for each in changed_rows} | set(lost[:SAMPLE])
    earlier = {each.key: tuple(each.cells) for each in _pick(old, wanted)}
    sample = (
        *(RowSample("added", _cells(each.key, joint), (), tuple(each.cells)) for each in new_rows),
        *(RowSample("removed", _cells(key, joint), earlier[key], ()) for key in lost[:SAMPLE]),
        *(RowSample("changed", _cells(each.key, joint), earlier[each.key], tuple(each.cells)) for each in changed_rows),
    )
    unchanged = len(before) - len(lost) - changed
    counts = RowDifference(
        added=added, removed=len(lost), changed=changed, unchanged=unchanged, by_key=True, sample=sample
    )
    return counts, first


def _as_multisets(old: Stream, new: Stream) -> tuple[RowDifference, int]:
    left = Counter(record.packed for record in old())
    added = unchanged = first = 0
    new_rows: list[Record] = []
    for record in new():
        if left.get(record.packed, 0):
            left[record.packed] -= 1
            unchanged += 1
        else:
            added += 1
            first = first or record.line
            _keep(new_rows, record)
    removed = left.total()
    lost = _lost(old, left) if removed else ()
    sample = (
        *(RowSample("added", (), (), tuple(each.cells)) for each in new_rows),
        *(RowSample("removed", (), each, ()) for each in lost),
    )
    counts = RowDifference(added=added, removed=removed, changed=0, unchanged=unchanged, by_key=False, sample=sample)
    return counts, first


def _cells(key: str, joint: str) -> tuple[str, ...]:
    return tuple(key.split(joint))


def _keep(rows: list[Record], record: Record) -> None:
    if len(rows) < SAMPLE:
        rows.append(record)


def _pick(old: Stream, keys: set[str]) -> Iterator[Record]:
    """Yield the records of some keys, and read no further than the last of them."""
    left = len(keys)
    for record in old() if left else ():
        if record.key in keys:
            yield record
            left -= 1
            if not left:
                return


def _lost(old: Stream, left: Counter[str]) -> tuple[tuple[str, ...], ...]:
    """Return the first rows that have no equal any more."""
    found: list[tuple[str, ...]] = []
    for record in old():
        if left[record.packed] > 0:
            left[record.packed] -= 1
            found.append(tuple(record.cells))
            if len(found) == SAMPLE:
                break
    return tuple(found)
