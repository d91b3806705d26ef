"""Files that are neither the authority's tables nor an entry's: code, pages, workflows, counted folder by folder."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from generator.compare.words import say
from generator.model.change import Change, ChangeKind, FileChange
from generator.model.finding import Place

_INSIDE = ("catalog/", "datasets/")


def outside(files: Iterable[FileChange]) -> Iterator[Change]:
    """Yield one change for each top folder that is no input of the portal; files of the root count as one."""
    others = sorted((_folder(each), each) for each in files if _folder(each) not in _INSIDE)
    for folder, group in groupby(others, key=itemgetter(0)):
        members = [each for _, each in group]
        count = Counter(each.status for each in members)
        title = say(
            "{folder}：新增 {added} 个文件，删除 {removed} 个，修改 {edited} 个（不属于目录和数据，请看原始差别）",
            "{folder}: files added: {added}, removed: {removed}, edited: {edited} (no part of the catalogue; see the diff)",
            folder=folder or "./",
            added=count["A"],
            removed=count["D"],
            edited=len(members) - count["A"] - count["D"],
        )
        place = Place(members[0].path, 1)
        yield Change(kind=ChangeKind.OTHER_FILE_CHANGED, entry="", place=place, path=folder, title=title)


def _folder(change: FileChange) -> str:
    folder, slash, _ = change.path.partition("/")
    return folder + slash if slash else ""
