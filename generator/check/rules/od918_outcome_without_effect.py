"""What was decided on an objection is carried out."""

from collections.abc import Iterator

from generator.check.registers import entries_read, register
from generator.check.rule import Context, Rule
from generator.model.entry import Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD918",
    name="outcome-without-effect",
    level=Level.WARNING,
    title=Text("异议的处理结果没有落实到目录", "the outcome of an objection was not carried out"),
    what=Text(
        "结果是下架的，目录应当是下架；结果是恢复、纠正或者不成立的，因这件异议中止的目录应当恢复。",
        "An outcome of withdrawal means that the entry is withdrawn; resumption, correction or 'unfounded' mean that an entry suspended for this case is open again.",
    ),
    cure=Text(
        "按处理结果更改目录的 status；结果写错的，改正 outcome",
        "change the entry's 'status' as decided; correct 'outcome' if it is wrong",
    ),
    bad="# 目录 status: suspended，case: OBJ-2026-0001\ncaseNumber,outcome\nOBJ-2026-0001,resumed\n",
    good="# 目录 status: published\ncaseNumber,outcome\nOBJ-2026-0001,resumed\n",
)
OPEN_AGAIN = frozenset({"resumed", "reopened", "corrected", "unfounded", "accepted"})


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each outcome that the entry does not show."""
    entries = entries_read(context)
    for row in register(context, "objections"):
        entry = entries.get(row["entry"])
        if entry is None:
            continue
        change = entry.status_change
        waits = entry.status is Status.SUSPENDED and change is not None and change.case == row["caseNumber"]
        if row["outcome"] == "withdrawn" and entry.status is not Status.WITHDRAWN:
            message = Text("决定下架，目录却没有下架", "withdrawal was decided, but the entry is not withdrawn")
            yield RULE.at(row.place("outcome"), message)
        elif row["outcome"] in OPEN_AGAIN and waits:
            message = Text("已经处理完毕，目录仍然中止", "the case is closed, but the entry is still suspended")
            yield RULE.at(row.place("outcome"), message)
