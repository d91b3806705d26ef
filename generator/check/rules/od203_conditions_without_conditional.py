"""Only a conditional entry has conditions."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD203",
    name="conditions-without-conditional",
    level=Level.ERROR,
    title=Text("不是有条件开放，却写了开放条件", "an entry that is not conditional states conditions"),
    what=Text(
        "只有“有条件开放”的目录才写开放条件。无条件开放的不得附加条件；不予开放的没有条件可言。",
        "Only a conditional entry has conditions. Unconditional data must not be tied to any, and "
        "withheld data cannot be had by meeting one.",
    ),
    cure=Text(
        "删去 conditions；确实要设条件的，把 openness 改为 conditional，并按属性调整的程序办理",
        "delete 'conditions'; if conditions are needed, change 'openness' to conditional by way of an adjustment",
    ),
    bad=(
        "openness: unconditional\nconditions:\n  - kind: security\n    text: 具备数据安全管理制度\n    risk: 数据泄露\n"
    ),
    good="openness: unconditional\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for conditions of an entry that is unconditional or withheld."""
    if entry.conditions and entry.openness in {Openness.UNCONDITIONAL, Openness.WITHHELD}:
        yield RULE.at(entry.place("conditions"))
