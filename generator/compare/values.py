"""Where two values of the JSON kind differ, path by path: the part of a comparison that knows no property by name."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.model.document import JSON
from generator.model.finding import Path

SHOWN = 200
"""More characters of a value are not told; the file has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One path with its value on both sides; ``had`` and ``has`` tell whether it was written at all."""

    path: Path
    before: JSON = None
    after: JSON = None
    had: bool = True
    has: bool = True

    @property
    def shown(self) -> tuple[str, str]:
        """Return both values as JSON text, empty where there was none."""
        return (shown(self.before) if self.had else "", shown(self.after) if self.has else "")


def shown(value: JSON) -> str:
    """Return a value as JSON text, cut to a length that people read."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def shown_if(value: JSON) -> str:
    """Return a value as JSON text; empty where there is none."""
    return "" if value is None else shown(value)


def at(value: JSON | Mapping[str, JSON], path: Path) -> JSON:
    """Return what stands at a path; ``None`` where nothing does."""
    found: JSON = dict(value) if isinstance(value, Mapping) else value
    for part in path:
        if isinstance(found, dict) and isinstance(part, str):
            found = found.get(part)
        elif isinstance(found, list) and isinstance(part, int) and part < len(found):
            found = found[part]
        else:
            return None
    return found


def same(one: JSON, other: JSON) -> bool:
    """Tell whether two values are the same as written: ``true`` is not ``1``, and ``1`` is not ``1.0``."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(each, other[key]) for key, each in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def differences(old: JSON, new: JSON, path: Path = (), skip: Collection[str] = ()) -> Iterator[Difference]:
    """Yield every path below ``path`` whose values differ; the keys in ``skip`` are left out at the top."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in (*old, *(each for each in new if each not in old)):
            if key not in skip:
                yield from _of_key(old, new, key, (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, path)
    elif not same(old, new):
        yield Difference(path=path, before=old, after=new)


def _of_key(old: dict[str, JSON], new: dict[str, JSON], key: str, path: Path) -> Iterator[Difference]:
    if key not in new:
        yield Difference(path=path, before=old[key], has=False)
    elif key not in old:
        yield Difference(path=path, after=new[key], had=False)
    else:
        yield from differences(old[key], new[key], path)


def _of_lists(old: list[JSON], new: list[JSON], path: Path) -> Iterator[Difference]:
    """Yield how lists differ: lists of groups item by item, equal items apart; anything else as a whole."""
    if same(old, new):
        return
    lost, found = unmatched(old, new)
    groups = all(isinstance(each, dict) for each in (*old, *new))
    if not groups or not (lost or found):
        yield Difference(path=path, before=old, after=new)
        return
    for before, after in zip(lost, found, strict=False):
        yield from differences(old[before], new[after], (*path, after))
    for index in lost[len(found) :]:
        yield Difference(path=(*path, index), before=old[index], has=False)
    for index in found[len(lost) :]:
        yield Difference(path=(*path, index), after=new[index], had=False)


def unmatched(old: list[JSON], new: list[JSON]) -> tuple[list[int], list[int]]:
    """Return the positions of the items that have no equal on the other side, each item being matched once."""
    waiting: dict[str, list[int]] = {}
    for index, item in enumerate(old):
        waiting.setdefault(_signature(item), []).append(index)
    found = []
    for index, item in enumerate(new):
        equal = waiting.get(_signature(item))
        if equal:
            equal.pop(0)
        else:
            found.append(index)
    return sorted(index for left in waiting.values() for index in left), found


def _signature(value: JSON) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
