"""An interface is built by those whom the law names."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD234",
    name="api-of-wrong-developer",
    level=Level.ERROR,
    title=Text("接口的开发单位与是否汇聚不符", "an interface is built by others than the law names"),
    what=Text(
        "已汇聚的数据，接口的开发单位要同时写本级主管部门和开放主体；没有汇聚的，只写开放主体。",
        "For collected data the developers of an interface are the authority of the level and the publisher, both; for other data the publisher alone.",
    ),
    cure=Text(
        "改正这项服务的 developer（会同开发的写成列表），或者改正 aggregated",
        "correct 'developer' of the service (a list where several build it), or 'aggregated'",
    ),
    bad="aggregated: true\nservices:\n  - kind: api\n    developer: city-transport\n",
    good="aggregated: true\nservices:\n  - kind: api\n    developer:\n      - city-data\n      - city-transport\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each interface whose developers are not those that the law names."""
    publisher = context.catalogue.publishers.get(entry.key.partition("/")[0])
    if publisher is None or entry.aggregated is None:
        return
    wanted = (publisher.authority, publisher.code) if entry.aggregated else (publisher.code,)
    for index, each in enumerate(entry.services):
        if each.kind == "api" and set(each.developers) != set(wanted):
            collected = Text("已汇聚", "collected") if entry.aggregated else Text("没有汇聚", "not collected")
            named = dict.fromkeys(each for each in wanted if each)
            message = Text(
                f"数据{collected.zh}，接口的开发单位应当是：{'、'.join(named)}",
                f"the data are {collected.en}, so the interface is built by: {', '.join(named)}",
            )
            yield RULE.at(entry.place("services", index, "developer"), message)
