"""All lines of a table end alike."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD424",
    name="mixed-line-ends",
    level=Level.WARNING,
    title=Text(
        "行尾不一致",
        "lines end in different ways",
    ),
    what=Text(
        "一个文件里有的行以 CRLF 结束，有的以 LF 结束，多半是几个文件拼在一起的，有的程序读不出。",
        "Some lines end in CRLF and others in LF; mostly files were glued together, and some programs cannot read the result.",
    ),
    cure=Text(
        "运行 portal fix 文件名，行尾统一为 LF；或者重新导出",
        "run: portal fix FILE, which makes every line end in LF; or export the file again",
    ),
    bad="code,name\\r\\n001,中山公园\\n\n",
    good="code,name\\n001,中山公园\\n\n",
)
