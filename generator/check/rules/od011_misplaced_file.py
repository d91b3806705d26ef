"""Every file below datasets/ lies in the folder of an entry."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD011",
    name="misplaced-file",
    level=Level.ERROR,
    title=Text("文件放错了地方", "a file lies outside the folders of entries"),
    what=Text(
        "数据文件要放在“datasets/单位/目录/”文件夹里，不能直接放在 datasets 或单位的文件夹下。",
        "Files lie in datasets/<publisher>/<entry>/, never directly below datasets/ or below a publisher's folder.",
    ),
    cure=Text(
        "把文件移到它所属目录的文件夹 datasets/单位/目录/ 里；不需要的文件就删去",
        "move the file into the folder of its entry, datasets/<publisher>/<entry>/, or delete it if nobody needs it",
    ),
    bad="datasets/parks/parks.csv\n",
    good="datasets/parks/park-list/parks.csv\n",
)
