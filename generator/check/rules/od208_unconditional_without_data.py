"""An unconditional entry gives its data by download or interface."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Role
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD208",
    name="unconditional-without-data",
    level=Level.ERROR,
    title=Text("无条件开放但没有提供数据", "an unconditional entry gives no data"),
    what=Text(
        "无条件开放的数据，任何人都能直接下载或者调用接口。目录里至少要有一个数据文件，或者一个数据服务接口。",
        "Anyone can download unconditional data or call them through an interface. The entry has "
        "at least one file of data or one interface.",
    ),
    cure=Text(
        "把数据文件放进文件夹，在 resources 中登记（role 写 data 或不写）；用接口提供的，在 "
        "services 中写 kind: api 和网址 url",
        "put the file of data into the folder and list it under 'resources' (role data, or none "
        "written); for an interface write 'kind: api' and its 'url' under 'services'",
    ),
    bad="openness: unconditional\nresources:\n  - name: parks\n    role: dictionary\n    path: parks.csv\n",
    good="openness: unconditional\nresources:\n  - name: parks\n    path: parks.csv\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an unconditional entry of which every resource is known not to be data."""
    if entry.openness is not Openness.UNCONDITIONAL or not entry.resources:
        return
    offered = any(each.role in {Role.DATA, None} for each in entry.resources)
    if not offered and not any(each.kind == "api" and each.url for each in entry.services):
        yield RULE.at(entry.place("resources"))
