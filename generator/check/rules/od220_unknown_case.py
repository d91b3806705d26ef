"""The case that closed an entry is in the register of objections and is about this entry."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD220",
    name="unknown-case",
    level=Level.ERROR,
    title=Text("案件编号在异议登记表中查不到", "the case named is not in the register of objections"),
    what=Text(
        "statusChange 的 case 是异议登记表（catalog/registers/objections.csv）中的编号，而且那一件异议说的就是这个目录。",
        "The 'case' of a change of status is a number of catalog/registers/objections.csv, and that case is about this very entry.",
    ),
    cure=Text(
        "改成异议登记表中这个目录的案件编号；还没有登记的，先登记",
        "write the number of this entry's case in the register of objections; register it first if it is not there",
    ),
    bad="statusChange:\n  case: OBJ-2026-9999   # 登记表中没有\n",
    good="statusChange:\n  case: OBJ-2026-0001\n",
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a case that is not registered, or that is another entry's."""
    case = entry.status_change.case if entry.status_change else ""
    table = context.catalogue.registers.get("objections")
    if not case or table is None:
        return
    about = {row["caseNumber"]: row["entry"] for row in table}
    place = entry.place("statusChange", "case")
    if case not in about:
        message = Text(f"异议登记表中没有“{case}”", f"the register of objections has no '{case}'")
        own = (number for number, key in about.items() if key == entry.key)
        yield RULE.at(place, message, meant(case, own, RULE.cure))
    elif about[case] != entry.key:
        yield RULE.at(place, Text(f"“{case}”说的是目录“{about[case]}”", f"'{case}' is about '{about[case]}'"))
