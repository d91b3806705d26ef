"""Every plan item belongs to a registered publisher."""

from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD804",
    name="plan-item-of-unknown-publisher",
    level=Level.ERROR,
    title=Text("计划项的开放主体没有登记", "a plan item belongs to a publisher that is not registered"),
    what=Text(
        "年度计划清单的每一项都由一个开放主体负责，其代码必须已登记在 catalog/publishers/publishers.csv 中。",
        "Every item of the annual plan list is a publisher's, whose code is registered in "
        "catalog/publishers/publishers.csv.",
    ),
    cure=Text(
        "在 publisher 列写 publishers.csv 中已有的代码；新单位先在 publishers.csv 中登记",
        "write a code of publishers.csv in the column 'publisher'; register a new body in publishers.csv first",
    ),
    bad="code,title,publisher\nP2026-001,公园名录,park\n",
    good="code,title,publisher\nP2026-001,公园名录,parks\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each plan item whose publisher is not registered."""
    known = context.catalogue.publishers
    for plan in context.catalogue.plans:
        for item in plan.items:
            code = item.publisher
            if code and code not in known and (item.row.line, "publisher") not in refused_cells(context, item.row.file):
                message = Text(f"开放主体“{code}”没有登记", f"the publisher '{code}' is not registered")
                yield RULE.at(item.row.place("publisher"), message, meant(code, known, RULE.cure))
