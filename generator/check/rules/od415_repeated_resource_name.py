"""No two resources of an entry share a name or a file."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD415",
    name="repeated-resource-name",
    level=Level.ERROR,
    title=Text("两个数据资源的标识或文件相同", "two resources share a name or a file"),
    what=Text(
        "同一个目录里，每个数据资源的 name 和 path 都不能重复，否则下载和引用时分不清是哪一个。",
        "Within an entry every resource has its own 'name' and its own 'path'; otherwise a "
        "download or a citation could mean either.",
    ),
    cure=Text(
        "给后一个数据资源换一个 name；文件重复登记的，删去其中一项",
        "give the later resource another 'name'; where one file is listed twice, delete one of the two",
    ),
    bad="resources:\n  - name: parks\n    path: parks.csv\n  - name: parks\n    path: gates.csv\n",
    good="resources:\n  - name: parks\n    path: parks.csv\n  - name: gates\n    path: gates.csv\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for every name or file that an earlier resource has already."""
    seen: dict[tuple[str, str], int] = {}
    for resource in entry.resources:
        for key, value in (("name", resource.name), ("path", resource.path)):
            first = seen.setdefault((key, value), resource.index)
            if value and first != resource.index:
                message = Text(
                    f"{key}“{value}”与第 {first + 1} 个数据资源相同",
                    f"the {key} '{value}' is that of resource {first + 1}",
                )
                yield RULE.at(entry.place(*resource.way, key), message)
