"""Nothing of the template is left where something is to be said."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD024",
    name="unfilled-property",
    level=Level.ERROR,
    title=Text("模板里的“待填”还没有填写", "what the template leaves to be written is not written"),
    what=Text(
        "portal new 生成的描述文件里，要由人写的地方都写着“待填”：名称、摘要、审查结论、更新频率等。这些地方留着“待填”“待补充”"
        "“TODO”一类的字样，就等于没有写，不能提交。",
        "In the descriptor that 'portal new' begins, '待填' stands wherever people have to write: title, description, conclusions of "
        "reviews, frequency and so on. Where that word, 'TODO' or the like is left, nothing was said, and nothing can be submitted.",
    ),
    cure=Text(
        "写上实际的内容；不需要的可选项，整行删去",
        "write what is true; delete the whole line of what is optional and not needed",
    ),
    bad="title: 待填\nsecurityReview:\n  conclusion: 待填\n",
    good="title: 公园名录\nsecurityReview:\n  conclusion: passed\n",
)
