"""A descriptor holds no character that cannot be seen."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD008",
    name="control-character",
    level=Level.ERROR,
    title=Text("文字里有看不见的字符", "a text holds a character that cannot be seen"),
    what=Text(
        "描述文件里不能有看不见的字符：控制字符、零宽空格、改变书写方向的符号。它们多半是从网页、微信或者别的软件复制时带进来的，"
        "会使文字显示出错，或者看着一样却搜不到。",
        "A descriptor holds no invisible characters: controls, blanks without width, marks that turn the direction of writing. They "
        "mostly come along when text is copied from a page, a chat or other software; they break what is shown, and what looks the "
        "same is not found.",
    ),
    cure=Text(
        "到提示的那一行，删去整个值，再用键盘重新输入",
        "at the line given, delete the whole value and type it again",
    ),
    bad='title: "公园\\u0007名录"\n',
    good="title: 公园名录\n",
)
