"""An entry states its openness."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD201",
    name="entry-without-openness",
    level=Level.ERROR,
    title=Text("没有写开放属性", "an entry states no openness"),
    what=Text(
        "每个目录都要写明开放属性：无条件开放、有条件开放或不予开放，三者必居其一。能不能下载、要不"
        "要申请，都由它决定。",
        "Every entry states its openness: unconditional, conditional or withheld, one of the "
        "three. It decides whether data can be downloaded or must be applied for.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 openness，写 unconditional（无条件开放）、conditional（有条件"
        "开放）或 withheld（不予开放）",
        "add a line 'openness' to datapackage.yaml with unconditional, conditional or withheld",
    ),
    bad="title: 公园名录\nstatus: published\n",
    good="title: 公园名录\nopenness: unconditional\nstatus: published\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that states no openness."""
    if unwritten(entry.document.value, "openness"):
        yield RULE.at(entry.place("openness"))
