"""A law on which data are withheld is cited with its article."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD228",
    name="basis-without-article",
    level=Level.WARNING,
    title=Text("不予开放的依据没有写到条款", "the basis of withholding names no article"),
    what=Text(
        "以法律、法规、规章为依据的，要写明是哪一条。只写法律名称，别人无法核对这项依据是否适用。",
        "A basis in a law, regulation or rule names the article. The title alone cannot be checked.",
    ),
    cure=Text(
        "在这项依据中补写 article，例如“第二十五条”", "add 'article' to the basis, such as 第二十五条 (article 25)"
    ),
    bad="legalBasis:\n  - kind: law\n    title: 《中华人民共和国个人信息保护法》\n",
    good="legalBasis:\n  - kind: law\n    title: 《中华人民共和国个人信息保护法》\n    article: 第二十五条\n",
)
WITH_ARTICLES = frozenset({"law", "administrative-regulation", "local-regulation", "rule"})


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each law, regulation or rule of a withheld entry without an article."""
    for index, each in enumerate(entry.legal_basis if entry.openness is Openness.WITHHELD else ()):
        if each.kind in WITH_ARTICLES and each.title and not each.article:
            message = Text(f"{each.title}没有写条款", f"no article of {each.title} is named")
            yield RULE.at(entry.place("legalBasis", index, "article"), message)
