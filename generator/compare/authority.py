"""What changed in the authority's own files: its tables, their descriptions and the portal's settings."""

from collections.abc import Iterator, Mapping, Sequence

from generator.compare.pair import in_general
from generator.compare.records import Record, Stream, difference
from generator.compare.values import at, differences, shown_if
from generator.compare.words import Words, say
from generator.model.change import Change, ChangeKind, RowDifference
from generator.model.document import Document, dotted
from generator.model.finding import Place
from generator.model.package import Package
from generator.model.side import Side
from generator.model.table import Table
from generator.model.text import Text

_JOINT = "\ud800"
"""No text that was decoded from UTF-8 holds half a surrogate pair."""


def authority(old: Side, new: Side, words: Words) -> Iterator[Change]:
    """Yield every change below ``catalog/``."""
    yield from _document(old.catalogue.portal.document, new.catalogue.portal.document, words)
    before, after = ({each.folder: each for each in side.packages} for side in (old, new))
    for folder in sorted(before.keys() | after.keys()):
        yield from _package(folder, before.get(folder), after.get(folder), words)


def _document(old: Document, new: Document, words: Words) -> Iterator[Change]:
    """Yield what differs in a document of the authority, path by path."""
    plain = Words(old=words.old, new=words.new)
    for each in differences(dict(old.value), dict(new.value)):
        before, after = each.shown
        yield Change(
            kind=ChangeKind.METADATA_CHANGED,
            entry="",
            place=new.place(each.path if each.has else each.path[:-1]),
            path=dotted(each.path),
            before=before,
            after=after,
            title=say("{file}：{what}", "{file}: {what}", file=new.file, what=in_general(each, plain)),
        )


def _package(folder: str, old: Package | None, new: Package | None, words: Words) -> Iterator[Change]:
    if old and new:
        yield from _document(old.document, new.document, words)
    elif new:
        yield _folder(new, Text(f"新增表格文件夹 {folder}", f"The folder of tables {folder} was added"))
    elif old:
        yield _folder(old, Text(f"删除了表格文件夹 {folder}", f"The folder of tables {folder} was removed"))
    before, after = old.tables if old else {}, new.tables if new else {}
    for name in sorted(before.keys() | after.keys()):
        yield from _table(before.get(name), after.get(name), _key(old, name), _key(new, name))


def _folder(package: Package, title: Text) -> Change:
    return Change(kind=ChangeKind.METADATA_CHANGED, entry="", place=package.document.place(()), title=title)


def _key(package: Package | None, name: str) -> tuple[str, ...]:
    """Return the primary key that the description of a table names."""
    resources = at(package.document.value, ("resources",)) if package else None
    for each in resources if isinstance(resources, list) else ():
        if at(each, ("path",)) == name:
            key = at(each, ("schema", "primaryKey"))
            return tuple(str(part) for part in key) if isinstance(key, list) else (str(key),) if key else ()
    return ()


def _table(old: Table | None, new: Table | None, old_key: Sequence[str], new_key: Sequence[str]) -> Iterator[Change]:
    before, after = old or Table(file=""), new or Table(file="")
    if old and new and old.readable and new.readable and old.header == new.header and _cells(old) == _cells(new):
        return
    file = after.file or before.file
    place = Place(after.file, 1) if new else Place(before.file, 1)
    if not (before.readable and after.readable):
        title = say("{file} 读不出来，无法比较", "{file} cannot be read; it could not be compared", file=file)
        yield Change(kind=ChangeKind.TABLE_CHANGED, entry="", place=place, path=place.file, title=title)
        return
    counts, line = _counts(before, after, tuple(new_key) if not old or tuple(old_key) == tuple(new_key) else ())
    headers = shown_if([*before.header]), shown_if([*after.header])
    same_header = before.header == after.header
    yield Change(
        kind=ChangeKind.TABLE_CHANGED,
        entry="",
        place=Place(after.file, line) if line else place,
        path=place.file,
        before="" if same_header or not old else headers[0],
        after="" if same_header or not new else headers[1],
        title=_told(file, counts, added=old is None, removed=new is None, columns=not same_header),
        rows=counts,
    )


def _cells(table: Table) -> list[Mapping[str, str]]:
    return [row.cells for row in table]


def _counts(old: Table, new: Table, key: tuple[str, ...]) -> tuple[RowDifference, int]:
    """Return how the rows differ in the columns that both sides have, all of them where one side is no table."""
    shared = tuple(each for each in new.header if each in old.header) or new.header or old.header
    keyed = bool(key) and all(each in shared for each in key)
    before, after = (_stream(table, shared, key if keyed else ()) for table in (old, new))
    return difference(before, after, _JOINT if keyed else "")


def _stream(table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> Stream:
    def records() -> Iterator[Record]:
        for row in table:
            packed = _JOINT.join(row[column] for column in columns)
            cells = [row[column] for column in table.header]
            yield Record(row.line, _JOINT.join(row[column] for column in key), packed, cells)

    return records


def _told(file: str, counts: RowDifference, *, added: bool, removed: bool, columns: bool) -> Text:
    verb = (
        Text("新增表格 ", "New table ") if added else Text("删除了表格 ", "Removed table ") if removed else Text("", "")
    )
    other = Text("，列有增减", ", other columns") if columns and not added and not removed else Text("", "")
    return say(
        "{verb}{file}：新增 {added} 行，删除 {removed} 行，修改 {changed} 行{other}",
        "{verb}{file}: {added} rows added, {removed} removed, {changed} changed{other}",
        verb=verb,
        file=file,
        added=counts.added,
        removed=counts.removed,
        changed=counts.changed,
        other=other,
    )
