"""Every resource has a Chinese title."""

from collections.abc import Iterator

from generator.check.absence import unwritten, written_resources
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD710",
    name="resource-without-title",
    level=Level.ERROR,
    title=Text("数据资源没有标题", "a resource has no title"),
    what=Text(
        "目录中的每个数据资源（文件）都要有中文标题，公众据此知道下载的是什么。",
        "Every resource (file) of an entry has a Chinese title, so that the public knows what it downloads.",
    ),
    cure=Text(
        "在该数据资源下加一行 title，写它的中文标题，例如 title: 公交站点",
        "add the line 'title' to the resource with its Chinese title, for example title: 公交站点",
    ),
    bad="resources:\n  - name: stops\n    path: stops.csv\n",
    good="resources:\n  - name: stops\n    title: 公交站点\n    path: stops.csv\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each resource without a title."""
    for resource, written in written_resources(entry):
        if unwritten(written, "title"):
            shown = resource.name or str(resource.index + 1)
            message = Text(f"数据资源“{shown}”没有标题（title）", f"the resource '{shown}' has no title")
            yield RULE.at(entry.place(*resource.way, "title"), message)
