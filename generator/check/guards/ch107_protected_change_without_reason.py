"""Other protected properties change with a written reason."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.guard_closing import Loss, cuts
from generator.check.guard_records import has_reason
from generator.check.rule import Rule
from generator.model.change import ChangeKind
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH107",
    name="protected-change-without-reason",
    level=Level.ERROR,
    title=Text("变更受保护的内容，没有写明理由", "a protected property is changed without a reason"),
    what=Text(
        "放宽开放属性，更改开放条件、单位、许可、数据类型，数据项改名、改类型，放慢更新频率，取消服务，减少大量数据行，都要说明理由，"
        "经本级主管部门审核。理由写在 changeNote 里（每次重写），或者写成一条新的调整记录。加快更新频率不需要理由。",
        "Loosening the openness, changing conditions, publisher, licence or data type, renaming or retyping a field, updating more slowly, ending a "
        "service or removing many rows needs a stated reason and the review of the authority. The reason stands in "
        "'changeNote', written anew each time, or in a new record of an adjustment. Updating more often needs none.",
    ),
    cure=Text(
        "在 changeNote 中写明日期和理由：变更了什么，为什么；没有理由的，恢复原样",
        "write date and reason into 'changeNote': what was changed and why; without a reason, undo it",
    ),
    bad="# 原为 updateFrequency: monthly\nupdateFrequency: annual\n",
    good=(
        "# 原为 updateFrequency: monthly\nupdateFrequency: annual\n"
        'changeNote:\n  date: "2026-11-20"\n  text: 年度普查代替了每月统计，数据每年产生一次。\n'
    ),
)
_PROTECTED = (
    ChangeKind.PUBLISHER_CHANGED,
    ChangeKind.FREQUENCY_SLOWED,
    ChangeKind.FIELD_RENAMED,
    ChangeKind.FIELD_RETYPED,
)
_CONDITIONS = (ChangeKind.CONDITIONS_REMOVED, ChangeKind.CONDITIONS_TIGHTENED)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each protected change of an entry that gives no reason."""
    for old, new in review.kept():
        if not has_reason(review, old, new):
            for place, title in _protected(review, old, new):
                yield RULE.at(place, Text(f"{title.zh}；没有写明理由", f"{title.en}; no reason is given"))


def _protected(review: GuardContext, old: Entry, new: Entry) -> Iterator[Loss]:
    archived = new.status is Status.ARCHIVED is not old.status and new.status_change is not None
    for each in review.of(new, *_PROTECTED):
        if not (archived and each.kind is ChangeKind.FREQUENCY_SLOWED):
            yield Loss(each.place, each.title)
    if old.openness is new.openness:
        for each in review.of(new, *_CONDITIONS):
            yield Loss(each.place, each.title)
    elif old.openness is Openness.CONDITIONAL:
        for each in review.of(new, ChangeKind.OPENNESS_LOOSENED):
            yield Loss(each.place, each.title)
    if [each.name for each in old.licences] != [each.name for each in new.licences]:
        for each in review.of(new, ChangeKind.LICENCE_CHANGED):
            yield Loss(each.place, each.title)
    yield from _kinds(review, old, new)
    yield from cuts(review, old, new)


def _kinds(review: GuardContext, old: Entry, new: Entry) -> Iterator[Loss]:
    """Yield another type of data, and each kind of service that is no longer offered."""
    if old.data_type != new.data_type:
        label = review.new.catalogue.label
        before, after = label("data-types", old.data_type), label("data-types", new.data_type)
        title = Text(f"类型由“{before.zh}”改为“{after.zh}”", f"the type changed from '{before.en}' to '{after.en}'")
        yield Loss(new.place("dataType"), title)
    for kind in sorted({each.kind for each in old.services} - {each.kind for each in new.services}):
        name = review.new.catalogue.label("service-kinds", kind)
        yield Loss(new.place("services"), Text(f"取消了服务“{name.zh}”", f"the service '{name.en}' was ended"))
