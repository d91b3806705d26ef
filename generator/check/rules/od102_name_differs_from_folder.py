"""The name of an entry is the name of its folder."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD102",
    name="name-differs-from-folder",
    level=Level.ERROR,
    title=Text("目录标识与文件夹名不一致", "the name differs from the folder"),
    what=Text(
        "name 与目录所在的文件夹同名，这样从网址、文件夹和描述文件看到的是同一个标识。",
        "The 'name' is the name of the entry's folder, so that address, folder and descriptor all say the same.",
    ),
    cure=Text("把 name 写成文件夹的名字", "write the folder's name as 'name'"),
    bad="# datasets/parks/park-list/datapackage.yaml\nname: parks\n",
    good="# datasets/parks/park-list/datapackage.yaml\nname: park-list\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a name that is not the folder's; a missing one is told by the shape check."""
    folder = entry.key.rpartition("/")[2]
    if entry.name and entry.name != folder:
        message = Text(
            f"目录标识“{entry.name}”与文件夹名“{folder}”不一致",
            f"the name '{entry.name}' differs from the folder '{folder}'",
        )
        yield RULE.at(entry.place("name"), message, Text(f"写成 name: {folder}", f"write name: {folder}"))
