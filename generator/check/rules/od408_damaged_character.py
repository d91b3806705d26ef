"""No cell holds a character that was damaged on its way."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD408",
    name="damaged-character",
    level=Level.ERROR,
    title=Text("文字里有乱码", "a cell holds a damaged character"),
    what=Text(
        "单元格里有“�”一类的字符，说明文字在转换编码时已经损坏，原来的字丢失了。",
        "A character such as '�' shows that the text was damaged when its encoding was changed; "
        "what stood there is lost.",
    ),
    cure=Text(
        "从原系统重新导出这份数据，另存为“CSV UTF-8”；不要在乱码上修改",
        "export the data again from the system they come from and save them as 'CSV UTF-8'; do not "
        "repair the damaged text",
    ),
    bad="code,name\n001,中�公园\n",
    good="code,name\n001,中山公园\n",
)
