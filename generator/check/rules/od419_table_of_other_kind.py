"""A table is a text of rows, whatever its name says."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD419",
    name="table-of-other-kind",
    level=Level.ERROR,
    title=Text("文件名是 .csv，内容却不是 CSV", "the name ends in .csv, but the file is something else"),
    what=Text(
        "把 Excel 文件改名为 .csv，内容并不会变成 CSV。压缩包、PDF、网页、Git LFS 指针也一样：读不出一行一行的数据，也就无法检查。",
        "Renaming a workbook to .csv does not make it CSV. The same holds for archives, PDF, web pages and pointers of Git LFS: there are "
        "no rows to read, and so nothing to check.",
    ),
    cure=Text(
        "在 Excel、WPS 中另存为“CSV UTF-8（逗号分隔）”，或者运行 portal new --from 由原来的工作簿生成；Git LFS 的，提交文件本身",
        "save it in Excel or WPS as 'CSV UTF-8 (comma delimited)', or let 'portal new --from' make it from the workbook; instead of a "
        "pointer of Git LFS submit the file itself",
    ),
    bad="# parks.csv 其实是改了名的 parks.xlsx\nPK…\n",
    good="code,name\n001,中山公园\n",
)
