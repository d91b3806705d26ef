"""A vocabulary has words."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD841",
    name="vocabulary-without-terms",
    level=Level.WARNING,
    title=Text("词表是空的", "a vocabulary holds no term"),
    what=Text(
        "依靠词表的检查，词表空了就什么也查不出：没有歧视字样、密级标志、个人信息列名的词表，等于不检查。",
        "What is checked by a vocabulary finds nothing once it is empty: without terms of discrimination, markings of secrecy or "
        "headings of personal data, nothing of the kind is found.",
    ),
    cure=Text(
        "恢复词表的内容；确实不用的，连同 datapackage.yaml 中的登记一起删去",
        "restore the terms; delete what is not used, together with its resource in datapackage.yaml",
    ),
    bad="code,zh,en\n",
    good="code,zh,en\nregistered-capital,注册资本,Registered capital\n",
)
FOLDER = "catalog/vocabularies"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each vocabulary with a header and not a single row."""
    for package in context.packages:
        for name, table in package.tables.items() if package.folder == FOLDER else ():
            if table.header and not any(True for _ in table):
                yield RULE.at(Place(f"{FOLDER}/{name}", 1))
