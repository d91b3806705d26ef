"""A property is written in the way that the profile prescribes."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD022",
    name="misshapen-property",
    level=Level.ERROR,
    title=Text("属性的写法不对", "a property is not written as it must be"),
    what=Text(
        "每个属性都有规定的写法：文字、数字、列表、日期，或者几个固定的词。写法不对就无法使用，也无法检查它的内容。",
        "Every property has its way of writing: text, number, list, day, or one of a few words. "
        "Written otherwise it can be neither used nor checked.",
    ),
    cure=Text(
        '按提示的写法改；列表每项前加“- ”，日期写成 "2026-03-10"，固定的词照抄',
        "write it as the hint says: each item of a list after '- ', a day as \"2026-03-10\", a "
        "fixed word exactly as given",
    ),
    bad='keywords: 公园\nissued: "2026年3月10日"\n',
    good='keywords:\n  - 公园\nissued: "2026-03-10"\n',
)
