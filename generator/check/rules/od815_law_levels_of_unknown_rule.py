"""A decision on the level of a rule names a rule and a level that exist."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table, refused_cells
from generator.check.rule import Context, Rule
from generator.check.rule_codes import rule_codes
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD815",
    name="law-levels-of-unknown-rule",
    level=Level.ERROR,
    title=Text("规则级别表写了不存在的规则或级别", "the table of levels names an unknown rule or level"),
    what=Text(
        "catalog/law/levels.csv 调整规则的级别。规则代码必须存在，级别只有 error（错误）、warning（警告）、"
        "notice（提示）"
        "三种；写错的行不起作用。",
        "catalog/law/levels.csv changes the level of rules. The rule exists, and the level is error, warning or "
        "notice; a "
        "wrong row would change nothing.",
    ),
    cure=Text(
        "在 rule 列写已有规则的代码，例如 OD502；在 level 列写 error、warning 或 notice",
        "write the code of an existing rule in the column 'rule', for example OD502, and error, warning or notice in "
        "the "
        "column 'level'",
    ),
    bad="rule,level,inForceFrom\nOD999,warn,2026-01-01\n",
    good="rule,level,inForceFrom\nOD502,warning,2026-01-01\n",
)
LEVELS = "catalog/law/levels.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each unknown rule and each unknown level."""
    known = {"rule": sorted(rule_codes()), "level": [level.value for level in Level]}
    refused = refused_cells(context, LEVELS)
    for row in authority_table(context, LEVELS):
        for column, label in (("rule", Text("规则", "rule")), ("level", Text("级别", "level"))):
            written = row.cells.get(column)
            if written is not None and written not in known[column] and (row.line, column) not in refused:
                message = Text(f"没有{label.zh}“{written}”", f"there is no {label.en} '{written}'")
                yield RULE.at(row.place(column), message, meant(written, known[column], RULE.cure))
