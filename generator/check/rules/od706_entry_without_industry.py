"""An entry names the industry it belongs to."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD706",
    name="entry-without-industry",
    level=Level.ERROR,
    title=Text("没有写明行业分类", "no industry is stated"),
    what=Text(
        "每个目录都要写明所属行业，用国民经济行业分类的门类字母。",
        "Every entry names its industry by the section letter of the national classification.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 industry，写词表 industries 中的字母，例如 industry: G（交通运输业）",
        "add the line 'industry' to datapackage.yaml with a letter of the vocabulary 'industries', for example "
        "industry: G (transport)",
    ),
    bad="themes:\n  - transport\nkeywords:\n  - 公交\n",
    good="themes:\n  - transport\nindustry: G\nkeywords:\n  - 公交\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that names no industry."""
    if "industry" not in entry.document.value:
        yield RULE.at(entry.place("industry"))
