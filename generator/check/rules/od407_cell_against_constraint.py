"""Every cell keeps the constraints of the data dictionary."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD407",
    name="cell-against-constraint",
    level=Level.ERROR,
    title=Text("单元格不满足数据字典的约束", "a cell breaks a constraint of the dictionary"),
    what=Text(
        "数据字典里写了必填、唯一、取值范围、长度等约束的，每个单元格都要满足。",
        "Where the dictionary says required, unique, a range, a list of values, a length and so "
        "on, every cell keeps to it.",
    ),
    cure=Text(
        "按提示改正这个单元格；如果约束写错了，改 schema.fields 中的 constraints",
        "correct the cell as the message says; if the constraint is wrong, change 'constraints' under 'schema.fields'",
    ),
    bad="code,area\n001,-5\n",
    good="code,area\n001,5\n",
)
