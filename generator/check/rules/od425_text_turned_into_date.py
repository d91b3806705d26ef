"""No text was taken for a date."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD425",
    name="text-turned-into-date",
    level=Level.WARNING,
    title=Text(
        "文本可能被改成了日期",
        "texts may have been turned into dates",
    ),
    what=Text(
        "电子表格会把 3-1、2-15 这样的范围和编号改成“3月1日”“15-Feb”，把 SEPT2 这样的名称改成“2-Sep”：原来写的是什么已经看不出来。整列都是“3月1日”这样的日子时不算。",
        "A spreadsheet turns ranges and numbers like 3-1 or 2-15 into '3月1日' or '15-Feb', and names like SEPT2 into '2-Sep': what stood there cannot be told any more. A column that holds days of the year throughout is left alone.",
    ),
    cure=Text(
        "核对这一列，从原系统按文本重新导出；确实是日期的，数据项类型写 date，值写成 2026-03-01",
        "check the column and export it again as text; where dates are meant, declare the type 'date' and write 2026-03-01",
    ),
    bad="site,range\n001,3月1日\n002,3-15\n003,4-20\n",
    good="site,range\n001,3-1\n002,3-15\n003,4-20\n",
)
