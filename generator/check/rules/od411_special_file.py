"""Every file is a plain file; links and devices are never followed."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD411",
    name="special-file",
    level=Level.ERROR,
    title=Text("不是普通文件", "this is no plain file"),
    what=Text(
        "目录里只放普通文件。快捷方式（符号链接）、子模块和设备文件会指向别处，可能带出不该公开的内容，一律不读取。",
        "Folders hold plain files only. Links, submodules and devices point elsewhere and could "
        "bring out what must stay inside, so they are never read.",
    ),
    cure=Text(
        "删去这个链接，把它所指的文件本身复制到这里",
        "delete the link and put a copy of the file itself here",
    ),
    bad="parks.csv -> ../../../private/parks.csv\n",
    good="parks.csv\n",
)
