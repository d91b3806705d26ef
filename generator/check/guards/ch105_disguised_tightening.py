"""What closes data in effect needs what a tightening needs."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.guard_closing import closings
from generator.check.guard_records import TIGHTENING, lacks, under_case
from generator.check.rule import Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH105",
    name="disguised-tightening",
    level=Level.ERROR,
    title=Text(
        "变相收紧开放，没有合法的调整记录", "data are closed in effect without the record of a lawful adjustment"
    ),
    what=Text(
        "开放属性没有改，但用户原来能得到的数据得不到了：删除数据资源、删除、清空或者全部遮盖数据项、清空数据、取消下载只留接口、"
        "增加开放条件或申请材料。这与收紧属性效果相同，须有同样的调整记录（原属性和新属性写同一个）；"
        "因已登记的异议中止开放、正在处理的除外。放慢频率、归档、减少数据行、改写条件只提示审核人员（CH117），"
        "并须写明理由（CH107）。",
        "The openness stays but users lose what they had: a resource, a field or all its values (blotted out counts too), all rows, downloads "
        "where only an interface stays, or new conditions or papers. That has the effect of a tightening and needs the "
        "same record ('from' and 'to' being the same openness), unless the entry is suspended for a registered "
        "objection. A slower frequency, archiving, fewer rows and reworded conditions are told to the reviewer (CH117) "
        "and need a reason (CH107).",
    ),
    cure=Text(
        "恢复原来的内容；有法定事由的，按收紧属性补一条调整记录",
        "restore what was there; with a legal ground, add the record that a tightening needs",
    ),
    bad="# 删去了数据项 opened，没有说明\nfields:\n  - name: code\n  - name: name\n",
    good=(
        "fields:\n  - name: code\n  - name: name\nadjustments:\n"
        '  - date: "2026-11-02"\n    from: unconditional\n    to: unconditional\n    ground: law-change\n'
        "    documents:\n      - title: 《示例市数据条例》第十条\n"
        '    approvedBy: city-data\n    approvedOn: "2026-11-16"\n'
    ),
)


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield each closing without a complete record, and what a record that was begun still lacks."""
    for old, new in review.kept():
        lost = tuple(closings(review, old, new))
        if not lost or under_case(review, old, new):
            continue
        missing = lacks(review, old, new, TIGHTENING)
        for each in lost if missing else ():
            message = Text(
                f"可能的变相收紧：{each.title.zh}；没有完整的调整记录",
                f"possibly a disguised tightening: {each.title.en}; there is no complete record of an adjustment",
            )
            yield RULE.at(each.place, message)
        for lack in missing:
            if lack.path[-1] not in {"openness", "adjustments"}:
                yield RULE.at(new.place(*lack.path), lack.message, lack.cure)
