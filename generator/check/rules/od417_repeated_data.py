"""The same data are published once."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD417",
    name="repeated-data",
    level=Level.WARNING,
    title=Text("同一份数据发布了两次", "the same data are published twice"),
    what=Text(
        "两个数据文件的内容一字不差。重复发布的数据，更新一份而忘了另一份，就会互相矛盾。",
        "Two files of data are the same byte for byte. When one is updated and the other forgotten, they contradict each other.",
    ),
    cure=Text(
        "只保留一份，在另一个目录的说明里指向它；放错文件的，换成正确的文件",
        "keep one and point to it from the other entry; replace the file if it is the wrong one",
    ),
    bad="# parks/park-list/parks.csv 与 parks/parks-2026/parks.csv 内容相同\n",
    good="# parks/parks-2026 只写：数据见 parks/park-list\n",
)
