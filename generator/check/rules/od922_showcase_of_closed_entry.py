"""A showcase uses data that can be had."""

from collections.abc import Iterator

from generator.check.registers import entries_read, register
from generator.check.rule import Context, Rule
from generator.model.entry import Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD922",
    name="showcase-of-closed-entry",
    level=Level.ERROR,
    title=Text("利用成果用了不予开放的数据", "a showcase uses withheld data"),
    what=Text(
        "不予开放的数据谁也拿不到。成果写了不予开放的目录，要么写错了，要么数据来路不明。",
        "Nobody can get withheld data. A showcase that names a withheld entry is wrong, or its data came another way.",
    ),
    cure=Text(
        "改正 entries；来路不明的，取消发布并核实",
        "correct 'entries'; if the data came another way, do not publish and find out",
    ),
    bad="entries: roads/accident-files   # 不予开放\n",
    good="entries: parks/park-list\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each withheld entry that a showcase names."""
    entries = entries_read(context)
    for row in register(context, "showcases"):
        for key in row["entries"].split():
            if key in entries and entries[key].openness is Openness.WITHHELD:
                message = Text(f"目录“{key}”不予开放", f"the entry '{key}' is withheld")
                yield RULE.at(row.place("entries"), message)
