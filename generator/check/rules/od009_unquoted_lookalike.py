"""A text that other software would read as a number, a day or a truth value stands in quotes."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD009",
    name="unquoted-lookalike",
    level=Level.ERROR,
    title=Text("像数字或日期的文字没有加引号", "a text that looks like a number or a day has no quotes"),
    what=Text(
        "日期、区号、行政区划代码、yes、no 这类写法要加引号。不加引号，别的软件会把 0532 读成 346，把 no 读成“否”。",
        "Days, area codes, division codes and words such as yes and no stand in quotes. Without "
        "them other software reads 0532 as 346 and no as 'false'.",
    ),
    cure=Text(
        '给这个值加上英文双引号，例如 issued: "2026-03-10"',
        'put the value in double quotes, for example issued: "2026-03-10"',
    ),
    bad="issued: 2026-03-10\n",
    good='issued: "2026-03-10"\n',
)
