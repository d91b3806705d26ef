"""A code is one that its vocabulary has."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD023",
    name="unknown-code",
    level=Level.ERROR,
    title=Text("代码不在词表中", "a code is not in its vocabulary"),
    what=Text(
        "主题、类型、更新频率、许可等只能写词表（catalog/vocabularies）里的代码，这样同样的内容写法"
        "一致，才能统一查找和统计。",
        "Themes, kinds, frequencies, licences and the like are codes of the vocabularies "
        "(catalog/vocabularies), so that what is the same is written the same.",
    ),
    cure=Text(
        "换成词表里的代码；词表里没有合适的，请主管部门增加",
        "use a code of the vocabulary; if none fits, ask the authority to add one",
    ),
    bad="updateFrequency: 每年\n",
    good="updateFrequency: annual\n",
)
