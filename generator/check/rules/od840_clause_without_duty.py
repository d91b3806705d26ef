"""Every paragraph of the law says what carries it out, be it people or nothing yet."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD840",
    name="clause-without-duty",
    level=Level.ERROR,
    title=Text("条款没有写由什么落实", "nothing is said about what carries a clause out"),
    what=Text(
        "法规页逐款列出由哪条规则、哪个页面、哪个命令落实，或者由人办理。duties.csv 里没有一行的条款，页面上就是空白；"
        "还没有落实的也要如实写 open。",
        "The page of the law names for each paragraph the rule, page or command that carries it out, or the people. A clause without a "
        "row in duties.csv would be a blank; what is not carried out yet says so as 'open'.",
    ),
    cure=Text(
        "在 duties.csv 中为这一款加一行：kind 写 rule、guard、page、command、workflow、people 或者 open",
        "add a row for the clause to duties.csv, with one of the kinds rule, guard, page, command, workflow, people, open",
    ),
    bad="# clauses.csv 有 14.1，duties.csv 没有\nlaw,clause,kind,carrier\nsample-rules,9.1,rule,OD202\n",
    good="law,clause,kind,carrier\nsample-rules,9.1,rule,OD202\nsample-rules,14.1,rule,OD502\n",
)
CLAUSES = "catalog/law/clauses.csv"
DUTIES = "catalog/law/duties.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each clause that no duty names."""
    named = {(row["law"], row["clause"]) for row in authority_table(context, DUTIES)}
    for row in authority_table(context, CLAUSES):
        law, clause = row["law"], row["clause"]
        if law and clause and (law, clause) not in named:
            message = Text(f"{row['label'] or clause}没有写由什么落实", f"nothing is said to carry out {clause}")
            yield RULE.at(row.place("clause"), message)
