"""What takes data away without touching the openness: closings in effect, and changes that may be meant so."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from csv import Error as CsvError
from typing import NamedTuple

from generator.check.guard import GuardContext
from generator.model.change import Change, ChangeKind
from generator.model.entry import Entry, Openness, Resource, Role, Status
from generator.model.finding import Place
from generator.model.text import Text
from generator.read.csv_file import decode, records

ROW_CUT = "row_cut_percent"
_RESOURCE = re.compile(r"resources\[([0-9]+)\]")


class Loss(NamedTuple):
    """One thing that a user had and loses: where, and in words."""

    place: Place
    title: Text


def closings(review: GuardContext, old: Entry, new: Entry) -> Iterator[Loss]:
    """Yield what closes data in effect while the openness stays: resources, columns, downloads, new conditions."""
    if old.openness in {None, Openness.WITHHELD} or new.openness is not old.openness:
        return
    if Status.WITHDRAWN in {old.status, new.status}:
        return
    for each in review.of_entry.get(new.key, ()):
        if _takes_away(each, old, new):
            emptied = Text("数据表被清空", "all rows of a table were removed")
            yield Loss(each.place, emptied if each.kind is ChangeKind.ROWS_CHANGED else each.title)
    for resource in new.resources:
        if resource.role is Role.DATA:
            yield from _emptied(review, old, new, resource)


def _takes_away(change: Change, old: Entry, new: Entry) -> bool:
    """Tell whether a change closes data; of resources and columns only those count that users get."""
    match change.kind:
        case ChangeKind.DOWNLOADS_REMOVED | ChangeKind.CONDITIONS_ADDED:
            return True
        case ChangeKind.RESOURCE_REMOVED:
            return change.path.endswith(".role") or _offered(old, change)
        case ChangeKind.RESOURCE_REPLACED:
            return _RESOURCE.fullmatch(change.path) is not None and _offered(new, change)
        case ChangeKind.FIELD_REMOVED:
            return _offered(new, change)
        case ChangeKind.ROWS_CHANGED:
            return _offered(new, change) and _before(change) > 0 == _after(change)
        case _:
            return False


def cuts(review: GuardContext, old: Entry, new: Entry) -> Iterator[Loss]:
    """Yield the tables that lose a larger share of their rows than the city's number, but not all of them."""
    most = review.number(ROW_CUT)
    if most is None or old.openness is not Openness.UNCONDITIONAL or new.openness is not old.openness:
        return
    for each in review.of(old, ChangeKind.ROWS_CHANGED):
        before, after = _before(each), _after(each)
        if _offered(new, each) and after and (before - after) * 100 > most * before:
            share = round((before - after) * 100 / before)
            title = Text(
                f"数据由 {before} 行减为 {after} 行，减少 {share}%",
                f"the data went from {before} to {after} rows, {share} percent less",
            )
            yield Loss(each.place, title)


def _before(change: Change) -> int:
    return change.rows.unchanged + change.rows.changed + change.rows.removed if change.rows else 0


def _after(change: Change) -> int:
    return change.rows.unchanged + change.rows.changed + change.rows.added if change.rows else 0


def _offered(entry: Entry, change: Change) -> bool:
    """Tell whether a change is about a table that users get: of a conditional entry its dictionary stands for it."""
    found = _RESOURCE.match(change.path)
    index = int(found[1]) if found else len(entry.resources)
    role = entry.resources[index].role if index < len(entry.resources) else Role.DATA
    return role is Role.DATA or (role is Role.DICTIONARY and entry.openness is Openness.CONDITIONAL)


def _emptied(review: GuardContext, old: Entry, new: Entry, resource: Resource) -> Iterator[Loss]:
    """Yield the columns that had values and have none any more while the table still has rows."""
    earlier = next((each for each in old.resources if each.name == resource.name), None)
    if earlier is None:
        return
    before = _filled(review.old.tables.get(f"{old.folder}/{earlier.path}"), earlier)
    after = _filled(review.new.tables.get(f"{new.folder}/{resource.path}"), resource)
    for index, field in enumerate(resource.fields):
        if before.get(field.name) and after.get(field.name) == 0 and any(after.values()):
            name = field.title.zh or field.name
            title = Text(f"数据项“{name}”的值被全部清空", f"all values of the field '{field.name}' were removed")
            yield Loss(new.place(*resource.way, "schema", "fields", index, "name"), title)


def _filled(content: bytes | None, resource: Resource) -> Mapping[str, int]:
    """Return how many cells of each column hold a value; nothing for a table that cannot be read."""
    if content is None:
        return {}
    header: list[str] = []
    counts: list[int] = []
    missing = {"", *resource.missing_values}
    with suppress(CsvError):
        for _, cells in records(decode("", content)[0]):
            if not header:
                header, counts = cells, [0] * len(cells)
                continue
            for position, cell in enumerate(cells[: len(counts)]):
                counts[position] += cell not in missing
    return dict(zip(header, counts, strict=True))
