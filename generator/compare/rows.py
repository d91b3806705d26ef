"""The rows of a resource before and after."""

from collections.abc import Iterator, Sequence
from enum import Enum

from generator.compare.fields import FieldMatch, Sheets, columns_of
from generator.compare.pair import Pair, Tables
from generator.compare.sheet import Sheet, UnreadableError, compare_sheets, count, sheet
from generator.compare.words import named, say
from generator.model.change import Change, ChangeKind, RowDifference
from generator.model.document import dotted
from generator.model.entry import Entry, Resource
from generator.model.finding import Place
from generator.model.text import Text


class Unread(Enum):
    """Why there are no bytes: the file was not given because it did not change."""

    NOT_GIVEN = 0


Content = bytes | Unread
_EMPTY = b""


def content_of(entry: Entry, resource: Resource, tables: Tables) -> Content:
    """Return the bytes of a resource's file; a file that does not exist has none."""
    path = f"{entry.folder}/{resource.path}"
    if path in tables:
        return tables[path]
    return Unread.NOT_GIVEN if any(each.path == path for each in entry.files) else _EMPTY


def sheet_of(content: Content) -> Sheet | None:
    """Return the sheet of a file; ``None`` where it cannot be read."""
    try:
        return None if isinstance(content, Unread) else sheet(content)
    except UnreadableError:
        return None


def rows(pair: Pair, old: Resource, new: Resource, match: FieldMatch, contents: Sequence[Content]) -> Iterator[Change]:
    """Yield how the rows of a resource changed, at the first new or changed row."""
    before, after = contents
    if before == after and (isinstance(before, bytes) or old.path == new.path):
        return
    file = named(new.title, new.name)
    found = _difference(old, new, match, (sheet_of(before), sheet_of(after)))
    if found is None:
        title = say(
            "文件{file}的内容有改动，但至少一方读不出来，无法比较",
            "The content of {file} changed, but one side at least cannot be read; it could not be compared",
            file=file,
        )
        yield _change(pair, new, 0, title, None)
        return
    difference, line = found
    if difference.added or difference.removed or difference.changed:
        yield _change(pair, new, line, in_numbers(file, difference), difference)
    elif not (match.lost or match.found or match.renamed):
        title = say(
            "文件{file}的 {count} 行内容相同，只是顺序或写法有改动",
            "The {count} rows of {file} are the same; only their order or notation was changed",
            file=file,
            count=difference.unchanged,
        )
        yield _change(pair, new, line, title, difference)


def _difference(old: Resource, new: Resource, match: FieldMatch, sheets: Sheets) -> tuple[RowDifference, int] | None:
    """Return the difference of two sheets; ``None`` where it cannot be known."""
    before, after = sheets
    if before is None or after is None:
        return None
    columns = columns_of(match, old.fields, new.fields)
    key = tuple(columns.renamed.get(each, each) for each in old.primary_key)
    if sorted(key) != sorted(new.primary_key):
        key = ()
    try:
        return compare_sheets(before, after, columns, key)
    except UnreadableError:
        return None


def in_numbers(file: Text, difference: RowDifference) -> Text:
    """Return how many rows of a table changed, without any of their cells."""
    how = (
        Text("按主键比较", "compared by primary key")
        if difference.by_key
        else Text("没有共同且唯一的主键，按整行比较", "no unique primary key on both sides: compared as whole rows")
    )
    return say(
        "{file}：新增 {added} 行，删除 {removed} 行，修改 {changed} 行，不变 {unchanged} 行（{how}）",
        "{file}: {added} rows added, {removed} removed, {changed} changed, {unchanged} unchanged ({how})",
        file=file,
        added=difference.added,
        removed=difference.removed,
        changed=difference.changed,
        unchanged=difference.unchanged,
        how=how,
    )


def _change(pair: Pair, resource: Resource, line: int, title: Text, difference: RowDifference | None) -> Change:
    file = f"{pair.new.folder}/{resource.path}"
    there = any(each.path == file for each in pair.new.files)
    return Change(
        kind=ChangeKind.ROWS_CHANGED,
        entry=pair.new.key,
        place=Place(file, line or 1) if there else pair.new.place(*resource.way, "path"),
        path=dotted(resource.way),
        title=title,
        rows=difference,
    )


def number_of_rows(content: Content) -> int | None:
    """Return how many rows a file has; ``None`` where that cannot be known."""
    try:
        return None if isinstance(content, Unread) else count(content)
    except UnreadableError:
        return None
