"""Conditional data are used by agreement."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD302",
    name="conditional-under-open-licence",
    level=Level.WARNING,
    title=Text("有条件开放却写了开放许可", "a conditional entry is under an open licence"),
    what=Text(
        "有条件开放的数据按双方签订的利用协议使用。写成开放许可，等于说任何人都可以自由使用，与开放条件矛盾。",
        "Conditional data are used under the agreement that both sides sign. An open licence says that anyone may use them freely, which contradicts the conditions.",
    ),
    cure=Text(
        "改成公共数据开放利用协议（licenses 的 name 写 agreement）",
        "name the open data use agreement (name: agreement under 'licenses')",
    ),
    bad="openness: conditional\nlicenses:\n  - name: cc-by-4.0\n",
    good="openness: conditional\nlicenses:\n  - name: agreement\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each open licence of a conditional entry."""
    terms = context.catalogue.vocabularies.get("licences", {})
    for index, each in enumerate(entry.licences if entry.openness is Openness.CONDITIONAL else ()):
        term = terms.get(each.name)
        if term and term.extra.get("spdx"):
            message = Text(f"“{term.label.zh}”是开放许可", f"'{term.label.en}' is an open licence")
            yield RULE.at(entry.place("licenses", index, "name"), message)
