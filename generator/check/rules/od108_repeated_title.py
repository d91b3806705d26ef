"""The titles of one publisher's entries differ."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD108",
    name="repeated-title",
    level=Level.WARNING,
    title=Text("同一单位有两个同名的目录", "two entries of one publisher have the same title"),
    what=Text(
        "同一开放主体的目录名称不应相同，否则公众在列表里分不清是哪一个。不同单位的目录可以同名。",
        "Entries of one publisher have different titles; in a list nobody could tell them apart. Entries of different "
        "publishers may share a title.",
    ),
    cure=Text(
        "在 title 中写明区别，例如加上年份、地区或对象：学校名录（小学）、学校名录（中学）；内容重复的，合并成一个目录",
        "say in 'title' what differs, such as the year, the area or the subject; if the contents are the same, make "
        "one "
        "entry of them",
    ),
    bad="# 同一单位的两个目录\ntitle: 学校名录\n",
    good="title: 学校名录（小学）\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each entry whose title an earlier entry of its publisher has."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in context.catalogue.entries:
        title = entry.title.zh
        if not title:
            continue
        other = first.setdefault((entry.key.partition("/")[0], title), entry)
        if other is not entry:
            message = Text(
                f"名称“{title}”与目录 {other.key} 相同", f"the title '{title}' is that of the entry {other.key} as well"
            )
            yield RULE.at(entry.place("title"), message)
