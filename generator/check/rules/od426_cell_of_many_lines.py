"""A cell takes one line."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD426",
    name="cell-of-many-lines",
    level=Level.WARNING,
    title=Text("单元格里有换行", "cells with line breaks"),
    what=Text(
        "引号里的换行合乎 CSV 格式，但按行读取的程序会把一行读成几行；Excel 里用 Alt+Enter 输入的换行也会带出来。跨 50 行以上的单元格多半是引号没有成对，按 OD405 报告。",
        "A line break inside quotes is good CSV, but programs that read line by line see several rows; breaks typed with Alt+Enter in a spreadsheet end up here. A cell of more than 50 lines mostly is a quote that was never closed and is reported as OD405.",
    ),
    cure=Text(
        "没有必要的换行改成空格或者分号；确需保留的，不用改",
        "turn line breaks that nobody needs into blanks or semicolons; keep those that are meant",
    ),
    bad='code,note\n001,"东门\n北侧"\n',
    good="code,note\n001,东门；北侧\n",
)
