"""An entry says what its data are."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD106",
    name="entry-without-description",
    level=Level.ERROR,
    title=Text("没有写摘要", "an entry has no description"),
    what=Text(
        "每个目录都要有一段中文摘要：是什么数据、怎么来的、可以用来做什么。公众靠它判断这份数据有没有用。",
        "Every entry has a Chinese description: what the data are, how they came about, what they "
        "are good for. By it people judge whether the data serve them.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 description，用一两句话写清内容、来源和范围",
        "add a line 'description' to datapackage.yaml: content, origin and extent in a sentence or two",
    ),
    bad="title: 公园名录\n",
    good="title: 公园名录\ndescription: 全市城市公园的名称、面积和开放日期，来自园林普查。\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that has no description."""
    if unwritten(entry.document.value, "description"):
        yield RULE.at(entry.place("description"))
