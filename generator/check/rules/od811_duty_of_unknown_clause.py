"""What carries out the law cites clauses that exist and rules that exist."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table, refused_cells
from generator.check.rule import Context, Rule
from generator.check.rule_codes import rule_codes
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.law import CHECKS
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD811",
    name="duty-of-unknown-clause",
    level=Level.ERROR,
    title=Text(
        "落实情况或参数引用了不存在的条款或规则", "a duty or parameter cites a clause or rule that does not exist"
    ),
    what=Text(
        "落实情况表（duties.csv）和参数表（parameters.csv）引用的条款必须在 clauses.csv 中；落实方式为 rule 或 guard 的，"
        "落实者必须是一条已有规则的代码。自定参数可以不写条款。",
        "The clauses cited by duties.csv and parameters.csv are in clauses.csv, and where the kind is 'rule' or 'guard' the "
        "carrier "
        "is the code of a rule that exists. A city's own parameter may cite nothing.",
    ),
    cure=Text(
        "改成 clauses.csv 中已有的法规代码（law）和条款号（clause，例如 10.1），或者改成已有规则的代码（例如 OD101）",
        "write a law and clause of clauses.csv (for example 10.1), or the code of an existing rule (for example OD101)",
    ),
    bad="law,clause,kind,carrier\nsample-rules,99.1,rule,OD101\n",
    good="law,clause,kind,carrier\nsample-rules,10.1,rule,OD101\n",
)
DUTIES = "catalog/law/duties.csv"
PARAMETERS = "catalog/law/parameters.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each citation of no clause and each carrier that is no rule."""
    for file in (DUTIES, PARAMETERS):
        refused = refused_cells(context, file)
        for row in authority_table(context, file):
            if not {(row.line, "law"), (row.line, "clause")} & refused:
                yield from _clause(row, context)
    codes = rule_codes()
    for row in authority_table(context, DUTIES):
        code = row.cells.get("carrier")
        if row["kind"] in CHECKS and code is not None and code not in codes:
            message = Text(f"没有规则“{code}”", f"there is no rule '{code}'")
            yield RULE.at(row.place("carrier"), message, meant(code, sorted(codes), RULE.cure))


def _clause(row: Row, context: Context) -> Iterator[Problem]:
    law, clause = row["law"], row["clause"]
    known = context.catalogue.law.clauses
    if (law or clause) and (law, clause) not in known:
        message = Text(f"法规“{law}”没有条款“{clause}”", f"the law '{law}' has no clause '{clause}'")
        column = "clause" if any(each == law for each, _ in known) else "law"
        yield RULE.at(row.place(column), message)
