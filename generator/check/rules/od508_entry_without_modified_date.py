"""An entry says on which day its data last changed."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD508",
    name="entry-without-modified-date",
    level=Level.ERROR,
    title=Text("没有写数据更新日期", "the day of the last update is not stated"),
    what=Text(
        "每个目录都要写数据最近一次更新的日期。是否按时更新，由这个日期和更新频率推算。",
        "Every entry states the day on which its data last changed. Whether it is up to date follows from that day and "
        "the update frequency.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 modified，写数据（不是说明文字）最近一次变动的日期并加引号，例如 modified: "
        '"2026-05-10"',
        "add the line 'modified' to datapackage.yaml with the day on which the data (not the texts) last changed, in "
        'quotes, for example modified: "2026-05-10"',
    ),
    bad='issued: "2026-03-10"\n',
    good='issued: "2026-03-10"\nmodified: "2026-05-10"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that does not say when its data last changed."""
    if unwritten(entry.document.value, "modified"):
        yield RULE.at(entry.place("modified"))
