"""The header of a table has the columns of its data dictionary, in the same order."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD404",
    name="header-differs-from-dictionary",
    level=Level.ERROR,
    title=Text("表头与数据字典不一致", "the header differs from the data dictionary"),
    what=Text(
        "CSV 的表头要和 schema.fields 里的 name 完全一致，个数、顺序都相同，这样每一列的含义才说得清。",
        "The header has exactly the names of 'schema.fields' in the same order, so that it is "
        "clear what every column means.",
    ),
    cure=Text(
        "以数据字典为准改表头，或者在 schema.fields 中补上、改正对应的数据项",
        "change the header to the names of the dictionary, or add or correct the columns under 'schema.fields'",
    ),
    bad="编号,名称\n001,中山公园\n",
    good="code,name\n001,中山公园\n",
)
