"""A table has at least its header."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD409",
    name="empty-file",
    level=Level.ERROR,
    title=Text("数据文件是空的", "a table is empty"),
    what=Text(
        "CSV 文件至少要有一行表头。空文件多半是导出或上传时出了错。",
        "A CSV file has at least its header line. An empty file is mostly a failed export or upload.",
    ),
    cure=Text(
        "重新导出并上传这个文件；没有数据的，至少写一行表头",
        "export and upload the file again; where there are no data, write at least the header",
    ),
    bad="# 文件没有任何内容\n",
    good="code,name\n001,中山公园\n",
)
