"""Every publisher answers to a registered authority."""

from collections.abc import Iterator

from generator.check.authority_schema import refused_cells
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD809",
    name="publisher-of-unknown-authority",
    level=Level.ERROR,
    title=Text("开放主体的主管部门没有登记", "a publisher answers to an authority that is not registered"),
    what=Text(
        "每个开放主体都由本级主管部门审核，主管部门的代码必须已登记在 catalog/publishers/authorities.csv 中。",
        "Every publisher is reviewed by the authority of its level, whose code is registered in "
        "catalog/publishers/authorities.csv.",
    ),
    cure=Text(
        "在 authority 列写 authorities.csv 中已有的代码；新的主管部门先在 authorities.csv 中登记",
        "write a code of authorities.csv in the column 'authority'; register a new authority in authorities.csv first",
    ),
    bad="code,name,authority\nparks,公园管理局,city\n",
    good="code,name,authority\nparks,公园管理局,city-data\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each publisher whose authority is not registered."""
    known = context.catalogue.authorities
    for publisher in context.catalogue.publishers.values():
        code, row = publisher.authority, publisher.row
        if code and code not in known and (row.line, "authority") not in refused_cells(context, row.file):
            message = Text(f"主管部门“{code}”没有登记", f"the authority '{code}' is not registered")
            yield RULE.at(row.place("authority"), message, meant(code, known, RULE.cure))
