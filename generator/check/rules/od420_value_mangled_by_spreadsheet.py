"""No value was written over by a spreadsheet."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD420",
    name="value-mangled-by-spreadsheet",
    level=Level.ERROR,
    title=Text(
        "单元格被电子表格写坏了",
        "a spreadsheet wrote over a value",
    ),
    what=Text(
        "长号码变成 1.23E+17 或者后几位变成 0，日期变成 45123 这样的序号，公式出错留下 #REF!、#N/A，列太窄留下 ####：原来的值都已经丢了。",
        "A long number became 1.23E+17 or ends in zeros, a date became a number like 45123, a broken formula left #REF! or #N/A, a narrow column left ####: the value that stood there is lost.",
    ),
    cure=Text(
        "从原系统重新导出，号码和编码按文本导出；日期写成 2026-01-31。表里的坏值不要手工补",
        "export the data again from the system they come from, codes and numbers as text; write dates like 2026-01-31; do not patch the cells by hand",
    ),
    bad="code,name\n1.23457E+17,中山公园\n",
    good="code,name\n123456789012345678,中山公园\n",
)
