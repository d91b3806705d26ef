"""An entry has at least one keyword."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD703",
    name="entry-without-keywords",
    level=Level.ERROR,
    title=Text("没有写关键词", "no keyword is stated"),
    what=Text(
        "每个目录至少写一个关键词。写公众会用来搜索的词，数据才容易被找到。",
        "Every entry has at least one keyword. Words that the public would search for make the data easy to find.",
    ),
    cure=Text(
        "在 datapackage.yaml 中写 keywords，下面每行写“  - ”和一个词，例如 - 公交",
        "write 'keywords' in datapackage.yaml and below it one word a line after '  - ', for example - 公交",
    ),
    bad="industry: G\nupdateFrequency: monthly\n",
    good="industry: G\nkeywords:\n  - 公交\n  - 站点\nupdateFrequency: monthly\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that has no keyword."""
    if unwritten(entry.document.value, "keywords"):
        yield RULE.at(entry.place("keywords"))
