"""No code lost the zeros at its beginning."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD421",
    name="code-without-leading-zeros",
    level=Level.WARNING,
    title=Text(
        "编码开头的 0 可能丢了",
        "codes may have lost their leading zeros",
    ),
    what=Text(
        "同一列编码长短不一，又没有一个以 0 开头，或者长的都以 0 开头、短的都不是，多半是用 Excel 打开再保存时丢了开头的 0（0532 变成 532）。",
        "Where codes of one column differ in length and none begins with 0, or all long ones do and no short one, a spreadsheet mostly dropped the zeros when it saved the file (0532 became 532).",
    ),
    cure=Text(
        "核对这一列，从原系统按文本重新导出；编码本来就长短不一的，写一条 pattern 约束说明",
        "check the column and export it again as text; where codes do differ in length, say so by a 'pattern' constraint",
    ),
    bad="zip_code,name\n266000,市南\n266001,市北\n26600,城阳\n",
    good="zip_code,name\n266000,市南\n266001,市北\n026600,城阳\n",
)
