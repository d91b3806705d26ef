"""No folder of an entry and no table has a name that the site or an operating system needs for itself."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD107",
    name="reserved-entry-name",
    level=Level.ERROR,
    title=Text("文件夹或数据文件用了保留的名字", "a folder or a table has a reserved name"),
    what=Text(
        "有些名字网站自己要用（文件夹如 index、search，数据文件如 datapackage.csv、ckan.csv，转换出的同名 JSON 会与网站的说明文件冲突），"
        "有些名字 Windows 不允许（如 con、aux）。用了这些名字，页面会被覆盖，或者无法下载。",
        "Some names are the site's own (index, search and others for a folder; datapackage.csv or ckan.csv for a table, whose "
        "JSON would take the place of a description), some are forbidden by Windows (con, aux and others). What has such a name "
        "loses its page or cannot be copied.",
    ),
    cure=Text(
        "换一个能说明内容的名字：文件夹和 name、id 一起改，数据文件和 path 一起改",
        "choose another name that tells the content: change a folder together with 'name' and 'id', a table together with 'path'",
    ),
    bad="# datasets/parks/index/datapackage.yaml\nname: index\n",
    good="# datasets/parks/park-list/datapackage.yaml\nname: park-list\n",
)


_SITE = frozenset({"api", "assets", "data", "en", "feed", "index", "page", "search", "static", "zh"})
_WINDOWS = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)

_BESIDE = frozenset({"ckan", "croissant", "datapackage"})
"""Descriptions in JSON that lie beside the downloads of an entry."""


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each of the two folder names, and for each table, that is reserved."""
    for key, folder in zip(("publisher", "name"), entry.key.split("/"), strict=False):
        if folder.lower() in _SITE | _WINDOWS:
            message = Text(
                f"“{folder}”是保留的名字，不能用作文件夹名", f"'{folder}' is reserved and cannot name a folder"
            )
            yield RULE.at(entry.place(key), message)
    for resource in entry.resources:
        if resource.path.removesuffix(".csv") in _BESIDE | _WINDOWS:
            message = Text(
                f"“{resource.path}”是保留的名字，不能用作数据文件名",
                f"'{resource.path}' is reserved and cannot name a table",
            )
            yield RULE.at(entry.place(*resource.way, "path"), message)
