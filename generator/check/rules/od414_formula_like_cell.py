"""No text begins in a way that a spreadsheet takes for a formula."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD414",
    name="formula-like-cell",
    level=Level.WARNING,
    title=Text("单元格像公式", "a cell looks like a formula"),
    what=Text(
        "以 =、+、-、@ 开头的文字，用 Excel 或 WPS 打开时会被当成公式执行，既可能显示出错，也可能被人利用。",
        "A text that begins with =, +, - or @ is run as a formula when it is opened in a "
        "spreadsheet; it may show something else, or do harm.",
    ),
    cure=Text(
        "确认是不是误输入，是就删去开头的符号；确实如此的不用改，平台原样发布",
        "delete the sign if it was typed by mistake; if the text really is so, leave it: the "
        "portal publishes it unchanged",
    ),
    bad="code,name\n003,=公园\n",
    good="code,name\n003,公园\n",
)
