"""A file of data is not marked as a program."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text
from generator.read.tree import EXECUTABLE

RULE = Rule(
    code="OD418",
    name="executable-file",
    level=Level.WARNING,
    title=Text("数据文件带有“可执行”标记", "a file of data is marked as executable"),
    what=Text(
        "数据和描述文件都不是程序，不应带有可执行标记（git 中的 100755）。本门户从不运行它们；但下载仓库的人可能误当程序打开。"
        "文件夹里的文件全都带有标记的，是所在磁盘不区分（例如 Windows 分区），不提示。",
        "Neither data nor descriptors are programs, so none carries the mark (100755 in git). The portal never runs them, but whoever "
        "clones the repository might. Where all files of a folder carry it, the disk knows no such mark, as on Windows, and nothing "
        "is told.",
    ),
    cure=Text(
        "去掉标记：git update-index --chmod=-x 文件名；用网页上传的，删去后重新上传",
        "take the mark off: git update-index --chmod=-x FILE; after an upload in the browser, delete the file and upload it again",
    ),
    bad="100755 datasets/parks/park-list/parks.csv\n",
    good="100644 datasets/parks/park-list/parks.csv\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each executable file of a folder in which not all are."""
    marked = [each for each in entry.files if each.mode == EXECUTABLE]
    for each in marked if len(marked) < len(entry.files) else ():
        yield RULE.at(Place(each.path, 1))
