"""A case has no record of steps that it did not take."""

from collections.abc import Iterator

from generator.check.registers import fulfils, stands_at, state_of, with_registers
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD905",
    name="cells-beyond-the-step",
    level=Level.ERROR,
    title=Text("案件的状态落后于已填写的内容", "a case holds more than its state allows"),
    what=Text(
        "还在形式审核的案件不会有决定日期，已退回的不会有转办日期。填了后面的内容而状态没有跟上，时限就会算错。",
        "A case under formal review has no day of decision, and one that was returned none of forwarding. Where later cells are filled in and the state stayed behind, the clocks go wrong.",
    ),
    cure=Text("改正 state，或者清空还没有发生的内容", "correct 'state', or empty what did not happen yet"),
    bad="caseNumber,state,decidedOn\nAPP-2026-0001,received,2026-06-10\n",
    good="caseNumber,state,decidedOn\nAPP-2026-0001,granted,2026-06-10\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each cell that is filled in although its step was not reached."""
    for step, cases in with_registers(context, "catalog/law/steps.csv"):
        for row in cases:
            for column in step["excludes"].split() if stands_at(row, step) else ():
                if cases.sound(row, column) and fulfils(row, column):
                    title, state = cases.title(column), state_of(row, step)
                    message = Text(f"{state.zh}，却已填写“{title.zh}”", f"{state.en}, but '{title.en}' is filled in")
                    yield RULE.at(row.place(column), message)
