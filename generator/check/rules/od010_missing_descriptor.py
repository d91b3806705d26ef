"""Every folder of an entry or of the authority's tables has its descriptor."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD010",
    name="missing-descriptor",
    level=Level.ERROR,
    title=Text("缺少描述文件", "a descriptor is missing"),
    what=Text(
        "每个目录文件夹里要有 datapackage.yaml，说明这份数据是什么。没有它，文件夹里的文件不会被检查，也不会发布。",
        "Every folder of an entry holds a datapackage.yaml that says what the data are. Without it "
        "nothing in the folder is checked or published.",
    ),
    cure=Text(
        "在这个文件夹里新建 datapackage.yaml，可以复制别的目录的文件再修改；文件名要完全一致",
        "make a datapackage.yaml in this folder, for example from a copy of another entry's; the "
        "file name must be exactly this",
    ),
    bad="datasets/parks/park-list/\n  parks.csv\n",
    good="datasets/parks/park-list/\n  datapackage.yaml\n  parks.csv\n",
)
