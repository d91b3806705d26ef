"""A showcase states its source, and that it is lawful."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD921",
    name="showcase-without-statement",
    level=Level.ERROR,
    title=Text("利用成果没有注明来源或者缺少合规声明", "a showcase lacks its source or a declaration"),
    what=Text(
        "发布到平台的成果，要注明数据来源和获取日期，并声明不涉及商业秘密、不侵犯知识产权和个人信息、不违反法律法规。任何一项不是 true，都不能发布。",
        "What is shown on the platform states source and retrieval date, and declares that it holds no business secrets, infringes no intellectual property and no personal data, and is lawful. Unless all are true it is not published.",
    ),
    cure=Text(
        "请开发者补充声明；不能声明的，清空 publishedOn（不发布）",
        "ask the developer for the statement; without it, empty 'publishedOn' (do not publish)",
    ),
    bad="code,sourceStated,publishedOn\nSHO-2026-0001,false,2026-06-10\n",
    good="code,sourceStated,publishedOn\nSHO-2026-0001,true,2026-06-10\n",
)
DECLARATIONS = ("sourceStated", "noSecrets", "noIntellectualProperty", "noPersonalData", "lawful")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each declaration of a published showcase that is not true."""
    cases = register(context, "showcases")
    for row in cases:
        for column in DECLARATIONS:
            if row["publishedOn"] and cases.sound(row, column) and row[column] != "true":
                title = cases.title(column)
                message = Text(f"已经发布，“{title.zh}”却不是 true", f"published, but '{title.en}' is not true")
                yield RULE.at(row.place(column), message)
