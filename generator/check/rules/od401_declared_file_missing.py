"""Every file that a descriptor names lies in the folder."""

import difflib
from collections.abc import Iterator

from generator.check.folder import missing_files, printable, undeclared_files
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD401",
    name="declared-file-missing",
    level=Level.ERROR,
    title=Text("登记的文件不在文件夹里", "a declared file is missing"),
    what=Text(
        "resources 中 path 写的每个文件，都要放在同一个文件夹里，文件名（含大小写）完全一致。",
        "Every file named by a 'path' under 'resources' lies in the same folder, and its name is "
        "the same to the letter.",
    ),
    cure=Text(
        "把文件放进文件夹，或者改正 path 中的文件名",
        "put the file into the folder, or correct the file name of 'path'",
    ),
    bad="# 文件夹里只有 parks.csv\nresources:\n  - name: parks\n    path: park.csv\n",
    good="# 文件夹里有 parks.csv\nresources:\n  - name: parks\n    path: parks.csv\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for every declared file that the folder does not have, with the name that is meant."""
    missing = missing_files(entry)
    for resource in entry.resources:
        if resource.path in missing:
            message = Text(f"文件夹里没有普通文件“{resource.path}”", f"the folder has no plain file '{resource.path}'")
            close = difflib.get_close_matches(resource.path, undeclared_files(entry), n=1)
            yield RULE.at(entry.place(*resource.way, "path"), message, _cure(close))


def _cure(close: list[str]) -> Text | None:
    """Return the file of the folder that is meant in all likelihood."""
    if not close:
        return None
    name = printable(close[0])
    return Text(
        f"文件夹里有“{name}”；是它的话，把 path 改成 {name}，或者给文件改名",
        f"the folder has '{name}'; if this is the file, write path: {name} or rename the file",
    )
