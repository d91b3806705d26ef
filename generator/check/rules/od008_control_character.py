"""A descriptor holds no character that cannot be seen."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD008",
    name="control-character",
    level=Level.ERROR,
    title=Text("文字里有看不见的控制字符", "a text holds a control character that cannot be seen"),
    what=Text(
        "描述文件里不能有看不见的控制字符。它们多半是从别的软件复制时带进来的，会使文字显示出错。",
        "A descriptor holds no invisible control characters. They mostly come along when text is "
        "copied from other software, and break what is shown.",
    ),
    cure=Text(
        "到提示的那一行，删去整个值，再用键盘重新输入",
        "at the line given, delete the whole value and type it again",
    ),
    bad='title: "公园\\u0007名录"\n',
    good="title: 公园名录\n",
)
