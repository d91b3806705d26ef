"""An entry with an interface says whether its data are collected on the city's platform."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD233",
    name="api-without-collection-statement",
    level=Level.ERROR,
    title=Text(
        "有接口，却没有写数据是否已汇聚", "an entry with an interface does not say whether its data are collected"
    ),
    what=Text(
        "已汇聚的数据，接口由同级主管部门会同开放主体开发；没有汇聚的，由开放主体开发。不写 aggregated，就不知道该由谁开发。",
        "For collected data the authority of the level builds the interface together with the publisher, otherwise the publisher alone. Without 'aggregated' nobody knows whose work it is.",
    ),
    cure=Text(
        "写 aggregated: true（已汇聚到一体化大数据平台）或者 aggregated: false",
        "write 'aggregated: true' (collected on the city's platform) or 'aggregated: false'",
    ),
    bad="services:\n  - kind: api\n    description: 按站点编号查询\n",
    good="services:\n  - kind: api\n    description: 按站点编号查询\naggregated: true\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry with an interface that is silent about collection."""
    if any(each.kind == "api" for each in entry.services) and "aggregated" not in entry.document.value:
        yield RULE.at(entry.place("aggregated"))
