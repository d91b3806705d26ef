"""An entry has a title."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD105",
    name="entry-without-title",
    level=Level.ERROR,
    title=Text("没有写目录名称", "an entry has no title"),
    what=Text(
        "每个目录都要有中文名称，一看就知道是什么数据。名称是目录必须公布的内容之一。",
        "Every entry has a Chinese title that tells what the data are. The title is one of the "
        "things an entry must state.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 title，写数据的名称，例如 title: 公园名录",
        "add a line 'title' with the name of the data to datapackage.yaml, for example title: 公园名录",
    ),
    bad="name: park-list\n",
    good="name: park-list\ntitle: 公园名录\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that has no title."""
    if unwritten(entry.document.value, "title"):
        yield RULE.at(entry.place("title"))
