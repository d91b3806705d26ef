"""The openness of a plan item is one of the vocabulary."""

from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD808",
    name="plan-item-of-unknown-openness",
    level=Level.ERROR,
    title=Text("计划项的开放属性不在词表中", "the openness of a plan item is not in the vocabulary"),
    what=Text(
        "计划项要写明拟定的开放属性，用词表 openness 的代码，不写中文，也不写是或否。",
        "A plan item states the intended openness by a code of the vocabulary 'openness', not in Chinese and not as "
        "yes "
        "or no.",
    ),
    cure=Text(
        "在 openness 列写 unconditional（无条件开放）或 conditional（有条件开放）",
        "write unconditional or conditional in the column 'openness'",
    ),
    bad="code,title,openness\nP2026-001,公园名录,无条件\n",
    good="code,title,openness\nP2026-001,公园名录,unconditional\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose openness nobody knows."""
    known = context.codes("openness")
    for plan in context.catalogue.plans:
        for item in plan.items:
            code = item.openness
            if code and code not in known and (item.row.line, "openness") not in refused_cells(context, item.row.file):
                message = Text(f"开放属性“{code}”不在词表中", f"the openness '{code}' is not in the vocabulary")
                yield RULE.at(item.row.place("openness"), message, meant(code, known, RULE.cure))
