"""An entry says how often its data are updated."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD501",
    name="entry-without-update-frequency",
    level=Level.ERROR,
    title=Text("没有写明更新频率", "no update frequency is stated"),
    what=Text(
        "每个目录都要写明更新频率。公众据此知道数据有多新，更新提醒也由它推算。",
        "Every entry states how often its data are updated. The public learns from it how fresh the data are, and "
        "reminders follow from it.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 updateFrequency，写词表 update-frequencies 中的代码，例如 updateFrequency: "
        "monthly（每月）",
        "add the line 'updateFrequency' to datapackage.yaml with a code of the vocabulary 'update-frequencies', for "
        "example updateFrequency: monthly",
    ),
    bad='issued: "2026-03-10"\nmodified: "2026-05-10"\n',
    good='updateFrequency: monthly\nissued: "2026-03-10"\nmodified: "2026-05-10"\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that states no update frequency."""
    if "updateFrequency" not in entry.document.value:
        yield RULE.at(entry.place("updateFrequency"))
