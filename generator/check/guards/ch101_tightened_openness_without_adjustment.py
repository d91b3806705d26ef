"""Openness is tightened only with the record of a legal ground and of the authority's consent."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.guard_records import TIGHTENING, lacks
from generator.check.rule import Rule
from generator.model.change import ChangeKind
from generator.model.entry import Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH101",
    name="tightened-openness-without-adjustment",
    level=Level.ERROR,
    title=Text("收紧开放属性，没有合法的调整记录", "openness is tightened without the record of a lawful adjustment"),
    what=Text(
        "无条件开放改为有条件开放或不予开放、有条件开放改为不予开放，只能因为法律法规修改或者职能职责变更，并经本级主管部门同意。"
        "同一次变更里要新增一条调整记录：原属性、新属性、事由、依据文件、申请日期、同意的部门和日期，缺一不可。"
        "改写以前的记录不算。",
        "Openness becomes narrower only because the law or the publisher's function changed, and only with the consent "
        "of the authority of the publisher's level. The same change adds a record: from, to, ground, documents, the day "
        "of asking, who consented and when. Rewriting an earlier record does not count.",
    ),
    cure=Text(
        "补齐调整记录；没有法定事由和依据的，恢复原来的开放属性",
        "complete the record; without a legal ground and documents, restore the openness",
    ),
    bad="# 原为 openness: unconditional\nopenness: conditional\n",
    good=(
        "# 原为 openness: unconditional\nopenness: conditional\nadjustments:\n"
        '  - date: "2026-11-02"\n    from: unconditional\n    to: conditional\n    ground: law-change\n'
        "    documents:\n      - title: 《示例市数据条例》第十条\n"
        '    approvedBy: city-data\n    approvedOn: "2026-11-16"\n'
    ),
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield everything that the adjustment behind a tightening lacks."""
    for old, new in review.kept():
        if review.of(new, ChangeKind.OPENNESS_TIGHTENED):
            for each in lacks(review, old, new, TIGHTENING):
                yield RULE.at(new.place(*each.path), each.message, each.cure)
    twins = review.moved()
    for change in review.changes:
        twin = twins.get(change.entry)
        if change.kind is ChangeKind.OPENNESS_TIGHTENED and twin and twin.status is not Status.WITHDRAWN:
            message = Text(
                f"目录由 {twin.key} 改名，同时{change.title.zh}",
                f"the entry was renamed from {twin.key} and tightened: {change.title.en}",
            )
            yield RULE.at(change.place, message)
