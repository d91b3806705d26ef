"""Data that can be had say under which terms they may be used."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD301",
    name="entry-without-licence",
    level=Level.ERROR,
    title=Text("没有写使用许可", "an entry states no licence"),
    what=Text(
        "无条件开放和有条件开放的数据，都要写明按什么许可使用，利用的人才知道能做什么、要遵守什么。",
        "Data that are open, with or without conditions, state their licence, so that users know "
        "what they may do and what they must keep to.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加 licenses，name 写词表 licences 中的代码，例如 cc-by-4.0",
        "add 'licenses' to datapackage.yaml; its 'name' is a code of the vocabulary 'licences', for example cc-by-4.0",
    ),
    bad="openness: unconditional\n",
    good="openness: unconditional\nlicenses:\n  - name: cc-by-4.0\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an open entry that states no licence."""
    is_open = entry.openness in {Openness.UNCONDITIONAL, Openness.CONDITIONAL}
    if is_open and unwritten(entry.document.value, "licenses"):
        yield RULE.at(entry.place("licenses"))
