"""Entries that came or went, those that only moved to another folder, and files that nothing describes."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from generator.compare.pair import Pair
from generator.compare.rows import content_of
from generator.compare.standing import openness, publisher
from generator.compare.values import shown_if
from generator.compare.words import Words, named, say
from generator.model.change import Change, ChangeKind
from generator.model.entry import Entry, SourceFile
from generator.model.finding import Place
from generator.model.side import Side
from generator.model.text import Text

_DESCRIPTOR = "datapackage.yaml"
_ENOUGH = 2
_MANY_FIELDS = 3
_FEW = 2500
"""Up to so many couples every one is looked at; above, only those of equal title, content or columns."""


def lost(entry: Entry, words: Words) -> Change:
    """Return the change of an entry that is not there any more, at its old place."""
    return _entry(ChangeKind.ENTRY_REMOVED, entry, words, Text("删除了目录", "The entry {title} was removed"))


def found(entry: Entry, words: Words) -> Change:
    """Return the change of an entry that is new."""
    return _entry(ChangeKind.ENTRY_ADDED, entry, words, Text("新增目录", "The entry {title} was added"))


def _entry(kind: ChangeKind, entry: Entry, words: Words, verb: Text) -> Change:
    title = say(
        verb.zh + "{title}（{openness}，{status}，{count} 个文件）",
        verb.en + " ({openness}, {status}, files: {count})",
        title=named(entry.title, entry.key),
        openness=words.label("openness", entry.openness or "–"),
        status=words.label("statuses", entry.status or "–"),
        count=len(entry.resources),
    )
    return Change(kind=kind, entry=entry.key, place=entry.place(), title=title)


def unread(key: str, *, later: bool) -> Change:
    """Return the change of a folder whose descriptor one side could not read: what changed in it nobody knows."""
    title = Text(
        f"{'变更后' if later else '变更前'}的描述文件缺失或读不出来，无法比较这条目录",
        f"The descriptor is missing or cannot be read {'after' if later else 'before'} the change; "
        "the entry could not be compared",
    )
    place = Place(f"datasets/{key}/{_DESCRIPTOR}", 1, 1)
    return Change(kind=ChangeKind.OTHER_FILE_CHANGED, entry=key, place=place, title=title)


def moved(old: Side, new: Side, gone: Sequence[Entry], come: Sequence[Entry], words: Words) -> Iterator[Change]:
    """Yield entries that hold what a vanished entry held: the identity changed, and perhaps openness and publisher."""
    for before, after in _twins(old, new, gone, come):
        title = say(
            "目录{title}（{old}）消失，内容几乎相同的目录以 {new} 出现：很可能是改名；标识本应永不改变",
            "The entry {title} ({old}) vanished while {new} appeared with nearly the same content: probably a rename; "
            "an identity is meant to last",
            title=named(before.title, before.key),
            old=before.key,
            new=after.key,
        )
        pair = Pair(old=before, new=after, old_tables=old.tables, new_tables=new.tables, words=words)
        keys = shown_if(before.key), shown_if(after.key)
        yield pair.change(ChangeKind.IDENTITY_CHANGED, ("id",), title, before=keys[0], after=keys[1])
        yield from openness(pair)
        yield from publisher(pair)


def _twins(old: Side, new: Side, gone: Sequence[Entry], come: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield couples that are alike enough, the most alike first, each entry once."""
    contents = {each.key: _contents(each, old.tables) for each in gone}
    later = {each.key: _contents(each, new.tables) for each in come}
    scores = [
        (-_likeness(before, after, bool(contents[before.key] & later[after.key])), before.key, after.key)
        for before, after in _candidates(gone, come, contents, later)
    ]
    entries = {"gone": {each.key: each for each in gone}, "come": {each.key: each for each in come}}
    for score, before_key, after_key in sorted(scores):
        if -score >= _ENOUGH and before_key in entries["gone"] and after_key in entries["come"]:
            yield entries["gone"].pop(before_key), entries["come"].pop(after_key)


def _candidates(
    gone: Sequence[Entry],
    come: Sequence[Entry],
    contents: Mapping[str, frozenset[str]],
    later: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Entry, Entry]]:
    if len(gone) * len(come) <= _FEW:
        yield from ((before, after) for before in gone for after in come)
        return
    by_trait: dict[object, list[Entry]] = {}
    for entry in come:
        for trait in (entry.title.zh, _columns(entry), *later[entry.key]):
            by_trait.setdefault(trait, []).append(entry)
    for entry in gone:
        traits = (entry.title.zh, _columns(entry), *contents[entry.key])
        alike = {each.key: each for trait in traits for each in by_trait.get(trait, ())[:_ENOUGH]}
        yield from ((entry, each) for each in alike.values())


def _likeness(before: Entry, after: Entry, content: bool) -> int:  # noqa: FBT001 - one of three marks
    """Return how alike two entries are: equal rows or title count double, columns by their number, the name once."""
    one, other = _columns(before), _columns(after)
    score = 2 * content + 2 * (before.title.zh != "" and before.title.zh == after.title.zh)
    score += before.key.rpartition("/")[2] == after.key.rpartition("/")[2]
    if one and other and 5 * len(one & other) >= 4 * len(one | other):
        score += 2 if len(one & other) >= _MANY_FIELDS else 1
    return score


def _columns(entry: Entry) -> frozenset[tuple[str, str]]:
    return frozenset((field.name, field.title.zh) for resource in entry.resources for field in resource.fields)


def _contents(entry: Entry, tables: Mapping[str, bytes]) -> frozenset[str]:
    """Return the hashes of the tables that have rows."""
    contents = (content_of(entry, each, tables) for each in entry.resources)
    return frozenset(
        hashlib.sha256(each).hexdigest() for each in contents if isinstance(each, bytes) and each.count(b"\n") > 1
    )


def other_files(pair: Pair) -> Iterator[Change]:
    """Yield files of the folder that no resource describes, and modes that changed."""
    known = {f"{entry.folder}/{each.path}" for entry in (pair.old, pair.new) for each in entry.resources}
    known |= {pair.old.document.file, pair.new.document.file}
    before, after = ({each.path: each for each in entry.files} for entry in (pair.old, pair.new))
    for path in sorted(before.keys() | after.keys()):
        title = _file(before.get(path), after.get(path), described=path in known, differs=_differs(pair, path))
        if title:
            place = Place(path, 1) if path in after else pair.new.place()
            yield Change(kind=ChangeKind.OTHER_FILE_CHANGED, entry=pair.new.key, place=place, path=path, title=title)


def _differs(pair: Pair, path: str) -> bool:
    return pair.old_tables.get(path) != pair.new_tables.get(path)


def _file(old: SourceFile | None, new: SourceFile | None, *, described: bool, differs: bool) -> Text | None:
    if old and new and old.mode != new.mode:
        return Text(f"文件模式由 {old.mode} 改为 {new.mode}", f"The file mode changed from {old.mode} to {new.mode}")
    if described:
        return None
    if old is None:
        return Text("增加了一个没有说明的文件", "A file was added that nothing describes")
    if new is None:
        return Text("删除了一个没有说明的文件", "A file was removed that nothing described")
    if old.size != new.size or differs:
        return Text("一个没有说明的文件有改动", "A file that nothing describes was changed")
    return None
