"""A plan item is planned for a month of its plan's year."""

import re
from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD806",
    name="plan-month-outside-year",
    level=Level.ERROR,
    title=Text("计划月份不在计划年度之内", "the planned month is not a month of the plan's year"),
    what=Text(
        "年度计划清单只列当年新增开放的数据，计划月份写成“年-月”，年份与计划所在的文件夹（catalog/plans/年份）一致。",
        "An annual plan lists what is newly opened in its year; the planned month is written as year-month, in the "
        "year of "
        "the plan's folder (catalog/plans/<year>).",
    ),
    cure=Text(
        "在 plannedMonth 列写当年的“年-月”，例如 2026-09；推迟到下一年的，取消本项并列入下一年的计划",
        "write a month of the year in the column 'plannedMonth', for example 2026-09; what moves to the next year is "
        "dropped here and listed in the plan of that year",
    ),
    bad="# catalog/plans/2026/items.csv\ncode,title,plannedMonth\nP2026-001,公园名录,2027-03\n",
    good="# catalog/plans/2026/items.csv\ncode,title,plannedMonth\nP2026-001,公园名录,2026-09\n",
)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose month is none of the year's."""
    for plan in context.catalogue.plans:
        for item in plan.items:
            found = _MONTH.fullmatch(item.planned_month)
            if not plan.year or not item.planned_month or (found and int(found[1]) == plan.year):
                continue
            if (item.row.line, "plannedMonth") in refused_cells(context, item.row.file):
                continue
            message = Text(
                f"计划月份“{item.planned_month}”不是 {plan.year} 年的月份",
                f"the planned month '{item.planned_month}' is not a month of {plan.year}",
            )
            yield RULE.at(item.row.place("plannedMonth"), message)
