"""Data that are said to infringe rights are suspended at once."""

from collections.abc import Iterator

from generator.check.registers import entries_read, register
from generator.check.rule import Context, Rule
from generator.model.entry import Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD917",
    name="infringement-without-suspension",
    level=Level.ERROR,
    title=Text("主张侵权的案件没有立即中止开放", "a claim of infringement did not suspend the entry"),
    what=Text(
        "有人认为数据侵犯其合法权益的，立即中止开放，再核实。登记次日起，案件没有中止日期的，或者目录仍在开放的，都是错误。",
        "A claim that data infringe lawful rights suspends the entry at once; it is verified afterwards. From the day after registration a case without a day of suspension, or an entry still open, is an error.",
    ),
    cure=Text(
        "把目录的 status 改为 suspended，statusChange 写明案件编号，并在登记表写 suspendedOn",
        "set the entry's 'status' to suspended, name the case under 'statusChange', and write 'suspendedOn' in the register",
    ),
    bad="# 今天是 2026-11-23\nkind,state,registeredOn,suspendedOn\ninfringement,verifying,2026-11-17,\n",
    good="# 今天是 2026-11-23\nkind,state,registeredOn,suspendedOn\ninfringement,verifying,2026-11-17,2026-11-17\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each claim of infringement whose entry was not suspended, or is open before it is decided."""
    entries = entries_read(context)
    cases = register(context, "objections")
    for row in cases:
        # an outcome of the same day leaves nothing to suspend
        claimed = row["kind"] == "infringement" and row["registeredOn"] < (row["verifiedOn"] or context.today)
        if not claimed or not cases.sound(row, "suspendedOn"):
            continue
        entry = entries.get(row["entry"])
        if not row["suspendedOn"]:
            message = Text(
                f"{row['registeredOn']} 登记的侵权主张，没有中止开放",
                f"claimed on {row['registeredOn']}, and the entry was not suspended",
            )
            yield RULE.at(row.place("suspendedOn"), message)
        elif not row["outcome"] and entry is not None and entry.status in {Status.PUBLISHED, Status.ARCHIVED}:
            message = Text(f"目录“{row['entry']}”仍在开放", f"the entry '{row['entry']}' is still open")
            yield RULE.at(row.place("suspendedOn"), message)
