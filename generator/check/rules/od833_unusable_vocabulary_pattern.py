"""Every pattern of a vocabulary can be carried out."""

from collections.abc import Iterator

from generator.check.personal.wordlists import search_of
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD833",
    name="unusable-vocabulary-pattern",
    level=Level.ERROR,
    title=Text("词表中的识别表达式无法使用", "a pattern of a vocabulary cannot be used"),
    what=Text(
        "歧视性用语、密级标志、个人信息数据项、脱敏方法等词表，用 RE2 正则表达式识别文字。写法有误的表达式什么也识别不出来。",
        "The vocabularies of discriminating terms, markings, personal fields and masking methods find texts by RE2 expressions. A broken one finds nothing.",
    ),
    cure=Text(
        "改正 pattern 列的表达式；RE2 不支持向前、向后查看（(?=…)、(?<=…)）和反向引用",
        "correct the expression in the column 'pattern'; RE2 has no look-around ((?=…), (?<=…)) and no back-references",
    ),
    bad="code,pattern\nstaff,(员工|职工人数\n",
    good="code,pattern\nstaff,(员工|职工)人数\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each pattern that RE2 cannot read."""
    for package in context.packages:
        if package.folder != "catalog/vocabularies":
            continue
        for table in package.tables.values():
            for row in table if "pattern" in table.header else ():
                if row["pattern"] and search_of(row["pattern"]) is None:
                    yield RULE.at(row.place("pattern"))
