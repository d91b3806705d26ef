"""Reviews, masking and the records of adjustments."""

from collections.abc import Iterator

from generator.compare.demands import matched
from generator.compare.pair import Pair
from generator.compare.values import at, shown_if, unmatched
from generator.compare.words import say
from generator.model.change import Change, ChangeKind
from generator.model.document import JSON
from generator.model.text import Text

_REVIEWS = (
    ("secrecyReview", Text("保密审查", "secrecy review")),
    ("securityReview", Text("安全审查", "security review")),
    ("riskAssessment", Text("风险评估", "risk assessment")),
)
_SAME_DECISION = ("date", "from", "to")


def reviews(pair: Pair) -> Iterator[Change]:
    """Yield what changed in the reviews of the entry, in its masking and in its records of adjustments."""
    for key, name in _REVIEWS:
        if pair.differs((key,)):
            before, after = pair.written((key,))
            title = _review(pair, key, name)
            yield pair.change(ChangeKind.REVIEW_CHANGED, (key,), title, before=before, after=after, gone=not after)
    if pair.differs(("masking",)):
        before, after = pair.written(("masking",))
        yield pair.change(
            ChangeKind.MASKING_CHANGED, ("masking",), _masking(pair), before=before, after=after, gone=not after
        )
    yield from _adjustments(pair)


def _review(pair: Pair, key: str, name: Text) -> Text:
    old, new = pair.raw((key,))
    if old is None:
        return say("增加了{name}记录", "A record of the {name} was added", name=name)
    if new is None:
        return say("删去了{name}记录", "The record of the {name} was removed", name=name)
    levels = at(old, ("level",)), at(new, ("level",))
    if key == "riskAssessment" and levels[0] != levels[1]:
        return say(
            "风险等级由{old}改为{new}",
            "The risk level changed from {old} to {new}",
            old=pair.words.label("risk-levels", str(levels[0])),
            new=pair.words.label("risk-levels", str(levels[1])),
        )
    days = at(old, ("date",)), at(new, ("date",))
    if days[0] != days[1]:
        return say(
            "{name}记录有改动，日期由 {old} 改为 {new}",
            "The record of the {name} was changed, its date from {old} to {new}",
            name=name,
            old=str(days[0])[:10],
            new=str(days[1])[:10],
        )
    return say("{name}记录有改动，日期没有变", "The record of the {name} was changed while its date stayed", name=name)


def _masking(pair: Pair) -> Text:
    needed = tuple(each.masking.required if each.masking else None for each in (pair.old, pair.new))
    if needed == (True, False):
        return Text("由需要脱敏改为不需要脱敏", "Masking was required and no longer is")
    if needed == (False, True):
        return Text("由不需要脱敏改为需要脱敏", "Masking was not required and now is")
    return Text("脱敏说明有改动", "The statement on masking was changed")


def _adjustments(pair: Pair) -> Iterator[Change]:
    """Yield records that are new; a record that was there before and reads otherwise now is no new record."""
    old, new = (each if isinstance(each, list) else [] for each in pair.raw(("adjustments",)))
    lost, found = unmatched(old, new)
    couples, old_left, new_left = matched(
        [_decision(old[each]) for each in lost], [_decision(new[each]) for each in found]
    )
    edited = [(lost[before], found[after]) for before, after in couples]
    edited += [(lost[before], found[after]) for before, after in zip(old_left, new_left, strict=False)]
    for before, after in edited:
        title = say(
            "第 {number} 条属性调整记录是以前的记录，这次被改写",
            "Record {number} of the adjustments stood there before and was rewritten",
            number=after + 1,
        )
        yield pair.change(
            ChangeKind.METADATA_CHANGED,
            ("adjustments", after),
            title,
            before=shown_if(old[before]),
            after=shown_if(new[after]),
        )
    for each in new_left[len(old_left) :]:
        yield _added(pair, found[each], new[found[each]])
    for each in old_left[len(new_left) :]:
        title = Text("以前的一条属性调整记录被删去", "A record of an earlier adjustment was removed")
        path = ("adjustments", lost[each])
        yield pair.change(ChangeKind.METADATA_CHANGED, path, title, before=shown_if(old[lost[each]]), gone=True)


def _decision(record: JSON) -> tuple[str, ...]:
    return tuple(str(at(record, (key,))) for key in _SAME_DECISION)


def _added(pair: Pair, index: int, record: JSON) -> Change:
    title = say(
        "增加了一条属性调整记录：由{old}调整为{new}，事由{ground}",
        "A record of an adjustment was added: from {old} to {new}, on the ground {ground}",
        old=pair.words.label("openness", str(at(record, ("from",)))),
        new=pair.words.label("openness", str(at(record, ("to",)))),
        ground=pair.words.label("adjustment-grounds", str(at(record, ("ground",)))),
    )
    return pair.change(ChangeKind.ADJUSTMENT_ADDED, ("adjustments", index), title, after=shown_if(record))
