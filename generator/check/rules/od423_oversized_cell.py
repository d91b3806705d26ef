"""Every cell fits into a spreadsheet."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD423",
    name="oversized-cell",
    level=Level.WARNING,
    title=Text(
        "单元格过长",
        "a cell is too long",
    ),
    what=Text(
        "Excel 的一个单元格最多放 32,767 个字符。超过的表照常发布 CSV，但不提供 XLSX。",
        "A cell of Excel holds 32,767 characters. A table with longer ones is published as CSV all the same, but not as XLSX.",
    ),
    cure=Text(
        "核对是不是漏了引号，把几行连成了一格；确实这么长的不用改",
        "look for a missing quote that ran several lines together; where the text really is that long, leave it",
    ),
    bad="code,text\n001,（五万字的正文）\n",
    good="code,text\n001,（正文见附件网址）\n",
)
