"""A derived file says exactly what its source says."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD430",
    name="derived-file-differs",
    level=Level.ERROR,
    title=Text("生成的下载文件与源文件不一致", "a derived download differs from its source"),
    what=Text(
        "XLSX、JSON、GeoJSON、Parquet 由源文件生成后，都用另一套程序读回，逐个单元格与源文件比对；"
        "有一处不同，这种格式就不发布。错在生成程序，不在数据。",
        "Every XLSX, JSON, GeoJSON and Parquet file is read back by other code after it was made and compared with the "
        "source cell by cell. One difference, and the format is not published. The fault is the program's, not the data's.",
    ),
    cure=Text(
        "数据不用改，其他格式照常发布；请把这条信息连同数据文件转给平台维护人员",
        "nothing in the data needs a change and the other formats are published; pass this message on, with the file, "
        "to those who maintain the portal",
    ),
    bad="# 与数据无关，没有反例\n",
    good="# 与数据无关，没有正例\n",
)
