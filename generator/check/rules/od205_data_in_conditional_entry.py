"""The folder of a conditional entry never holds the data."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Role
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD205",
    name="data-in-conditional-entry",
    level=Level.ERROR,
    title=Text("有条件开放的目录里放了数据", "a conditional entry holds data"),
    what=Text(
        "有条件开放的数据，申请通过并签订协议后才能取得。目录文件夹里只放数据字典，至多一份样例；放"
        "进数据就等于向所有人公开。",
        "Conditional data are given after an application and an agreement. The folder holds the "
        "dictionary and at most one sample; data put there would be open to everybody.",
    ),
    cure=Text(
        "把数据文件移出文件夹，只留表头，并写 role: dictionary；样例写 role: sample。不写 role 就是数据",
        "take the data out of the folder, leave the header only and write 'role: dictionary', or "
        "'role: sample' for a sample; without 'role' a resource counts as data",
    ),
    bad="openness: conditional\nresources:\n  - name: trips\n    path: trips.csv\n",
    good="openness: conditional\nresources:\n  - name: trips\n    role: dictionary\n    path: trips.csv\n",
    private=True,
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for every resource of a conditional entry that is data."""
    for resource in entry.resources if entry.openness is Openness.CONDITIONAL else ():
        if resource.role is Role.DATA:
            message = Text(
                f"有条件开放的目录里，数据资源“{resource.name}”是数据（role: data）",
                f"the resource '{resource.name}' of a conditional entry is data (role: data)",
            )
            yield RULE.at(entry.place(*resource.way, "role"), message)
