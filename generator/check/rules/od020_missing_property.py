"""A property that the profile requires was written."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD020",
    name="missing-property",
    level=Level.ERROR,
    title=Text("缺少必填项", "a required property is missing"),
    what=Text(
        "描述规范要求的属性都要写。例如每个数据资源要有 name、path 和 schema，每项开放条件要有 kind、text 和 risk。",
        "What the profile requires is written: every resource has name, path and schema, every "
        "condition has kind, text and risk, and so on.",
    ),
    cure=Text("在提示的位置补写这一项", "add the property at the place given"),
    bad="resources:\n  - name: parks\n    schema:\n      fields:\n        - {name: code, type: string}\n",
    good=(
        "resources:\n"
        "  - name: parks\n"
        "    path: parks.csv\n"
        "    schema:\n"
        "      fields:\n"
        "        - {name: code, type: string}\n"
    ),
)
