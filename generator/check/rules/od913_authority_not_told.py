"""When access is opened, the authority of the level is told."""

from collections.abc import Iterator

from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD913",
    name="authority-not-told",
    level=Level.WARNING,
    title=Text("开通权限后没有告知主管部门", "access was opened and the authority was not told"),
    what=Text(
        "开放主体为利用主体开通权限后，要告知本级主管部门，并登记告知日期。",
        "After opening access the publisher tells the authority of its level and registers the day.",
    ),
    cure=Text(
        "告知本级主管部门，并在 authorityNotifiedOn 列写日期",
        "tell the authority and write the day in the column 'authorityNotifiedOn'",
    ),
    bad="code,accessGrantedOn,authorityNotifiedOn\nAGR-2026-0001,2026-06-16,\n",
    good="code,accessGrantedOn,authorityNotifiedOn\nAGR-2026-0001,2026-06-16,2026-06-17\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each agreement with access of which the authority was not told."""
    cases = register(context, "agreements")
    for row in cases:
        if row["accessGrantedOn"] and cases.sound(row, "authorityNotifiedOn") and not row["authorityNotifiedOn"]:
            yield RULE.at(row.place("authorityNotifiedOn"))
