"""The folder of an entry belongs to a registered publisher."""

import difflib
from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD104",
    name="unregistered-publisher",
    level=Level.ERROR,
    title=Text("单位没有登记", "the publisher is not registered"),
    what=Text(
        "目录所在的单位文件夹，要用单位登记表（catalog/publishers/publishers.csv）中的代码命名。没"
        "有登记的单位，没有人负责，也没有主管部门审核。",
        "The publisher's folder is named by a code of the register "
        "catalog/publishers/publishers.csv. For a publisher that is not registered nobody answers "
        "and no authority reviews.",
    ),
    cure=Text(
        "先请主管部门在 catalog/publishers/publishers.csv 中登记这个单位",
        "have the authority register the publisher in catalog/publishers/publishers.csv first",
    ),
    bad="datasets/park/park-list/datapackage.yaml   # 登记的代码是 parks\n",
    good="datasets/parks/park-list/datapackage.yaml\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a folder whose publisher the register does not have."""
    folder = entry.key.partition("/")[0]
    known = context.catalogue.publishers
    if folder not in known:
        message = Text(f"单位“{folder}”没有登记", f"the publisher '{folder}' is not registered")
        yield RULE.at(entry.place("publisher"), message, _cure(difflib.get_close_matches(folder, known, n=1)))


def _cure(close: list[str]) -> Text | None:
    """Return the registered code that is meant in all likelihood."""
    if not close:
        return None
    return Text(
        f"是不是“{close[0]}”？是就把文件夹移到 datasets/{close[0]}/ 下；不是就{RULE.cure.zh}",
        f"did you mean '{close[0]}'? then move the folder to datasets/{close[0]}/; if not, {RULE.cure.en}",
    )
