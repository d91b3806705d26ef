"""An entry says which area its data cover."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD713",
    name="entry-without-divisions",
    level=Level.ERROR,
    title=Text("没有写空间范围", "an entry does not say which area its data cover"),
    what=Text(
        "细则只适用于本市行政区域。每个目录都要写明数据覆盖哪些行政区划，按区域才能找到它。",
        "The rules apply to the area of the city. Every entry states the divisions that its data cover, so that it is found by area.",
    ),
    cure=Text(
        '在 datapackage.yaml 中加 divisions，写行政区划代码并加引号，例如 "990100"',
        "add 'divisions' to datapackage.yaml with codes of divisions in quotes, such as \"990100\"",
    ),
    bad="themes:\n  - transport\n",
    good='themes:\n  - transport\ndivisions:\n  - "990100"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry without a division."""
    if unwritten(entry.document.value, "divisions") or entry.document.value.get("divisions") == []:
        yield RULE.at(entry.place("divisions"))
