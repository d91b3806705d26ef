"""A property that the profile does not know is not written; mostly it is a slip of the pen."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD021",
    name="unknown-property",
    level=Level.ERROR,
    title=Text("写了不认识的属性", "an unknown property is written"),
    what=Text(
        "只能写描述规范里有的属性。不认识的属性多半是拼写错误，它的内容不会显示在任何地方。",
        "Only properties of the profile may be written. An unknown one is mostly misspelt, and "
        "what it says would be shown nowhere.",
    ),
    cure=Text(
        "按提示改正拼写；确实多余的就删去这一项",
        "correct the spelling as the hint says, or delete the property",
    ),
    bad="licences:\n  - name: cc-by-4.0\n",
    good="licenses:\n  - name: cc-by-4.0\n",
)
