"""An institution says whether its data were made with public funds."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD817",
    name="publisher-without-funding-statement",
    level=Level.WARNING,
    title=Text("没有写是否使用财政资金", "an institution does not say whether it uses public funds"),
    what=Text(
        "高校、科研院所、企业等机构要写明数据是否使用财政资金产生：使用的必须经省平台的行业数据开放入口，没有使用的可以自愿走这个入口。",
        "Universities, institutes, enterprises and the like say whether their data were made with public funds: with them the industry entrance of the provincial portal is a duty, without them a choice.",
    ),
    cure=Text(
        "在 publishers.csv 的 publiclyFunded 列写 true 或 false",
        "write true or false in the column 'publiclyFunded' of publishers.csv",
    ),
    bad="code,kind,publiclyFunded\ncity-university,institution,\n",
    good="code,kind,publiclyFunded\ncity-university,institution,true\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each publisher bound to the industry entrance that is silent about its funds."""
    kinds = context.catalogue.vocabularies.get("publisher-kinds", {})
    for publisher in context.catalogue.publishers.values():
        row = publisher.row
        bound = publisher.kind in kinds and kinds[publisher.kind].extra.get("industryEntrance") == "true"
        if bound and "publiclyFunded" in row.cells and not row["publiclyFunded"]:
            yield RULE.at(row.place("publiclyFunded"))
