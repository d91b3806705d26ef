"""A value that refers to another table exists there."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD412",
    name="dangling-reference",
    level=Level.ERROR,
    title=Text("引用的值在另一张表里找不到", "a value refers to nothing in the other table"),
    what=Text(
        "数据字典写了外键（foreignKeys）的，这一列的每个值都要在被引用的表里有。找不到，两张表就对不上。",
        "Where the dictionary has foreign keys, every value of the column occurs in the table "
        "referred to; otherwise the two tables do not fit together.",
    ),
    cure=Text(
        "改正这个单元格的值，或者在被引用的表里补上这一行",
        "correct the value of the cell, or add the row to the table referred to",
    ),
    bad="park,gate\n009,东门   # parks.csv 中没有 009\n",
    good="park,gate\n001,东门\n",
)
