"""Whoever acts on the forge acts for a registered body."""

from collections.abc import Iterator

from generator.check.authority_schema import authority_table, refused_cells
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD834",
    name="account-of-unknown-body",
    level=Level.ERROR,
    title=Text("账号所属的单位没有登记", "an account belongs to a body that is not registered"),
    what=Text(
        "账号登记表 accounts.csv 说明谁代表哪个单位提交、哪个主管部门审核。写错单位代码，提交者就成了没有登记的人，审核也对不上。",
        "The register accounts.csv says who submits for which publisher and who approves for which authority. With a wrong code the "
        "author counts as unregistered and approvals fit nobody.",
    ),
    cure=Text(
        "在 body 列写 publishers.csv 或者 authorities.csv 中已有的代码",
        "write a code of publishers.csv or authorities.csv in the column 'body'",
    ),
    bad="account,body\nzhang-parks,park\n",
    good="account,body\nzhang-parks,parks\n",
)
ACCOUNTS = "catalog/publishers/accounts.csv"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each account whose body is neither a publisher nor an authority."""
    known = {**context.catalogue.authorities, **context.catalogue.publishers}
    refused = refused_cells(context, ACCOUNTS)
    for row in authority_table(context, ACCOUNTS):
        body = row["body"]
        if body and body not in known and (row.line, "body") not in refused:
            message = Text(f"单位“{body}”没有登记", f"the body '{body}' is not registered")
            yield RULE.at(row.place("body"), message, meant(body, known, RULE.cure))
