"""A plan item says which priority of the year it serves."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD824",
    name="plan-item-without-focus",
    level=Level.WARNING,
    title=Text("计划项没有写年度工作重点", "a plan item names no priority of the year"),
    what=Text(
        "年度计划根据当年的工作重点编制。每一项都写明服务于哪项重点（focus），公众才看得出为什么先开放它。",
        "The plan follows the priorities of the year. Every item names the one it serves ('focus'), so that people see why it comes first.",
    ),
    cure=Text(
        "在 focus 列写年度工作重点（focusEn 列写英文）",
        "write the priority in the column 'focus' (and in English in 'focusEn')",
    ),
    bad="code,title,focus\nP2026-001,公园名录,\n",
    good="code,title,focus\nP2026-001,公园名录,城市更新\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item that was not dropped and names no priority."""
    for plan in context.catalogue.plans:
        for item in plan.items:
            if "focus" in item.row.cells and not item.focus.zh.strip() and not item.dropped_on:
                yield RULE.at(item.row.place("focus"))
