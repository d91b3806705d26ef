"""An entry belongs to at least one theme."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD702",
    name="entry-without-theme",
    level=Level.ERROR,
    title=Text("没有写明主题", "no theme is stated"),
    what=Text(
        "每个目录至少属于一个主题，公众按主题浏览和筛选。",
        "Every entry belongs to at least one theme; the public browses and filters by theme.",
    ),
    cure=Text(
        "在 datapackage.yaml 中写 themes，下一行写“  - ”和词表 themes 中的代码，例如 - transport（交通）",
        "write 'themes' in datapackage.yaml and below it, after '  - ', a code of the vocabulary 'themes', for example "
        "- transport",
    ),
    bad="dataType: table\nindustry: G\n",
    good="dataType: table\nthemes:\n  - transport\nindustry: G\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that belongs to no theme."""
    if "themes" not in entry.document.value:
        yield RULE.at(entry.place("themes"))
