"""A table of data has rows."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD410",
    name="table-without-rows",
    level=Level.WARNING,
    title=Text("数据文件只有表头，没有数据", "a table of data has a header but no rows"),
    what=Text(
        "作为数据开放的表应当有数据行。只有表头，多半是导出时条件写错了。",
        "A table that is opened as data has rows. A header alone mostly means that the export was filtered wrongly.",
    ),
    cure=Text(
        "检查导出条件，重新导出；本来就没有数据、只说明数据项的，写 role: dictionary",
        "check the export and run it again; a file that only names the columns gets 'role: dictionary'",
    ),
    bad="code,name\n",
    good="code,name\n001,中山公园\n",
)
