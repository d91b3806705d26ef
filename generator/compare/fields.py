"""The columns of a resource: which came, went, got another name or type, and what is said about them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.compare.constraints import constraints
from generator.compare.demands import matched
from generator.compare.pair import Pair
from generator.compare.sheet import Columns, Sheet
from generator.compare.values import at, same, shown_if
from generator.compare.words import named, quoted, say
from generator.model.change import Change, ChangeKind
from generator.model.entry import Field, Resource
from generator.model.finding import Path
from generator.model.text import Text

_OWN = {"type", "format", "masking", "personal"}
Digests = Mapping[str, bytes]
Sheets = tuple[Sheet | None, Sheet | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMatch:
    """Which columns are the same on both sides: couples of positions, and what is left on each side."""

    kept: tuple[tuple[int, int], ...]
    renamed: tuple[tuple[int, int], ...]
    lost: tuple[int, ...]
    found: tuple[int, ...]


def match_fields(old: Sequence[Field], new: Sequence[Field], sheets: Sheets) -> FieldMatch:
    """Return the columns matched by name, then those between the same neighbours that only got another name."""
    kept, lost, found = matched([each.name for each in old], [each.name for each in new])
    before, after = _gaps([one for one, _ in kept], lost), _gaps([other for _, other in kept], found)
    beside = dict(kept)
    both = bool(lost and found)
    cells = (
        _digests(sheets[0], [old[each].name for each in lost] if both else ()),
        _digests(sheets[1], [new[each].name for each in found] if both else ()),
    )
    renamed: list[tuple[int, int]] = []
    for gap, candidates in before.items():
        waiting = list(after.get(beside.get(gap, -1), ()))
        for one in candidates:
            twin = next((each for each in waiting if _is_renamed(old[one], new[each], cells)), None)
            if twin is not None:
                waiting.remove(twin)
                renamed.append((one, twin))
    gone, come = {one for one, _ in renamed}, {other for _, other in renamed}
    return FieldMatch(
        kept=tuple(kept),
        renamed=tuple(renamed),
        lost=tuple(each for each in lost if each not in gone),
        found=tuple(each for each in found if each not in come),
    )


def _gaps(kept: Sequence[int], left: Sequence[int]) -> Mapping[int, list[int]]:
    """Return the unmatched positions by the matched position before them; -1 is the beginning."""
    gaps: dict[int, list[int]] = {}
    for each in left:
        gaps.setdefault(max((one for one in kept if one < each), default=-1), []).append(each)
    return gaps


def _is_renamed(old: Field, new: Field, cells: tuple[Digests, Digests]) -> bool:
    """Tell whether a column only got another name: its type is the same, and its title or its cells are."""
    if old.type != new.type:
        return False
    one, other = cells[0].get(old.name), cells[1].get(new.name)
    return (old.title.zh != "" and old.title.zh == new.title.zh) or (one is not None and one == other)


def _digests(sheet: Sheet | None, names: Collection[str]) -> Digests:
    return sheet.digests(names) if sheet else {}


def columns_of(match: FieldMatch, old: Sequence[Field], new: Sequence[Field]) -> Columns:
    """Return what the rows need to know about the columns."""
    return Columns(
        lost=frozenset(old[each].name for each in match.lost),
        found=frozenset(new[each].name for each in match.found),
        renamed={old[one].name: new[other].name for one, other in match.renamed},
    )


def fields(pair: Pair, old: Resource, new: Resource, match: FieldMatch) -> Iterator[Change]:
    """Yield what changed in the columns of a resource and in what is said about them."""
    before, after = (*old.way, "schema", "fields"), (*new.way, "schema", "fields")
    for each in match.lost:
        field = old.fields[each]
        title = _told("删除了数据项{field}（文件{file}）", "The field {field} of {file} was removed", field, new)
        value = shown_if(at(pair.old.document.value, (*before, each)))
        yield pair.change(ChangeKind.FIELD_REMOVED, (*after, each), title, before=value, gone=True)
    for each in match.found:
        field = new.fields[each]
        title = _told("增加了数据项{field}（文件{file}）", "The field {field} was added to {file}", field, new)
        value = shown_if(at(pair.new.document.value, (*after, each)))
        yield pair.change(ChangeKind.FIELD_ADDED, (*after, each), title, after=value)
    for one, other in match.renamed:
        yield _renamed(pair, old.fields[one], new.fields[other], (*after, other))
    for one, other in sorted((*match.kept, *match.renamed), key=lambda couple: couple[1]):
        same_name = old.fields[one].name == new.fields[other].name
        skip = _OWN if same_name else {*_OWN, "name"}
        yield from _field(pair, (*before, one), (*after, other), new.fields[other], skip)
    if [one for one, _ in match.kept] != sorted(one for one, _ in match.kept):
        title = say("文件{file}的列换了顺序", "The columns of {file} stand in another order", file=_file(new))
        names = ([each.name for each in side.fields] for side in (old, new))
        shown = [shown_if([*each]) for each in names]
        yield pair.change(ChangeKind.METADATA_CHANGED, after, title, before=shown[0], after=shown[1])


def _file(resource: Resource) -> Text:
    return named(resource.title, resource.name)


def _told(zh: str, en: str, field: Field, resource: Resource) -> Text:
    return say(zh, en, field=named(field.title, field.name), file=_file(resource))


def _renamed(pair: Pair, old: Field, new: Field, path: Path) -> Change:
    title = say(
        "数据项{field}的列名由 {old} 改为 {new}",
        "The column of the field {field} was renamed from {old} to {new}",
        field=named(new.title, new.name),
        old=quoted(Text(old.name, old.name)),
        new=quoted(Text(new.name, new.name)),
    )
    before, after = shown_if(old.name), shown_if(new.name)
    return pair.change(ChangeKind.FIELD_RENAMED, (*path, "name"), title, before=before, after=after)


def _field(pair: Pair, before: Path, after: Path, field: Field, skip: Collection[str]) -> Iterator[Change]:
    old, new = at(pair.old.document.value, before), at(pair.new.document.value, after)
    if same(old, new):
        return
    name = named(field.title, field.name)
    for key in ("type", "format"):
        one, other = at(old, (key,)), at(new, (key,))
        if not same(one, other):
            yield pair.change(
                ChangeKind.FIELD_RETYPED,
                (*after, key),
                _retyped(pair, key, name, str(one or "–"), str(other or "–")),
                before=shown_if(one),
                after=shown_if(other),
                gone=other is None,
            )
    bound = list(constraints(pair, before, after, name))
    yield from bound
    for key in ("masking", "personal"):
        one, other = at(old, (key,)), at(new, (key,))
        if not same(one, other):
            yield pair.change(
                ChangeKind.MASKING_CHANGED,
                (*after, key),
                _protection(pair, key, name, str(at(one, ("method",)) or ""), str(at(other, ("method",)) or "")),
                before=shown_if(one),
                after=shown_if(other),
                gone=other is None,
            )
    yield from pair.rest(before, after, {*skip, "constraints"} if bound else skip)


def _retyped(pair: Pair, key: str, name: Text, old: str, new: str) -> Text:
    if key == "format":
        return say("数据项{name}的格式有改动", "The format of the field {name} was changed", name=name)
    return say(
        "数据项{name}的类型由{old}改为{new}",
        "The type of the field {name} changed from {old} to {new}",
        name=name,
        old=pair.words.label("field-types", old),
        new=pair.words.label("field-types", new),
    )


def _protection(pair: Pair, key: str, name: Text, old: str, new: str) -> Text:
    if key == "personal":
        return say(
            "数据项{name}关于个人信息的说明有改动",
            "What is said about personal data in the field {name} was changed",
            name=name,
        )
    none = Text("不脱敏", "no masking")
    return say(
        "数据项{name}的脱敏方式由{old}改为{new}",
        "The masking of the field {name} changed from {old} to {new}",
        name=name,
        old=pair.words.label("masking-methods", old) if old else none,
        new=pair.words.label("masking-methods", new) if new else none,
    )
