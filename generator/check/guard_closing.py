"""What takes data away without touching the openness: closings in effect, and changes that may be meant so."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from csv import Error as CsvError
from dataclasses import dataclass
from typing import NamedTuple

from generator.check.guard import GuardContext
from generator.model.change import Change, ChangeKind
from generator.model.entry import Entry, Openness, Resource, Role, Status
from generator.model.finding import Place
from generator.model.text import Text
from generator.read.csv_file import decode, records

ROW_CUT = "row_cut_percent"
MASKED_SHARE = 0.5
SHORT = 6
"""A longer text without a sign of masking says something; most cells are told by that alone."""
_RESOURCE = re.compile(r"resources\[([0-9]+)\]")
_MASKS = "*＊×✕●■□◆＃#"
_MASKED = re.compile(f"[{_MASKS}]{{2,}}|[某Xx]{{2,}}|[{_MASKS}]")
_ONLY_MASKS = re.compile(rf"[\s{_MASKS}XxＸｘ/\\\-—–_.。无空]+|[（(【]?(?:已?脱敏|已隐藏|不公开|保密|隐去|略)[）)】]?")


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


@dataclass(slots=True)
class _Column:
    """What a guard has to know of the values of a column: how many there are, how many are masked, whether they differ."""

    filled: int = 0
    masked: int = 0
    blotted: int = 0
    first: str = ""
    varied: bool = False

    def see(self, cell: str) -> None:
        self.filled += 1
        masked = _MASKED.search(cell) is not None
        self.masked += masked
        self.blotted += (masked or len(cell) <= SHORT) and _ONLY_MASKS.fullmatch(cell) is not None
        self.varied = self.varied or (self.filled > 1 and cell != self.first)
        self.first = self.first or cell


def _emptied(review: GuardContext, old: Entry, new: Entry, resource: Resource) -> Iterator[Loss]:
    """Yield the columns that said something and say nothing any more: emptied, or nothing but signs of masking."""
    for index, before, after in _columns(review, old, new, resource):
        field = resource.fields[index]
        name = field.title.zh or field.name
        place = new.place(*resource.way, "schema", "fields", index, "name")
        if not after.filled:
            title = Text(f"数据项“{name}”的值被全部清空", f"all values of the field '{field.name}' were removed")
            yield Loss(place, title)
        elif after.blotted == after.filled and before.blotted < before.filled:
            title = Text(f"数据项“{name}”的值全部被遮盖", f"all values of the field '{field.name}' were blotted out")
            yield Loss(place, title)


def faded(review: GuardContext, old: Entry, new: Entry) -> Iterator[Loss]:
    """Yield the columns that say less than before: most values masked now though nobody declared it, or all of them the same."""
    if (
        old.openness is Openness.WITHHELD
        or new.openness is not old.openness
        or Status.WITHDRAWN in {old.status, new.status}
    ):
        return
    for resource in new.resources:
        if resource.role is not Role.DATA:
            continue
        for index, before, after in _columns(review, old, new, resource):
            field = resource.fields[index]
            name = field.title.zh or field.name
            place = new.place(*resource.way, "schema", "fields", index, "name")
            blotted = not after.filled or after.blotted == after.filled
            if not blotted and not field.masking and after.masked > MASKED_SHARE * after.filled > before.masked:
                title = Text(
                    f"数据项“{name}”有 {after.masked} 个值改为遮盖，没有写脱敏规则",
                    f"{after.masked} values of the field '{field.name}' are masked now, and no rule of masking is declared",
                )
                yield Loss(place, title)
            elif not blotted and before.varied and not after.varied and after.filled > 1:
                title = Text(
                    f"数据项“{name}”的值原来各不相同，现在全都一样",
                    f"the values of the field '{field.name}' differed and are all the same now",
                )
                yield Loss(place, title)


def _columns(
    review: GuardContext, old: Entry, new: Entry, resource: Resource
) -> Iterator[tuple[int, _Column, _Column]]:
    """Yield the columns that had values before, each with both sides, while the table still has rows."""
    earlier = next((each for each in old.resources if each.name == resource.name), None)
    if earlier is None:
        return
    contents = (
        review.old.tables.get(f"{old.folder}/{earlier.path}"),
        review.new.tables.get(f"{new.folder}/{resource.path}"),
    )
    if None in contents or contents[0] == contents[1]:
        return
    before, after = _values(contents[0], earlier), _values(contents[1], resource)
    if any(each.filled for each in after.values()):
        for index, field in enumerate(resource.fields):
            one, other = before.get(field.name), after.get(field.name)
            if one and other and one.filled:
                yield index, one, other


def _values(content: bytes | None, resource: Resource) -> Mapping[str, _Column]:
    """Return what each column holds; nothing for a table that cannot be read."""
    if content is None:
        return {}
    header: list[str] = []
    columns: list[_Column] = []
    missing = {"", *resource.missing_values}
    with suppress(CsvError):
        for _, cells in records(decode("", content)[0]):
            if not header:
                header, columns = cells, [_Column() for _ in cells]
                continue
            for column, cell in zip(columns, cells, strict=False):
                if cell not in missing:
                    column.see(cell)
    return dict(zip(header, columns, strict=True))
