"""Only conditional data are applied for."""

from collections.abc import Iterator

from generator.check.registers import entries_read, register
from generator.check.rule import Context, Rule
from generator.model.entry import Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD923",
    name="application-for-open-entry",
    level=Level.WARNING,
    title=Text("申请的目录不是有条件开放", "an application is for an entry that is not conditional"),
    what=Text(
        "无条件开放的数据可以直接取得，不予开放的数据申请不到。在办的申请对应的目录应当是有条件开放。",
        "Unconditional data are had directly and withheld data not at all. A running application is for a conditional entry.",
    ),
    cure=Text(
        "无条件开放的，告知申请人直接下载并办结；不予开放的，告知可以提出数据需求",
        "for unconditional data tell the applicant to download them and close the case; for withheld data point to the request form",
    ),
    bad="# parks/park-list 无条件开放\nentry,state\nparks/park-list,received\n",
    good="# roads/sensors 有条件开放\nentry,state\nroads/sensors,received\n",
)
RUNNING = frozenset({"received", "formal-review", "under-review"})


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each running application for an entry that is open to everyone or to nobody."""
    entries = entries_read(context)
    for row in register(context, "applications"):
        entry = entries.get(row["entry"])
        if entry and row["state"] in RUNNING and entry.openness not in {None, Openness.CONDITIONAL}:
            label = context.catalogue.label("openness", entry.openness or "")
            message = Text(f"目录“{row['entry']}”是{label.zh}", f"the entry '{row['entry']}' is: {label.en}")
            yield RULE.at(row.place("entry"), message)
