"""No folder of an entry has a name that the site or an operating system needs for itself."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD107",
    name="reserved-entry-name",
    level=Level.ERROR,
    title=Text("文件夹用了保留的名字", "a folder has a reserved name"),
    what=Text(
        "有些名字网站自己要用（如 index、search），有些名字 Windows 不允许（如 con、aux）。文件夹叫"
        "这些名字，页面会被覆盖，或者无法下载。",
        "Some names are the site's own (index, search and others), some are forbidden by Windows "
        "(con, aux and others). A folder of such a name loses its page or cannot be copied.",
    ),
    cure=Text(
        "换一个能说明内容的名字，文件夹、name 和 id 一起改",
        "choose another name that tells the content, and change the folder, 'name' and 'id' together",
    ),
    bad="# datasets/parks/index/datapackage.yaml\nname: index\n",
    good="# datasets/parks/park-list/datapackage.yaml\nname: park-list\n",
)


_SITE = frozenset({"api", "assets", "data", "en", "feed", "index", "page", "search", "static", "zh"})
_WINDOWS = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each of the two folder names that is reserved."""
    for key, folder in zip(("publisher", "name"), entry.key.split("/"), strict=False):
        if folder.lower() in _SITE | _WINDOWS:
            message = Text(
                f"“{folder}”是保留的名字，不能用作文件夹名", f"'{folder}' is reserved and cannot name a folder"
            )
            yield RULE.at(entry.place(key), message)
