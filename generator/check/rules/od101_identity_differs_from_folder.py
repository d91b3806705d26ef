"""The identifier of an entry is the path of its folder, so that it never changes by accident."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD101",
    name="identity-differs-from-folder",
    level=Level.ERROR,
    title=Text("目录编号与文件夹不一致", "the identifier differs from the folder"),
    what=Text(
        "目录编号 id 写成“单位/目录”，与所在文件夹一致。别人靠它引用这份数据，所以不改，也不重复使用。",
        "The 'id' is '<publisher>/<entry>', the same as the folder. Others cite the data by it, so "
        "it never changes and is never used again.",
    ),
    cure=Text("把 id 写成文件夹的“单位/目录”", "write the folder's '<publisher>/<entry>' as 'id'"),
    bad="# datasets/parks/park-list/datapackage.yaml\nid: parks/parks\n",
    good="# datasets/parks/park-list/datapackage.yaml\nid: parks/park-list\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an identifier that is missing or is not the folder's."""
    cure = Text(f"写成 id: {entry.key}", f"write id: {entry.key}")
    if unwritten(entry.document.value, "id"):
        message = Text("没有写目录编号（id）", "no identifier ('id') is written")
        yield RULE.at(entry.place("id"), message, cure)
    elif entry.id and entry.id != entry.key:
        message = Text(
            f"目录编号“{entry.id}”与文件夹“{entry.key}”不一致",
            f"the identifier '{entry.id}' differs from the folder '{entry.key}'",
        )
        yield RULE.at(entry.place("id"), message, cure)
