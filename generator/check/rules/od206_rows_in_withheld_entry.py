"""The folder of a withheld entry holds neither data nor a sample."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Role
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD206",
    name="rows-in-withheld-entry",
    level=Level.ERROR,
    title=Text("不予开放的目录里放了数据或样例", "a withheld entry holds data or a sample"),
    what=Text(
        "不予开放的目录只公布名称、依据和数据字典，文件夹里不能有数据，也不能有样例。",
        "A withheld entry shows its title, its basis and its dictionary. Its folder holds no data and no sample.",
    ),
    cure=Text(
        "把数据和样例移出文件夹，只留一行表头，并写 role: dictionary。不写 role 就是数据",
        "take data and samples out of the folder, leave the header only and write 'role: "
        "dictionary'; without 'role' a resource counts as data",
    ),
    bad="openness: withheld\nresources:\n  - name: files\n    role: sample\n    path: files.csv\n",
    good="openness: withheld\nresources:\n  - name: files\n    role: dictionary\n    path: files.csv\n",
    private=True,
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for every resource of a withheld entry that is data or a sample."""
    for resource in entry.resources if entry.openness is Openness.WITHHELD else ():
        if resource.role in {Role.DATA, Role.SAMPLE}:
            message = Text(
                f"不予开放的目录里，数据资源“{resource.name}”是数据或样例（role: {resource.role}）",
                f"the resource '{resource.name}' of a withheld entry holds rows (role: {resource.role})",
            )
            yield RULE.at(entry.place(*resource.way, "role"), message)
