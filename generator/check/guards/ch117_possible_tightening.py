"""The reviewer sees everything that may close data in effect, lawful or not."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.guard_closing import Loss, closings, cuts, faded
from generator.check.guard_records import TIGHTENING, has_reason, has_record, under_case
from generator.check.rule import Rule
from generator.model.change import ChangeKind
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH117",
    name="possible-tightening",
    level=Level.WARNING,
    title=Text("可能的变相收紧，请审核人员判断", "possibly a disguised tightening; the reviewer decides"),
    what=Text(
        "放慢更新频率、把仍在更新的目录归档、减少大量数据行、改写开放条件、给数据项增加脱敏、把值改成遮盖的或者一样的、中止或下架，"
        "以及手续齐全的删除，都可能使公众得到的数据变少。程序不能判断是否合理，一律提示审核人员。",
        "A slower frequency, archiving what is still updated, far fewer rows, reworded conditions, masking put on a field, values that are masked or all alike now, "
        "a suspension or withdrawal, and removals with all papers may all leave the public with less. No machine can tell "
        "whether that is right, so the reviewer is always told.",
    ),
    cure=Text(
        "由审核人员判断；单位可以在 changeNote 中把理由写得更清楚",
        "the reviewer decides; the publisher may state the reason more clearly in 'changeNote'",
    ),
    bad="# 原为 updateFrequency: monthly\nupdateFrequency: annual\n",
    good="# 原为 updateFrequency: annual\nupdateFrequency: monthly\n",
)
_TOLD = (ChangeKind.FREQUENCY_SLOWED, ChangeKind.ENTRY_ARCHIVED)
_ENDED = (ChangeKind.ENTRY_SUSPENDED, ChangeKind.ENTRY_WITHDRAWN)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each change that may be a tightening and is not refused already, with whether it gives a reason."""
    for old, new in review.kept():
        if old.openness is Openness.WITHHELD or review.of(new, ChangeKind.OPENNESS_TIGHTENED):
            continue
        explained = has_reason(review, old, new) or new.status_change not in {None, old.status_change}
        reason = Text("已写明理由", "a reason is given") if explained else Text("没有写明理由", "no reason is given")
        for place, title in _losses(review, old, new):
            message = Text(
                f"可能的变相收紧：{title.zh}；{reason.zh}", f"possibly a disguised tightening: {title.en}; {reason.en}"
            )
            yield RULE.at(place, message)


def _losses(review: GuardContext, old: Entry, new: Entry) -> Iterator[Loss]:
    for each in review.of(new, *_TOLD):
        yield Loss(each.place, each.title)
    if not under_case(review, old, new):
        for each in review.of(new, *_ENDED):
            yield Loss(each.place, each.title)
    if old.openness is new.openness:
        for each in review.of(new, ChangeKind.CONDITIONS_TIGHTENED):
            yield Loss(each.place, each.title)
    yield from cuts(review, old, new)
    yield from _masked(old, new)
    yield from faded(review, old, new)
    lost = tuple(closings(review, old, new))
    if lost and (under_case(review, old, new) or has_record(review, old, new, TIGHTENING)):
        yield from lost


def _masked(old: Entry, new: Entry) -> Iterator[Loss]:
    """Yield the columns whose values were open and are masked now."""
    if new.status is Status.WITHDRAWN:
        return
    open_before = {(one.name, each.name) for one in old.resources for each in one.fields if not each.masking}
    for resource in new.resources:
        for index, field in enumerate(resource.fields):
            if field.masking and (resource.name, field.name) in open_before:
                title = Text(f"数据项“{field.name}”改为脱敏", f"the field '{field.name}' is masked now")
                yield Loss(new.place(*resource.way, "schema", "fields", index, "masking"), title)
