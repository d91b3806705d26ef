"""The developer of a service is a registered body."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD235",
    name="unknown-developer",
    level=Level.ERROR,
    title=Text("服务的开发单位没有登记", "the developer of a service is not registered"),
    what=Text(
        "开发单位写登记表 publishers.csv 或者 authorities.csv 中的代码，不写中文名称，也不写公司名称。",
        "A developer is a code of publishers.csv or authorities.csv: no name in words, no contractor.",
    ),
    cure=Text(
        "改成登记的代码；委托公司开发的，写负责的单位",
        "write a registered code; where a contractor built it, the body that answers for it",
    ),
    bad="services:\n  - kind: api\n    developer: 某科技公司\n",
    good="services:\n  - kind: api\n    developer: city-transport\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each developer that is neither a publisher nor an authority."""
    known = {*context.catalogue.publishers, *context.catalogue.authorities}
    for index, each in enumerate(entry.services):
        for code in each.developers:
            if code and code not in known:
                message = Text(f"开发单位“{code}”没有登记", f"the developer '{code}' is not registered")
                cure = meant(code, sorted(known), RULE.cure)
                yield RULE.at(entry.place("services", index, "developer"), message, cure)
