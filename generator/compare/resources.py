"""The files of an entry: which came, went or were replaced, and everything about those that stayed."""

from collections.abc import Iterator, Sequence

from generator.compare.demands import matched
from generator.compare.fields import FieldMatch, fields, match_fields
from generator.compare.pair import Pair
from generator.compare.rows import Content, content_of, number_of_rows, rows, sheet_of
from generator.compare.values import at, differences, same, shown_if
from generator.compare.words import named, quoted, say
from generator.model.change import Change, ChangeKind, RowDifference
from generator.model.entry import Resource, Role
from generator.model.text import Text

_KEYS = {"primaryKey": Text("主键", "primary key"), "foreignKeys": Text("外键", "foreign keys")}
Couple = tuple[Resource, Resource]


def resources(pair: Pair) -> Iterator[Change]:
    """Yield everything that changed in the files of an entry, their columns and their rows."""
    kept, lost, found = _match(pair.old.resources, pair.new.resources)
    for each in lost:
        yield _removed(pair, each)
    for each in found:
        yield _added(pair, each)
    for old, new in kept:
        changes = list(_resource(pair, old, new))
        yield from changes
        before, after = at(pair.old.document.value, old.way), at(pair.new.document.value, new.way)
        if not changes and not same(before, after):
            yield from map(pair.metadata, differences(before, after, new.way))
    if [old.index for old, _ in kept] != sorted(old.index for old, _ in kept):
        before, after = (shown_if([each.name for each in entry.resources]) for entry in (pair.old, pair.new))
        title = Text("文件换了顺序", "The files stand in another order")
        yield pair.change(ChangeKind.METADATA_CHANGED, ("resources",), title, before=before, after=after)


def _match(old: Sequence[Resource], new: Sequence[Resource]) -> tuple[list[Couple], list[Resource], list[Resource]]:
    """Return the resources matched by name, then by file; and what is left on each side."""
    by_name, lost, found = matched([each.name for each in old], [each.name for each in new])
    by_path, lost_files, found_files = matched([old[each].path for each in lost], [new[each].path for each in found])
    couples = [*by_name, *((lost[one], found[other]) for one, other in by_path)]
    return (
        [(old[one], new[other]) for one, other in sorted(couples, key=lambda couple: couple[1])],
        [old[lost[each]] for each in lost_files],
        [new[found[each]] for each in found_files],
    )


def _resource(pair: Pair, old: Resource, new: Resource) -> Iterator[Change]:
    contents = content_of(pair.old, old, pair.old_tables), content_of(pair.new, new, pair.new_tables)
    match = match_fields(old.fields, new.fields, (sheet_of(contents[0]), sheet_of(contents[1])))
    yield from _role(pair, old, new)
    if _other_columns(old, new, match):
        yield _replaced(pair, old, new, contents)
        yield from pair.rest(old.way, new.way, {*_told(old, new), "schema"} - {"path"})
        return
    yield from _path(pair, old, new, contents)
    if old.name != new.name:
        title = say(
            "文件{file}的标识由 {old} 改为 {new}",
            "The name of the file {file} changed from {old} to {new}",
            file=named(new.title, new.name),
            old=quoted(Text(old.name, old.name)),
            new=quoted(Text(new.name, new.name)),
        )
        values = shown_if(old.name), shown_if(new.name)
        yield pair.change(ChangeKind.METADATA_CHANGED, (*new.way, "name"), title, before=values[0], after=values[1])
    yield from pair.rest(old.way, new.way, {*_told(old, new), "schema"})
    yield from _schema(pair, old, new)
    yield from fields(pair, old, new, match)
    yield from rows(pair, old, new, match, contents)


def _told(old: Resource, new: Resource) -> frozenset[str]:
    """Return the properties whose difference has a sentence of its own; another notation of the same word has none."""
    return frozenset(key for key in ("name", "path", "role") if getattr(old, key) != getattr(new, key))


def _other_columns(old: Resource, new: Resource, match: FieldMatch) -> bool:
    """Tell whether no column is left of those that were there."""
    return bool(old.fields and new.fields) and not match.kept and not match.renamed


def _role(pair: Pair, old: Resource, new: Resource) -> Iterator[Change]:
    """Yield a change of role; where openness stays, data that become a sample or a dictionary are data taken away."""
    if old.role is new.role:
        return
    kind = ChangeKind.METADATA_CHANGED
    if pair.old.openness is pair.new.openness:
        if old.role is Role.DATA:
            kind = ChangeKind.RESOURCE_REMOVED
        elif new.role is Role.DATA:
            kind = ChangeKind.RESOURCE_ADDED
    title = say(
        "文件{file}由{old}改为{new}",
        "The file {file} was {old} and is now {new}",
        file=named(new.title, new.name),
        old=pair.words.label("resource-roles", old.role or "–"),
        new=pair.words.label("resource-roles", new.role or "–"),
    )
    before, after = (
        shown_if(at(entry.document.value, (*resource.way, "role")))
        for entry, resource in ((pair.old, old), (pair.new, new))
    )
    yield pair.change(kind, (*new.way, "role"), title, before=before, after=after)


def _replaced(pair: Pair, old: Resource, new: Resource, contents: Sequence[Content]) -> Change:
    title = say(
        "文件{file}换成了另一张表：原有的 {old} 个数据项都没有了，现有 {new} 个",
        "{file} was replaced by another table: none of its {old} fields is left, it now has {new}",
        file=named(new.title, new.name),
        old=len(old.fields),
        new=len(new.fields),
    )
    counts = [number_of_rows(each) for each in contents]
    difference = _only(removed=counts[0] or 0, added=counts[1] or 0) if None not in counts else None
    before, after = (shown_if([each.name for each in side.fields]) for side in (old, new))
    return pair.change(ChangeKind.RESOURCE_REPLACED, new.way, title, before=before, after=after, rows=difference)


def _path(pair: Pair, old: Resource, new: Resource, contents: Sequence[Content]) -> Iterator[Change]:
    if old.path == new.path:
        return
    equal = isinstance(contents[0], bytes) and contents[0] == contents[1]
    title = say(
        "文件{file}由 {old} 换成 {new}{equal}",
        "The file {file} was replaced: {old} became {new}{equal}",
        file=named(new.title, new.name),
        old=quoted(Text(old.path, old.path)),
        new=quoted(Text(new.path, new.path)),
        equal=Text("，内容相同", ", with the same content") if equal else Text("", ""),
    )
    before, after = shown_if(old.path), shown_if(new.path)
    yield pair.change(ChangeKind.RESOURCE_REPLACED, (*new.way, "path"), title, before=before, after=after)


def _schema(pair: Pair, old: Resource, new: Resource) -> Iterator[Change]:
    """Yield changes of keys, which bind the rows as constraints do, and of all else besides the fields."""
    before, after = (*old.way, "schema"), (*new.way, "schema")
    for key, name in _KEYS.items():
        one, other = at(pair.old.document.value, (*before, key)), at(pair.new.document.value, (*after, key))
        if not same(one, other):
            title = say(
                "文件{file}的{name}有改动",
                "The {name} of {file} was changed",
                file=named(new.title, new.name),
                name=name,
            )
            yield pair.change(
                ChangeKind.CONSTRAINT_CHANGED,
                (*after, key),
                title,
                before=shown_if(one),
                after=shown_if(other),
                gone=other is None,
            )
    yield from pair.rest(before, after, {*_KEYS, "fields"} if old.fields or new.fields else _KEYS)


def _removed(pair: Pair, resource: Resource) -> Change:
    number = number_of_rows(content_of(pair.old, resource, pair.old_tables))
    title = say(
        "删除了文件{file}（{fields} 个数据项{rows}）",
        "The file {file} was removed ({fields} fields{rows})",
        file=named(resource.title, resource.name),
        fields=len(resource.fields),
        rows=_rows(number),
    )
    return pair.change(
        ChangeKind.RESOURCE_REMOVED,
        resource.way,
        title,
        before=shown_if(resource.path),
        gone=True,
        rows=None if number is None else _only(removed=number),
    )


def _added(pair: Pair, resource: Resource) -> Change:
    number = number_of_rows(content_of(pair.new, resource, pair.new_tables))
    title = say(
        "增加了文件{file}（{fields} 个数据项{rows}）",
        "The file {file} was added ({fields} fields{rows})",
        file=named(resource.title, resource.name),
        fields=len(resource.fields),
        rows=_rows(number),
    )
    return pair.change(
        ChangeKind.RESOURCE_ADDED,
        resource.way,
        title,
        after=shown_if(resource.path),
        rows=None if number is None else _only(added=number),
    )


def _rows(number: int | None) -> Text:
    return Text("", "") if number is None else Text(f"，{number} 行", f", {number} rows")


def _only(*, added: int = 0, removed: int = 0) -> RowDifference:
    return RowDifference(added=added, removed=removed, changed=0, unchanged=0, by_key=False)
