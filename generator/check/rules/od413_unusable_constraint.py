"""A constraint of the data dictionary can be applied to the type of its column."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD413",
    name="unusable-constraint",
    level=Level.ERROR,
    title=Text("数据字典里的约束无法使用", "a constraint of the dictionary cannot be used"),
    what=Text(
        "约束要和数据项的类型相配，也要写得对：日期的最小值要写成日期，格式表达式要能用。约束用不了，"
        "数据就没有真正查过。",
        "A constraint fits the type of its column and is written well: the least day is a day, a "
        "pattern can be compiled. Otherwise the data were not really checked.",
    ),
    cure=Text(
        "按提示改正 constraints 里的这一项，或者删去它",
        "correct this item of 'constraints' as the message says, or delete it",
    ),
    bad="name: opened\ntype: date\nconstraints:\n  minimum: 很久以前\n",
    good='name: opened\ntype: date\nconstraints:\n  minimum: "1900-01-01"\n',
)
