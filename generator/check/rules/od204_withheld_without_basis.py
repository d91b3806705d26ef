"""A withheld entry states the law or document on which it is withheld."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD204",
    name="withheld-without-basis",
    level=Level.ERROR,
    title=Text("不予开放但未写明依据", "a withheld entry states no legal basis"),
    what=Text(
        "不予开放的目录要写明依据：哪部法律、法规或哪份文件，第几条。没有依据就不能不开放。",
        "A withheld entry states its basis: which law or document, and which article. Without a "
        "basis data may not be withheld.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加 legalBasis，逐项写 kind（类别）、title（法律或文件名称）和 article（条款）",
        "add 'legalBasis' to datapackage.yaml, each item with 'kind', 'title' (law or document) and 'article'",
    ),
    bad="openness: withheld\n",
    good=(
        "openness: withheld\n"
        "legalBasis:\n"
        "  - kind: law\n"
        "    title: 《中华人民共和国个人信息保护法》\n"
        "    article: 第二十五条\n"
    ),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a withheld entry whose basis is missing or an empty list."""
    if entry.openness is Openness.WITHHELD and entry.document.value.get("legalBasis", []) == []:
        written = "legalBasis" if "legalBasis" in entry.document.value else "openness"
        yield RULE.at(entry.place(written))
