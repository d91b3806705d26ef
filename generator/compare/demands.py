"""What an applicant must meet and hand in: the conditions of openness and the materials."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.compare.pair import Pair
from generator.compare.values import at, shown_if
from generator.compare.words import named, quoted, say
from generator.model.change import Change, ChangeKind
from generator.model.entry import Condition
from generator.model.text import Text

_REWORDED = ("text", "textEn")
Couple = tuple[int, int]
"""The position of the same thing before and after."""


def demands(pair: Pair) -> Iterator[Change]:
    """Yield what changed in the conditions, and in the materials, which are a demand on the applicant as well."""
    yield from _conditions(pair)
    yield from _materials(pair)


def _conditions(pair: Pair) -> Iterator[Change]:
    old, new = pair.old.conditions, pair.new.conditions
    kept, altered, lost, found = _couples(old, new)
    for before, after in altered:
        title = say(
            "{kind}类开放条件的文字有改动：由{old}改为{new}；是否更严，机器无法判断，请审核人员判断",
            "A condition of kind {kind} was reworded from {old} to {new}; whether it is stricter no machine can tell, "
            "the reviewer decides",
            kind=pair.words.label("condition-kinds", new[after].kind),
            old=quoted(old[before].text),
            new=quoted(new[after].text),
        )
        yield _condition(pair, ChangeKind.CONDITIONS_TIGHTENED, title, before, after)
    for after in found:
        title = _told(pair, Text("增加了", "was added"), new[after])
        yield _condition(pair, ChangeKind.CONDITIONS_ADDED, title, None, after)
    for before in lost:
        title = _told(pair, Text("删去了", "was removed"), old[before])
        yield _condition(pair, ChangeKind.CONDITIONS_REMOVED, title, before, None)
    for before, after in kept:
        yield from pair.rest(("conditions", before), ("conditions", after))
    for before, after in altered:
        yield from pair.rest(("conditions", before), ("conditions", after), _REWORDED)


def _told(pair: Pair, verb: Text, condition: Condition) -> Text:
    return say(
        "{verb}{kind}类开放条件{text}",
        "The condition {text} of kind {kind} {verb}",
        verb=verb,
        kind=pair.words.label("condition-kinds", condition.kind),
        text=quoted(condition.text),
    )


def _condition(pair: Pair, kind: ChangeKind, title: Text, before: int | None, after: int | None) -> Change:
    return pair.change(
        kind,
        ("conditions", (before or 0) if after is None else after),
        title,
        before="" if before is None else shown_if(at(pair.old.document.value, ("conditions", before))),
        after="" if after is None else shown_if(at(pair.new.document.value, ("conditions", after))),
        gone=after is None,
    )


def _couples(
    old: Sequence[Condition], new: Sequence[Condition]
) -> tuple[list[Couple], list[Couple], list[int], list[int]]:
    """Return conditions that say the same, those of one kind that say something else, and what is left on each side."""
    kept, lost, found = matched([(each.kind, each.text) for each in old], [(each.kind, each.text) for each in new])
    within, lost_kinds, found_kinds = matched([old[each].kind for each in lost], [new[each].kind for each in found])
    altered = [(lost[before], found[after]) for before, after in within]
    return kept, altered, [lost[each] for each in lost_kinds], [found[each] for each in found_kinds]


def matched(old: Sequence[object], new: Sequence[object]) -> tuple[list[Couple], list[int], list[int]]:
    """Return couples of equal keys in order, each used once, and the positions left on each side."""
    waiting: defaultdict[object, list[int]] = defaultdict(list)
    for index, key in enumerate(old):
        waiting[key].append(index)
    couples, found = [], []
    for index, key in enumerate(new):
        if waiting[key]:
            couples.append((waiting[key].pop(0), index))
        else:
            found.append(index)
    return couples, sorted(index for left in waiting.values() for index in left), found


def _materials(pair: Pair) -> Iterator[Change]:
    old, new = pair.old.materials, pair.new.materials
    kept, lost, found = matched([each.zh for each in old], [each.zh for each in new])
    for after in found:
        title = say(
            "申请时要多交一份材料{title}",
            "An applicant must hand in one more document: {title}",
            title=named(new[after], "–"),
        )
        value = shown_if(at(pair.new.document.value, ("materials", after)))
        yield pair.change(ChangeKind.CONDITIONS_ADDED, ("materials", after), title, after=value)
    for before in lost:
        title = say(
            "申请时不再要求材料{title}",
            "An applicant need no longer hand in the document {title}",
            title=named(old[before], "–"),
        )
        value = shown_if(at(pair.old.document.value, ("materials", before)))
        yield pair.change(ChangeKind.CONDITIONS_REMOVED, ("materials", before), title, before=value, gone=True)
    for before, after in kept:
        yield from pair.rest(("materials", before), ("materials", after))
