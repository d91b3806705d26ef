"""The interface of unconditional data can be called by anyone."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD232",
    name="api-without-address",
    level=Level.ERROR,
    title=Text("无条件开放的接口没有网址", "the interface of unconditional data has no address"),
    what=Text(
        "无条件开放的数据可以直接调用接口，不需要申请，所以接口的网址要写出来。有条件开放的接口，审核通过后再告知网址。",
        "Anyone may call the interface of unconditional data without applying, so its address is stated. For conditional data the address is told after the review.",
    ),
    cure=Text(
        "在这项服务下写 url（接口或者接口说明的网址）；接口还没有建成的，先删去这项服务",
        "write 'url' under the service (the interface or its documentation); remove the service while it does not exist yet",
    ),
    bad="openness: unconditional\nservices:\n  - kind: api\n    description: 按站点编号查询\n",
    good="openness: unconditional\nservices:\n  - kind: api\n    description: 按站点编号查询\n    url: https://data.example/api/bus-stops\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each interface without an address in an entry that offers its data."""
    for index, each in enumerate(entry.services if entry.offers_data else ()):
        if each.kind == "api" and not each.url:
            yield RULE.at(entry.place("services", index, "url"))
