"""Every cell is of the type that the data dictionary gives its column."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD406",
    name="cell-of-other-type",
    level=Level.ERROR,
    title=Text("单元格与数据项类型不符", "a cell is not of its column's type"),
    what=Text(
        "数据字典写明每个数据项的类型，单元格要照此填写：整数列不写“约20”，日期列写 2026-03-10，是"
        "否列写 true 或 false。",
        "The dictionary gives every column a type and the cells keep to it: no 'about 20' among "
        "integers, a day as 2026-03-10, yes and no as true and false.",
    ),
    cure=Text(
        "改正这个单元格；没有数据就留空。如果整列都是这种写法，改数据字典里的 type",
        "correct the cell, or leave it empty where nothing is known; if the whole column is "
        "written so, change 'type' in the dictionary",
    ),
    bad="code,visitors\n001,约1200人\n",
    good="code,visitors\n001,1200\n",
)
