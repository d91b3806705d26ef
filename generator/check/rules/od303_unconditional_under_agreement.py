"""Unconditional data are under open terms, without a signature."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD303",
    name="unconditional-under-agreement",
    level=Level.ERROR,
    title=Text("无条件开放却要签协议", "an unconditional entry asks for an agreement"),
    what=Text(
        "无条件开放的数据可以直接取得和使用，许可要有公开的文本。要先签协议才能用的，是有条件开放。",
        "Unconditional data are taken and used directly, under terms that everyone can read. What needs a signature first is open on conditions.",
    ),
    cure=Text(
        "改用有公开文本的许可，例如 cc-by-4.0；确需签协议的，按有条件开放办理",
        "use a licence with a public text, such as cc-by-4.0; where an agreement is needed, open the data on conditions",
    ),
    bad="openness: unconditional\nlicenses:\n  - name: agreement\n",
    good="openness: unconditional\nlicenses:\n  - name: cc-by-4.0\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for each licence of an unconditional entry that has no public text."""
    terms = context.catalogue.vocabularies.get("licences", {})
    for index, each in enumerate(entry.licences if entry.openness is Openness.UNCONDITIONAL else ()):
        term = terms.get(each.name)
        if term and not term.extra.get("spdx") and not term.extra.get("url") and not each.path:
            message = Text(
                f"“{term.label.zh}”没有公开的文本，要签订才生效",
                f"'{term.label.en}' has no public text and needs a signature",
            )
            yield RULE.at(entry.place("licenses", index, "name"), message)
