"""No name of a file or folder holds personal data."""

from collections.abc import Iterator

from generator.check.personal.texts import personal_data
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Place, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD619",
    name="personal-data-in-name",
    level=Level.ERROR,
    title=Text("文件名或者文件夹名里有个人信息", "the name of a file or folder holds personal data"),
    what=Text(
        "文件名会成为网址，也会出现在提示、历史记录和搜索引擎里。",
        "The name of a file becomes an address, and stands in notices, in the history and in search engines.",
    ),
    cure=Text(
        "改文件名，去掉号码，同时改描述文件里的 path",
        "rename the file without the number, and 'path' in the descriptor with it",
    ),
    bad="path: records-1xxxxxxxxxx.csv\n",
    good="path: records.csv\n",
    private=True,
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each name of the folder or of a file in it that holds personal data."""
    kind = personal_data(entry.key)
    if kind:
        yield RULE.at(
            Place(entry.document.file, 1), Text(f"文件夹名含{kind.zh}", f"the name of the folder holds {kind.en}")
        )
    for resource in entry.resources:
        kind = personal_data(resource.path)
        if kind:
            yield RULE.at(entry.place(*resource.way, "path"), Text(f"路径含{kind.zh}", f"the path holds {kind.en}"))
    for file in entry.files:
        kind = personal_data(file.path.removeprefix(f"{entry.folder}/"))
        if kind:
            yield RULE.at(Place(file.path, 1), Text(f"文件名含{kind.zh}", f"the name of the file holds {kind.en}"))
