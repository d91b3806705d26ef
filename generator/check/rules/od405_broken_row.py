"""Every row has as many cells as the header, and its quotes are closed."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD405",
    name="broken-row",
    level=Level.ERROR,
    title=Text("有一行的格式坏了", "a row is broken"),
    what=Text(
        "每一行的单元格个数要和表头一样，引号要成对。单元格里有逗号、引号或换行时，整个单元格要用双引号括起来。",
        "Every row has as many cells as the header, and quotes come in pairs. A cell with a comma, "
        "a quote or a line break stands in double quotes.",
    ),
    cure=Text(
        "到提示的那一行，补上或删去多出的逗号；含逗号的内容用英文双引号括起来",
        "at the line given, add or delete commas until the cells fit the header; put a cell that "
        "has a comma in double quotes",
    ),
    bad="code,name\n001,湖滨, 公园\n",
    good='code,name\n001,"湖滨, 公园"\n',
)
