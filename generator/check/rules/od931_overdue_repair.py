"""Faulty data are repaired by the day that was set."""

from collections.abc import Iterator

from generator.check.dates import age_in_days
from generator.check.registers import register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD931",
    name="overdue-repair",
    level=Level.WARNING,
    title=Text("整改超过期限", "a repair is overdue"),
    what=Text(
        "开放主体应当整改问题数据。登记的整改期限过了还没有完成的，每天都会提示，直到写上完成日期；校验没有通过的，重新整改。",
        "Publishers repair faulty data. A repair that is not done by its day is told every day until 'doneOn' is filled in; one that failed its verification is done again.",
    ),
    cure=Text(
        "完成整改并填写 doneOn；确需延期的，写明理由并登记更正",
        "repair it and fill in 'doneOn'; a later day needs a correction on record",
    ),
    bad="# 今天是 2026-11-23\ncaseNumber,state,dueOn,doneOn\nREP-2026-0001,planned,2026-11-20,\n",
    good="# 今天是 2026-11-23\ncaseNumber,state,dueOn,doneOn\nREP-2026-0001,done,2026-11-20,2026-11-18\n",
)
RUNNING = {"open", "planned", "failed"}


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each repair that is not done although its day is past."""
    for row in register(context, "repairs"):
        late = age_in_days(row["dueOn"], context.today)
        if row["state"] in RUNNING and late is not None and late > 0:
            message = Text(f"应在 {row['dueOn']} 前完成，已逾期 {late} 天", f"due by {row['dueOn']}, {late} days late")
            yield RULE.at(row.place("doneOn"), message)
