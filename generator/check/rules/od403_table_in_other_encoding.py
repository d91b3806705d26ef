"""A table is encoded in UTF-8."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD403",
    name="table-in-other-encoding",
    level=Level.ERROR,
    title=Text("数据文件不是 UTF-8 编码", "a table is not encoded in UTF-8"),
    what=Text(
        "CSV 文件一律用 UTF-8 编码。Excel 和 WPS 默认另存的 CSV 是 GBK 编码，别人打开会是乱码。",
        "Every CSV file is encoded in UTF-8. The plain CSV of Chinese Excel or WPS is GBK, which "
        "others see as garbled text.",
    ),
    cure=Text(
        "运行 portal fix 文件名；或者在 Excel、WPS 中打开，选“另存为”，类型选“CSV UTF-8（逗号分隔）”，覆盖原文件",
        "run: portal fix FILE; or open it in Excel or WPS, choose 'Save as' and the type 'CSV UTF-8 (comma delimited)', and replace the file",
    ),
    bad="# 编码 GBK\ncode,name\n001,中山公园\n",
    good="# 编码 UTF-8\ncode,name\n001,中山公园\n",
)
