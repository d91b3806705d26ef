"""An entry names the publisher in whose folder it lies."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD103",
    name="publisher-differs-from-folder",
    level=Level.ERROR,
    title=Text("数据提供单位与文件夹不一致", "the publisher differs from the folder"),
    what=Text(
        "publisher 写单位的代码，与目录上一级文件夹的名字相同，这样谁对这份数据负责不会有两种说法。",
        "The 'publisher' is the code of the publisher, the same as the folder above the entry's, "
        "so that there is one answer to who is responsible.",
    ),
    cure=Text("把 publisher 写成上一级文件夹的名字", "write the name of the folder above as 'publisher'"),
    bad="# datasets/parks/park-list/datapackage.yaml\npublisher: roads\n",
    good="# datasets/parks/park-list/datapackage.yaml\npublisher: parks\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a publisher that is missing or is not the folder's."""
    folder = entry.key.partition("/")[0]
    cure = Text(
        f"写成 publisher: {folder}；目录放错单位的，把文件夹移到 datasets/{entry.publisher or '单位'}/ 下",
        f"write publisher: {folder}, or move the folder to datasets/{entry.publisher or '<publisher>'}/",
    )
    if unwritten(entry.document.value, "publisher"):
        message = Text("没有写数据提供单位（publisher）", "no publisher is written")
        yield RULE.at(
            entry.place("publisher"), message, Text(f"写成 publisher: {folder}", f"write publisher: {folder}")
        )
    elif entry.publisher and entry.publisher != folder:
        message = Text(
            f"数据提供单位“{entry.publisher}”与文件夹“{folder}”不一致",
            f"the publisher '{entry.publisher}' differs from the folder '{folder}'",
        )
        yield RULE.at(entry.place("publisher"), message, cure)
