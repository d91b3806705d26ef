"""A plan item that was dropped says why."""

from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Lang, Text

RULE = Rule(
    code="OD807",
    name="dropped-item-without-reason",
    level=Level.ERROR,
    title=Text("取消了计划项，却没有写理由", "a plan item was dropped without a reason"),
    what=Text(
        "计划已经公布，取消其中一项要向公众说明理由。写了取消日期（droppedOn）的计划项，也要写取消理由（dropReason）。",
        "The plan is public, so the public is told why an item is dropped: an item with a day of dropping "
        "('droppedOn') "
        "has a reason ('dropReason').",
    ),
    cure=Text(
        "在同一行的 dropReason 列写取消理由（dropReasonEn 列写英文）；没有取消的，清空 droppedOn",
        "write the reason in the column 'dropReason' of the row (and in English in 'dropReasonEn'); if the item was "
        "not "
        "dropped, empty 'droppedOn'",
    ),
    bad="code,title,droppedOn,dropReason\nP2026-001,公园名录,2026-08-20,\n",
    good="code,title,droppedOn,dropReason\nP2026-001,公园名录,2026-08-20,已由区级目录提供\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each dropped plan item without a reason."""
    for plan in context.catalogue.plans:
        for item in plan.items:
            silent = item.dropped_on and "dropReason" in item.row.cells and not item.drop_reason.zh.strip()
            if silent and (item.row.line, "dropReason") not in refused_cells(context, item.row.file):
                message = Text(
                    f"计划项“{item.title.zh}”已于 {item.dropped_on} 取消，没有写理由",
                    f"the plan item '{item.title.shown(Lang.EN)}' was dropped on {item.dropped_on} without a reason",
                )
                yield RULE.at(item.row.place("dropReason"), message)
