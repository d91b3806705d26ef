"""Every account acts for a body that is registered."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD835",
    name="account-of-unknown-body",
    level=Level.ERROR,
    title=Text("账号对应的单位没有登记", "an account acts for a body that is not registered"),
    what=Text(
        "提交、审核时，系统凭账号判断是哪个单位在办理。单位代码必须在 publishers.csv 或者 authorities.csv 中，否则谁也代表不了。",
        "By the account the system tells which body submits or reviews. The body is a code of publishers.csv or authorities.csv, or the account "
        "acts for nobody.",
    ),
    cure=Text("改成登记的单位代码", "write the code of a registered body"),
    bad="account,body\ndemo-parks,park\n",
    good="account,body\ndemo-parks,parks\n",
)
ACCOUNTS = "catalog/publishers/accounts.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each account whose body nobody registered."""
    known = {**context.catalogue.publishers, **context.catalogue.authorities}
    for row in authority_table(context, ACCOUNTS):
        if row["body"] and row["body"] not in known:
            message = Text(f"“{row['body']}”没有登记", f"'{row['body']}' is not registered")
            yield RULE.at(row.place("body"), message, meant(row["body"], known, RULE.cure))
