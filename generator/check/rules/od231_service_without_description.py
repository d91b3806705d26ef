"""A service besides the download says what it does."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD231",
    name="service-without-description",
    level=Level.ERROR,
    title=Text("服务方式没有说明", "a service is not described"),
    what=Text(
        "接口、数据沙箱、隐私计算等服务，要写明能查什么、怎样取得结果，利用的人才能判断是否合用。",
        "An interface, a sandbox or privacy computing says what can be asked and how the result is had, so that users can tell whether it serves them.",
    ),
    cure=Text(
        "在这项服务下写 description（和 descriptionEn）", "write 'description' (and 'descriptionEn') under the service"
    ),
    bad="services:\n  - kind: api\n    developer: city-transport\n",
    good="services:\n  - kind: api\n    description: 按站点编号查询，返回 JSON\n    developer: city-transport\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each service other than a download that is not described."""
    for index, each in enumerate(entry.services):
        if each.kind and each.kind != "download" and not each.description.zh:
            yield RULE.at(entry.place("services", index, "description"))
