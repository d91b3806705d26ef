"""What the files of an entry tell about people, and what they give away: found, counted, never repeated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.check.personal.column_finds import Finds, Markings, Search
from generator.check.personal.evidence import Match, Matches
from generator.check.personal.kinds import LABELS, Kind
from generator.check.personal.lexicon import Lexicon
from generator.check.personal.recognisable import Column, may_recognise, recognisable
from generator.check.personal.scan import spans_of
from generator.check.personal.split_numbers import completed_numbers, is_masked, is_part, split_numbers
from generator.check.personal.wordlists import plainly, search_of
from generator.check.tables.faults import title_of
from generator.check.tables.pieces import pieces_of
from generator.model.entry import Entry, Field, Openness, Resource
from generator.model.finding import Place, Problem
from generator.model.text import NOTHING, Text
from generator.read.content import Content

_CODES = {Kind.SECRET: "OD616", Kind.DIGEST: "OD618", Kind.ENCODED: "OD618"}
_PERSONAL = "OD615"
_RECOVERABLE = "recoverable"
_SAME_RULE = {_RECOVERABLE: "OD624"}
"""What is told in words of its own under the code of another problem."""
_AND = Text("、", ", ")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that was looked through: its file, and what was found in it."""

    file: str
    search: Search
    kinds: tuple[tuple[Finds, Matches], ...]

    @property
    def lexicon(self) -> Lexicon:
        """Return the words that it was looked through with."""
        return self.search.lexicon

    def place(self, match: Match, name: str) -> Place:
        """Return where the first of some cells stands, in a column."""
        return Place(self.file, match.first[0], 0, name)


def check_private(
    entry: Entry, contents: Mapping[str, Content], lexicon: Lexicon, searched: Mapping[str, Search] | None = None
) -> Iterator[Problem]:
    """Yield everything personal, secret or classified in the declared tables of an entry.

    ``searched`` holds by path the tables that were looked through while their rows were checked.
    """
    for resource in entry.resources:
        counts: Mapping[str, int] = {}
        if contents.get(resource.path):
            known = (searched or {}).get(resource.path)
            search = known or search_of_file(contents[resource.path], resource, lexicon)
            kinds = tuple((each, each.scan.matches()) for each in (*search.columns, search.loose))
            yield from _of_table(_Table(f"{entry.folder}/{resource.path}", search, kinds))
            counts = {
                column.field.name: sum(match.count for kind, match in found.items() if kind is not Kind.SECRET)
                for column, found in kinds
                if found
            }
        if entry.openness is not Openness.WITHHELD:
            yield from _declared(entry, resource, counts)


def code_of(kind: Kind) -> str:
    """Return the rule that speaks of a kind."""
    return _CODES.get(kind, _PERSONAL)


def search_of_file(content: Content, resource: Resource, lexicon: Lexicon) -> Search:
    """Look through a file piece by piece, whatever state it is in."""
    search = Search(resource, lexicon)
    for number, piece in enumerate(pieces_of(content, resource.missing_values)):
        if not number:
            search.begin(piece.header)
        search.take(piece.cells, piece.lines)
        search.take_loose(piece.loose)
    return search


def _told_rows(match: Match) -> Text:
    """Return in words where cells are: the lines of the first."""
    lines = match.first
    more = match.count > len(lines)
    zh = f"第 {'、'.join(map(str, lines))} 行{'等' if more else ''}"
    en = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}{' and more' if more else ''}"
    return Text(zh, en)


def _of_table(table: _Table) -> Iterator[Problem]:
    for position, (column, kinds) in enumerate(table.kinds, 1):
        yield from _of_heading(table, column.field.name, position)
        yield from _of_column(table, column, kinds)
    yield from _together(table)
    yield from _groups(table)


def _of_column(table: _Table, column: Finds, kinds: Matches) -> Iterator[Problem]:
    keyed = column.field.masking == "hash" and not (kinds.keys() - {Kind.DIGEST})
    for kind, match in sorted(kinds.items()):
        lawful = kind is not Kind.SECRET and _has_basis(column.field)
        if not lawful and not (kind is Kind.DIGEST and keyed):
            yield _problem(table, code_of(kind), column.field, LABELS[kind], match)
    for number, match in sorted(column.marks.items()):
        yield _problem(table, "OD617", column.field, table.lexicon.markings[number][0], match)
    if column.unmasked.count:
        label, _ = table.lexicon.masks[column.field.masking]
        yield _problem(table, "OD620", column.field, label, column.unmasked)


def _problem(table: _Table, told: str, field: Field, what: Text, match: Match) -> Problem:
    title = title_of(field) if field.name else Text("整行文字", "whole lines")
    where, count = _told_rows(match), match.count
    zh, en = _TOLD[told]
    message = Text(
        f"“{title.zh}”（{field.name}）：{zh.format(count=count, what=what.zh)}：{where.zh}",
        f"“{title.en}” ({field.name}): {en.format(count=count, what=what.en)}: {where.en}",
    )
    return Problem(code=_SAME_RULE.get(told, told), place=table.place(match, field.name), message=message)


_TOLD: Mapping[str, tuple[str, str]] = {
    "OD615": ("{count} 个单元格含{what}", "{count} cells hold {what}"),
    "OD616": ("{count} 个单元格含{what}", "{count} cells hold {what}"),
    "OD617": ("{count} 个单元格带有“{what}”一类的标志", "{count} cells carry a marking of the kind '{what}'"),
    "OD618": ("{count} 个单元格是{what}", "{count} cells hold {what}"),
    "OD620": (
        "写明的脱敏方法是“{what}”，但有 {count} 个单元格不是这个样子",
        "the declared masking is '{what}', but {count} cells do not look like it",
    ),
    _RECOVERABLE: (
        "{count} 个留空的数可以用合计减去其余各数得出",
        "{count} counts that were left empty follow from a total and the other counts",
    ),
    "OD624": ("{count} 个数值大于 0 而小于 {what}", "{count} counts are above 0 and below {what}"),
}


def _of_heading(table: _Table, name: str, position: int) -> Iterator[Problem]:
    """Yield a problem for a heading that is itself a number of a person or carries a marking."""
    kind, markings = _told_by(name, table.lexicon.markings)
    if kind:
        message = Text(f"表头第 {position} 列含{kind.zh}", f"the heading of column {position} holds {kind.en}")
        yield Problem(code=_PERSONAL, place=Place(table.file, 1), message=message)
    for label in markings:
        message = Text(f"表头带有“{label.zh}”一类的标志", f"a heading carries a marking of the kind '{label.en}'")
        yield Problem(code="OD617", place=Place(table.file, 1), message=message)


@lru_cache(maxsize=4096)
def _told_by(name: str, markings: Markings) -> tuple[Text | None, tuple[Text, ...]]:
    """Return the kind of number that a heading is, and the markings in it."""
    _, spans = spans_of(name)
    searches = [(label, search_of(pattern)) for label, pattern in markings]
    found = tuple(label for label, search in searches if search and search(plainly(name)))
    return LABELS[spans[0].kind] if spans else None, found if name else ()


def _together(table: _Table) -> Iterator[Problem]:
    for what, fields in (*_recognised(table), *_made_whole(table)):
        titles = [title_of(each) for each in fields]
        zh = _AND.zh.join(f"“{each.zh}”" for each in titles)
        en = _AND.en.join(f"“{each.en}”" for each in titles)
        message = Text(f"{zh}放在一起就是{what.zh}", f"{en} together are {what.en}")
        yield Problem(code="OD622", place=Place(table.file, 1, 0, fields[-1].name), message=message)


def _recognised(table: _Table) -> Iterator[tuple[Text, tuple[Field, ...]]]:
    """Yield what columns tell together of people who are named or numbered beside."""
    columns = [(each, kinds) for each, kinds in table.kinds if not _has_basis(each.field)]
    if any(may_recognise(each.field, each.words, each.sample) for each, _ in columns):
        found = recognisable(
            [
                Column(field=each.field, sample=tuple(each.sample), words=frozenset(each.words), kinds=frozenset(kinds))
                for each, kinds in columns
            ]
        )
        yield from ((what, tuple(each.field for each in named)) for what, named in found)


def _made_whole(table: _Table) -> Iterator[tuple[Text, tuple[Field, ...]]]:
    """Yield the numbers that were taken apart and that columns make whole again."""
    columns = [(each.field, each.sample) for each in table.search.columns if not _has_basis(each.field)]
    yield from split_numbers([(field, sample) for field, sample in columns if is_part(sample)])
    masked = [(field, sample) for field, sample in columns if is_masked(sample)]
    if masked:
        yield from completed_numbers(masked, columns)


def _groups(table: _Table) -> Iterator[Problem]:
    """Yield the rows that too few share, and the counts that are too small."""
    search = table.search
    if search.counts:
        column = next(each.field for each in search.columns if each.field.name == search.resource.count_field)
        least = str(table.lexicon.least_group)
        recoverable = search.counts.recoverable()
        if search.counts.small.count:
            yield _problem(table, "OD624", column, Text(least, least), search.counts.small)
        if recoverable.count:
            yield _problem(table, _RECOVERABLE, column, NOTHING, recoverable)
    groups, rows = search.groups.small() if search.groups else (0, Match())
    if groups:
        identifiers, least = search.resource.quasi_identifiers, str(table.lexicon.least_group)
        names, where = ", ".join(identifiers), _told_rows(rows)
        message = Text(
            f"按 {names} 分组，有 {groups} 组不足 {least} 行，共 {rows.count} 行：{where.zh}",
            f"grouped by {names}, {groups} groups have fewer than {least} rows, {rows.count} rows in all: {where.en}",
        )
        yield Problem(code="OD623", place=table.place(rows, identifiers[0]), message=message)


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
