"""Each step of a case has what belongs to it: days, results, reasons."""

from collections.abc import Iterator

from generator.check.registers import Register, fulfils, stands_at, state_of, with_registers
from generator.check.rule import Context, Rule
from generator.check.substance import says_nothing
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD904",
    name="step-without-its-cells",
    level=Level.ERROR,
    title=Text("案件的状态缺少应当填写的内容", "a case lacks what its state asks for"),
    what=Text(
        "案件走到哪一步，就要有哪一步的记录：退回和不同意要有理由，转办和决定要有日期，已开放的要写目录。每种状态要填什么，由 catalog/law/steps.csv 规定。",
        "A case has the record of every step it took: a reason for returning or refusing, the days of forwarding and deciding, the entry once opened. What each state asks for is said by catalog/law/steps.csv.",
    ),
    cure=Text(
        "补填这一列；还没有走到这一步的，改正 state", "fill in the cell; correct 'state' if the case is not there yet"
    ),
    bad="caseNumber,state,formalResult,reason\nAPP-2026-0001,returned,returned,\n",
    good="caseNumber,state,formalResult,reason\nAPP-2026-0001,returned,returned,缺少安全承诺书\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each cell that a step asks for and that is empty or says something else."""
    for step, cases in with_registers(context, "catalog/law/steps.csv"):
        for row in cases:
            for token in step["requires"].split() if stands_at(row, step) else ():
                if cases.sound(row, token.partition("=")[0]) and (not fulfils(row, token) or _is_idle(row, token)):
                    yield _lacking(row, step, token, cases)


def _is_idle(row: Row, token: str) -> bool:
    """Tell whether a cell that only has to be filled in holds a placeholder: 'none' is no reason."""
    return "=" not in token and says_nothing(row[token])


def _lacking(row: Row, step: Row, token: str, cases: Register) -> Problem:
    column, _, value = token.partition("=")
    title, state = cases.title(column), state_of(row, step)
    value = value.replace("|", " / ")
    wanted = Text(f"应当是 {value}", f"has to be '{value}'") if value else Text("没有填写", "is empty")
    if row[column].strip() and not value:
        wanted = Text("没有写出内容", "says nothing")
    return RULE.at(
        row.place(column), Text(f"{state.zh}，“{title.zh}”{wanted.zh}", f"{state.en}, but '{title.en}' {wanted.en}")
    )
