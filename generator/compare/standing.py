"""How an entry stands: its identity, openness, status, frequency, publisher and licence."""

from collections.abc import Iterator

from generator.compare.pair import Pair
from generator.compare.words import Words, quoted, say
from generator.model.change import Change, ChangeKind
from generator.model.entry import Entry, Openness, Status
from generator.model.text import Text

_ORDER = (Openness.UNCONDITIONAL, Openness.CONDITIONAL, Openness.WITHHELD)
_HELD_BACK = {Status.SUSPENDED, Status.WITHDRAWN}
_INTO = {
    Status.SUSPENDED: (ChangeKind.ENTRY_SUSPENDED, Text("中止开放", "The entry was suspended")),
    Status.WITHDRAWN: (ChangeKind.ENTRY_WITHDRAWN, Text("目录下架", "The entry was withdrawn")),
    Status.ARCHIVED: (ChangeKind.ENTRY_ARCHIVED, Text("目录归档，不再更新", "The entry was archived: no more updates")),
}
_RESTORED = (ChangeKind.ENTRY_RESTORED, Text("恢复提供数据", "The data are offered again"))
_UNARCHIVED = (ChangeKind.ENTRY_UNARCHIVED, Text("取消归档，恢复更新", "The entry is no longer archived"))


def standing(pair: Pair) -> Iterator[Change]:
    """Yield what changed in how the entry stands."""
    yield from _identity(pair)
    yield from openness(pair)
    yield from _status(pair)
    yield from _frequency(pair)
    yield from publisher(pair)
    yield from _licence(pair)


def _identity(pair: Pair) -> Iterator[Change]:
    for key, named in (("id", Text("目录编号（id）", "identifier (id)")), ("name", Text("标识（name）", "name"))):
        if pair.differs((key,)):
            before, after = pair.written((key,))
            title = say(
                "目录的{named}由 {before} 改为 {after}；标识本应永不改变",
                "The {named} of the entry changed from {before} to {after}; an identity is meant to last",
                named=named,
                before=before or "–",
                after=after or "–",
            )
            yield pair.change(ChangeKind.IDENTITY_CHANGED, (key,), title, before=before, after=after, gone=not after)


def openness(pair: Pair) -> Iterator[Change]:
    """Yield the change of openness; unconditional is the most open, withheld the least."""
    old, new = pair.old.openness, pair.new.openness
    if old is None or new is None or old is new:
        return
    tightened = _ORDER.index(new) > _ORDER.index(old)
    kind = ChangeKind.OPENNESS_TIGHTENED if tightened else ChangeKind.OPENNESS_LOOSENED
    verb = Text("收紧", "tightened") if tightened else Text("放宽", "loosened")
    title = say(
        "开放属性由{old}{verb}为{new}",
        "Openness {verb} from {old} to {new}",
        verb=verb,
        old=pair.words.label("openness", old),
        new=pair.words.label("openness", new),
    )
    before, after = pair.written(("openness",))
    yield pair.change(kind, ("openness",), title, before=before, after=after)


def _status(pair: Pair) -> Iterator[Change]:
    old, new = pair.old.status, pair.new.status
    if old is None or new is None or old is new:
        return
    told = []
    if old in _HELD_BACK and new not in _HELD_BACK:
        told.append(_RESTORED)
    if new in _INTO:
        told.append(_INTO[new])
    elif old is Status.ARCHIVED:
        told.append(_UNARCHIVED)
    before, after = pair.written(("status",))
    for kind, what in told:
        title = say(
            "{what}（状态由{old}改为{new}）",
            "{what} (status changed from {old} to {new})",
            what=what,
            old=pair.words.label("statuses", old),
            new=pair.words.label("statuses", new),
        )
        yield pair.change(kind, ("status",), title, before=before, after=after)


def _frequency(pair: Pair) -> Iterator[Change]:
    old, new = pair.old.update_frequency, pair.new.update_frequency
    ranks = _pace(pair.words, old), _pace(pair.words, new)
    if old == new or ranks[0] is None or ranks[1] is None:
        return
    slowed = ranks[1] > ranks[0]
    kind = ChangeKind.FREQUENCY_SLOWED if slowed else ChangeKind.FREQUENCY_QUICKENED
    verb = Text("放慢", "slowed") if slowed else Text("加快", "quickened")
    title = say(
        "更新频率由{old}{verb}为{new}",
        "Update frequency {verb} from {old} to {new}",
        verb=verb,
        old=pair.words.label("update-frequencies", old),
        new=pair.words.label("update-frequencies", new),
    )
    before, after = pair.written(("updateFrequency",))
    yield pair.change(kind, ("updateFrequency",), title, before=before, after=after)


def _pace(words: Words, code: str) -> tuple[float, int] | None:
    """Return how slow a frequency is: its days, then its position in the vocabulary; without days it is the slowest.

    The earlier side's vocabulary goes first, so that a change cannot redefine what it is measured with.
    """
    for vocabulary in (words.old.vocabularies, words.new.vocabularies):
        terms = vocabulary.get("update-frequencies", {})
        if code in terms:
            days = terms[code].extra.get("periodDays", "")
            return (float(days) if days.isascii() and days.isdigit() else float("inf"), list(terms).index(code))
    return None


def publisher(pair: Pair) -> Iterator[Change]:
    """Yield the change of the publisher."""
    if not pair.differs(("publisher",)):
        return
    before, after = pair.written(("publisher",))
    title = say(
        "开放主体由{old}改为{new}",
        "The publisher changed from {old} to {new}",
        old=_publisher(pair.words, pair.old),
        new=_publisher(pair.words, pair.new),
    )
    yield pair.change(ChangeKind.PUBLISHER_CHANGED, ("publisher",), title, before=before, after=after, gone=not after)


def _publisher(words: Words, entry: Entry) -> Text:
    known = words.new.publishers.get(entry.publisher) or words.old.publishers.get(entry.publisher)
    return quoted(known.name if known else Text(entry.publisher or "–", entry.publisher or "–"))


def _licence(pair: Pair) -> Iterator[Change]:
    old, new = (tuple(each.name for each in entry.licences) for entry in (pair.old, pair.new))
    if not pair.differs(("licenses",)):
        return
    before, after = pair.written(("licenses",))
    if old == new:
        title = Text("使用许可的名称或地址有改动", "The title or address of the licence was changed")
    else:
        title = say(
            "使用许可由{old}改为{new}",
            "The licence changed from {old} to {new}",
            old=_licences(pair.words, old),
            new=_licences(pair.words, new),
        )
    yield pair.change(ChangeKind.LICENCE_CHANGED, ("licenses",), title, before=before, after=after, gone=not after)


def _licences(words: Words, names: tuple[str, ...]) -> Text:
    labels = [words.label("licences", each) for each in names]
    return Text("、".join(each.zh for each in labels) or "无", ", ".join(each.en for each in labels) or "none")
