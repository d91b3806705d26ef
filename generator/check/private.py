"""What the files of an entry tell about people, and what they give away: found, counted, never repeated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.check.column_finds import Finds, Glance, TableFinds, finds_in, glance_at
from generator.check.faults import LINES_NAMED, title_of
from generator.check.groups import small_counts, small_groups
from generator.check.kinds import LABELS, Kind
from generator.check.lexicon import Lexicon
from generator.check.recognisable import Column, recognisable
from generator.check.scan import Match, spans_of
from generator.check.whole_columns import in_utf8, lines_of
from generator.check.wordlists import plainly, search_of
from generator.model.entry import Entry, Field, Openness, Resource
from generator.model.finding import Place, Problem
from generator.model.text import Text
from generator.read.content import Content, opened

_CODES = {Kind.SECRET: "OD616", Kind.DIGEST: "OD618", Kind.ENCODED: "OD618"}
_PERSONAL = "OD615"
_AND = Text("、", ", ")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table at work: its file, its resource and what was found in its columns."""

    file: str
    content: bytes
    resource: Resource
    lexicon: Lexicon
    finds: TableFinds

    def place(self, rows: Sequence[int], name: str) -> Place:
        """Return where the first of some rows stands, in a column."""
        return Place(self.file, lines_of(self.content, rows[:1], self.finds.rows)[0], 0, name)

    def rows(self, count: int, first: Sequence[int]) -> Text:
        """Return in words where cells are: so many, and the lines of the first."""
        lines = lines_of(self.content, first[:LINES_NAMED], self.finds.rows)
        more = count > len(lines)
        zh = f"第 {'、'.join(map(str, lines))} 行{'等' if more else ''}"
        en = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}{' and more' if more else ''}"
        return Text(zh, en)


def check_private(entry: Entry, contents: Mapping[str, Content], lexicon: Lexicon) -> Iterator[Problem]:
    """Yield everything personal, secret or classified in the declared tables of an entry."""
    for resource in entry.resources:
        counts: Mapping[str, int] = {}
        content = in_utf8(_whole(contents.get(resource.path, b"")))
        glance = glance_at(content, lexicon)
        if content and _is_worth_reading(glance, resource, lexicon):
            finds = finds_in(content, glance, resource, lexicon)
            table = _Table(f"{entry.folder}/{resource.path}", content, resource, lexicon, finds)
            yield from _of_table(table)
            counts = {
                each.field.name: sum(match.count for kind, match in each.kinds.items() if kind is not Kind.SECRET)
                for each in finds.columns
            }
        if entry.openness is not Openness.WITHHELD:
            yield from _declared(entry, resource, counts)


def _whole(content: Content) -> bytes:
    """Return all bytes of a file: one glance goes over the whole of it, so a table is held here as long as it is looked at."""
    with opened(content) as stream:
        return stream.read()


def _is_worth_reading(glance: Glance, resource: Resource, lexicon: Lexicon) -> bool:
    """Tell whether the cells must be looked at one by one; for most tables one glance at the whole file is enough."""
    if glance.suspected or glance.marked or resource.quasi_identifiers:
        return True
    headings = map(lexicon.heading, resource.fields)
    return any(_masked(each, lexicon) for each in resource.fields) or any(
        each.expected or each.person for each in headings
    )


def _masked(field: Field, lexicon: Lexicon) -> bool:
    return field.masking in lexicon.masks


def _of_table(table: _Table) -> Iterator[Problem]:
    for position, column in enumerate(table.finds.columns, 1):
        yield from _of_heading(table, column.field.name, position)
        yield from _of_column(table, column)
    yield from _together(table)
    yield from _groups(table)


def _of_column(table: _Table, column: Finds) -> Iterator[Problem]:
    keyed = column.field.masking == "hash" and not (column.kinds.keys() - {Kind.DIGEST})
    for kind, match in sorted(column.kinds.items()):
        lawful = kind is not Kind.SECRET and _has_basis(column.field)
        if not lawful and not (kind is Kind.DIGEST and keyed):
            yield _problem(table, _CODES.get(kind, _PERSONAL), column.field, LABELS[kind], match)
    for number, match in sorted(column.marks.items()):
        yield _problem(table, "OD617", column.field, table.lexicon.markings[number][0], match)
    if column.unmasked.count:
        label, _ = table.lexicon.masks[column.field.masking]
        yield _problem(table, "OD620", column.field, label, column.unmasked)


def _problem(table: _Table, code: str, field: Field, what: Text, match: Match) -> Problem:
    title = title_of(field) if field.name else Text("整行文字", "whole lines")
    where = table.rows(match.count, match.first)
    count = match.count
    zh, en = _TOLD[code]
    message = Text(
        f"“{title.zh}”（{field.name}）：{zh.format(count=count, what=what.zh)}：{where.zh}",
        f"“{title.en}” ({field.name}): {en.format(count=count, what=what.en)}: {where.en}",
    )
    return Problem(code=code, place=table.place(match.first, field.name), message=message)


_TOLD: Mapping[str, tuple[str, str]] = {
    "OD615": ("{count} 个单元格含{what}", "{count} cells hold {what}"),
    "OD616": ("{count} 个单元格含{what}", "{count} cells hold {what}"),
    "OD617": ("{count} 个单元格带有“{what}”一类的标志", "{count} cells carry a marking of the kind '{what}'"),
    "OD618": ("{count} 个单元格是{what}", "{count} cells hold {what}"),
    "OD620": (
        "写明的脱敏方法是“{what}”，但有 {count} 个单元格不是这个样子",
        "the declared masking is '{what}', but {count} cells do not look like it",
    ),
    "OD624": ("{count} 个数值大于 0 而小于 {what}", "{count} counts are above 0 and below {what}"),
}


def _of_heading(table: _Table, name: str, position: int) -> Iterator[Problem]:
    """Yield a problem for a heading that is itself a number of a person or carries a marking."""
    _, spans = spans_of(name)
    if spans:
        kind = LABELS[spans[0].kind]
        message = Text(f"表头第 {position} 列含{kind.zh}", f"the heading of column {position} holds {kind.en}")
        yield Problem(code=_PERSONAL, place=Place(table.file, 1), message=message)
    for label, pattern in table.lexicon.markings if name else ():
        search = search_of(pattern)
        if search and search(plainly(name)):
            message = Text(f"表头带有“{label.zh}”一类的标志", f"a heading carries a marking of the kind '{label.en}'")
            yield Problem(code="OD617", place=Place(table.file, 1), message=message)


def _together(table: _Table) -> Iterator[Problem]:
    columns = [
        Column(field=each.field, sample=tuple(each.sample), words=each.words, kinds=frozenset(each.kinds))
        for each in table.finds.columns
        if not _has_basis(each.field)
    ]
    for what, named in recognisable(columns):
        titles = [title_of(each.field) for each in named]
        zh = _AND.zh.join(f"“{each.zh}”" for each in titles)
        en = _AND.en.join(f"“{each.en}”" for each in titles)
        message = Text(f"{zh}放在一起就是{what.zh}", f"{en} together are {what.en}")
        yield Problem(code="OD622", place=Place(table.file, 1, 0, named[-1].field.name), message=message)


def _groups(table: _Table) -> Iterator[Problem]:
    """Yield the rows that too few share, and the counts that are too small."""
    least, resource = table.lexicon.least_group, table.resource
    at = {each.field.name: each for each in table.finds.columns}
    if least is None or not resource.quasi_identifiers or not all(name in at for name in resource.quasi_identifiers):
        return
    if resource.count_field in at:
        column = at[resource.count_field]
        rows = small_counts(column.kept, least)
        if rows:
            yield _problem(table, "OD624", column.field, Text(str(least), str(least)), Match(len(rows), rows))
        return
    groups, rows = small_groups([at[name].kept for name in resource.quasi_identifiers], least)
    if groups:
        names = ", ".join(resource.quasi_identifiers)
        where = table.rows(len(rows), rows)
        message = Text(
            f"按 {names} 分组，有 {groups} 组不足 {least} 行，共 {len(rows)} 行：{where.zh}",
            f"grouped by {names}, {groups} groups have fewer than {least} rows, {len(rows)} rows in all: {where.en}",
        )
        yield Problem(code="OD623", place=table.place(rows, resource.quasi_identifiers[0]), message=message)


def _has_basis(field: Field) -> bool:
    personal = field.descriptor.get("personal")
    return isinstance(personal, dict) and bool(personal.get("basis"))


def _declared(entry: Entry, resource: Resource, found: Mapping[str, int]) -> Iterator[Problem]:
    """Yield for the reviewer each field that is said to be lawfully public, with its basis and what its cells hold."""
    for index, field in enumerate(resource.fields):
        if not _has_basis(field):
            continue
        basis = str(field.descriptor["personal"]["basis"])  # type: ignore[index,call-overload]
        count = found.get(field.name, 0)
        title = title_of(field)
        message = Text(
            f"“{title.zh}”（{field.name}）写明依据{basis}公开，{count} 个单元格含完整的个人信息，请审核人员核对依据",
            f"“{title.en}” ({field.name}) is public on the basis {basis}; {count} cells hold unmasked personal data. "
            "Reviewers compare the basis",
        )
        place = entry.place(*resource.way, "schema", "fields", index, "personal")
        yield Problem(code="OD621", place=place, message=message)
