"""A descriptor uses plain YAML only, so that every program reads the same from it."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD002",
    name="forbidden-yaml-feature",
    level=Level.ERROR,
    title=Text("用了不允许的 YAML 写法", "a YAML feature is used that is not allowed"),
    what=Text(
        "描述文件只用最普通的写法：不用锚点（&）、别名（*）、标签（!）和合并键（<<），一个文件只写"
        "一份内容。这样任何软件读出来都一样。",
        "A descriptor is plain: no anchors (&), aliases (*), tags (!) or merge keys (<<), and one "
        "document in a file. So every program reads the same.",
    ),
    cure=Text(
        "删去 &、*、! 开头的记号和 <<，把原来引用的内容照样再写一遍；删去第二个“---”及其后的内容",
        "delete the marks that begin with &, * or ! and the <<, and write out what they stood for; "
        "delete a second '---' with all that follows",
    ),
    bad="title: &name 公园名录\nkeywords:\n  - *name\n",
    good="title: 公园名录\nkeywords:\n  - 公园名录\n",
)
