"""The office that answers for a publisher's data is an office."""

from collections.abc import Iterator

from generator.check.personal.texts import names_person
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD819",
    name="person-named-as-office",
    level=Level.WARNING,
    title=Text("责任处室写成了个人", "a person is named as the responsible office"),
    what=Text(
        "责任处室公开在网站上，写到处室即可。责任人的姓名和联系方式在一体化大数据平台维护，不进公开仓库。",
        "The responsible office is shown on the site and is an office. The names of those in charge are kept on the city's platform, not in a public repository.",
    ),
    cure=Text("改成处室名称", "write the name of the office"),
    bad="code,office\nparks,张主任\n",
    good="code,office\nparks,办公室\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each office that looks like a person; the name is not repeated."""
    for publisher in context.catalogue.publishers.values():
        if names_person(publisher.office.zh):
            yield RULE.at(publisher.row.place("office"))
