"""A descriptor is readable YAML whose root is a list of keys and values."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD001",
    name="unreadable-descriptor",
    level=Level.ERROR,
    title=Text("描述文件读不懂", "the descriptor cannot be read"),
    what=Text(
        "datapackage.yaml 要写成正确的 YAML，最外层是一行行“键: 值”。常见的笔误（中文冒号、Tab、缺空格、引号不成对）逐处指出，"
        "并按本意继续检查其余内容；看不出本意的，后面的内容要改好这一处才能检查。",
        "A datapackage.yaml is correct YAML with lines of 'key: value' at its root. Common slips (a full-width colon, a tab, a missing "
        "blank, an open quote) are told one by one and read as they were meant, so that the rest is checked too; behind a place "
        "that nobody can understand nothing is checked until it is mended.",
    ),
    cure=Text(
        "打开文件，到提示的那一行检查：缩进用空格，不用 Tab；冒号后面空一格；引号成对",
        "open the file at the line given: indent with blanks, never with tabs; leave a blank after "
        "each colon; close every quote",
    ),
    bad='title: "公园名录\ndescription: 全市公园\n',
    good='title: "公园名录"\ndescription: 全市公园\n',
)
