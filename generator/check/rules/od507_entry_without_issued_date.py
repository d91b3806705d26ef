"""An entry says on which day it was first published."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD507",
    name="entry-without-issued-date",
    level=Level.ERROR,
    title=Text("没有写首次发布日期", "no date of first publication is stated"),
    what=Text(
        "每个目录都要写首次发布的日期；以后更新数据时，这个日期不改。",
        "Every entry states the day of its first publication; later updates leave that day as it is.",
    ),
    cure=Text(
        '在 datapackage.yaml 中加一行 issued，写首次发布的日期并加引号，例如 issued: "2026-03-10"',
        "add the line 'issued' to datapackage.yaml with the day of first publication in quotes, for example issued: "
        '"2026-03-10"',
    ),
    bad='modified: "2026-05-10"\n',
    good='issued: "2026-03-10"\nmodified: "2026-05-10"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that does not say when it was first published."""
    if unwritten(entry.document.value, "issued"):
        yield RULE.at(entry.place("issued"))
