"""Every file of an entry's folder is its descriptor or is named by it."""

import difflib
from collections.abc import Iterator

from generator.check.folder import missing_files, printable, undeclared_files
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD402",
    name="undeclared-file",
    level=Level.ERROR,
    title=Text("文件夹里有没登记的文件", "a file of the folder is not declared"),
    what=Text(
        "目录文件夹里只放 datapackage.yaml 和它登记的文件。没登记的文件没有人审查过，可能含有不该公开的内容。",
        "The folder holds the datapackage.yaml and the files that it names. A file that is not "
        "named was reviewed by nobody and may hold what must not be published.",
    ),
    cure=Text(
        "要开放的，在 resources 中登记它；不要的，从文件夹里删去",
        "list the file under 'resources' if it is to be opened, or delete it from the folder",
    ),
    bad="datasets/parks/park-list/\n  datapackage.yaml   # 只登记了 parks.csv\n  parks.csv\n  parks-old.xlsx\n",
    good="datasets/parks/park-list/\n  datapackage.yaml\n  parks.csv\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for every file that the descriptor does not name; without any resource the shape check speaks."""
    for name in undeclared_files(entry) if entry.resources else ():
        shown = printable(name)
        message = Text(f"文件“{shown}”没有在描述文件中登记", f"the file '{shown}' is not declared in the descriptor")
        yield RULE.at(Place(f"{entry.folder}/{shown}", 1), message, _cure(entry, name))


_LEFT_BY_PROGRAMS = (".ds_store", "thumbs.db", "desktop.ini")
_OFFICE = (".xlsx", ".xls", ".et", ".ods", ".xlsm")


def _cure(entry: Entry, name: str) -> Text | None:
    """Return what to do with a file of this name: most of them got here in one of a few ways."""
    lower = name.lower()
    if lower == "datapackage.json":
        return Text(
            "删去它：描述只写在 datapackage.yaml 里，发布时由它生成 datapackage.json",
            "delete it: the description stands in datapackage.yaml, from which datapackage.json is made on publication",
        )
    if lower in _LEFT_BY_PROGRAMS or lower.startswith(("~$", ".~")):
        return Text(
            "这是系统、Excel 或者 WPS 自动留下的文件：关闭表格软件后删去",
            "the system, Excel or WPS left this file: close the program and delete it",
        )
    if lower.endswith(_OFFICE):
        return Text(
            "表格不直接开放：用 portal new --from 把它转成 CSV，原文件从文件夹里移走",
            "a workbook is not opened as it is: 'portal new --from' turns it into CSV; move the file elsewhere",
        )
    close = difflib.get_close_matches(name, missing_files(entry), n=1)
    if not close:
        return None
    return Text(
        f"描述文件登记的是“{close[0]}”；是同一个文件的话，把文件名和 path 改成一致；不是就{RULE.cure.zh}",
        f"the descriptor names '{close[0]}'; if that is this file, make both names the same; if not, {RULE.cure.en}",
    )
