"""The entry that a plan item names exists."""

from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD805",
    name="plan-item-of-unknown-entry",
    level=Level.ERROR,
    title=Text("计划项写的目录不存在", "a plan item names an entry that does not exist"),
    what=Text(
        "计划项完成后，entry 列写对应目录的标识“单位/目录”，该目录必须在 datasets/ 中，或者已登记在 tombstones.csv（已删除的目录）中；还没有开放的计划项留空。",
        "When a plan item is done, its column 'entry' holds the identity '<publisher>/<entry>' of an entry in "
        "datasets/, or in tombstones.csv if it was removed; "
        "before that the cell stays empty.",
    ),
    cure=Text(
        "改成 datasets/ 下已有的“单位/目录”；目录还没有提交的，先把单元格清空",
        "write the '<publisher>/<entry>' of a folder in datasets/; leave the cell empty until the entry is there",
    ),
    bad="code,title,entry\nP2026-001,公园名录,parks/parks\n",
    good="code,title,entry\nP2026-001,公园名录,parks/park-list\n",
)


TOMBSTONES = "tombstones"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose entry is not in the catalogue."""
    gone = {row["code"] for row in context.catalogue.registers.get(TOMBSTONES, ())}
    known = context.catalogue.entry_folders | gone
    for plan in context.catalogue.plans:
        for item in plan.items:
            key = item.entry
            if key and key not in known and (item.row.line, "entry") not in refused_cells(context, item.row.file):
                message = Text(f"目录“{key}”不存在", f"there is no entry '{key}'")
                yield RULE.at(item.row.place("entry"), message, meant(key, sorted(known), RULE.cure))
