"""Registers speak of cases, never of the people behind them."""

from collections.abc import Iterator

from generator.check.personal.texts import person_in
from generator.check.registers import registers
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD839",
    name="person-named-in-register",
    level=Level.WARNING,
    title=Text("登记表里像是写了个人姓名", "a register seems to name a person"),
    what=Text(
        "登记表只有案件编号，不写任何人。理由、结果、说明里写“申请人”“当事人”即可，不写姓名，也不写“张先生”“李女士”。",
        "Registers hold case numbers and nobody's name. Reasons, results and notes say 'the applicant' and no name, with or without a title.",
    ),
    cure=Text("删去姓名，改成“申请人”或者“当事人”", "remove the name and write 'the applicant'"),
    bad="caseNumber,reason\nAPP-2026-0001,申请人张某某没有提供证明\n",
    good="caseNumber,reason\nAPP-2026-0001,申请人没有提供证明\n",
    private=True,
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each cell in which somebody seems to be named; the name is not repeated."""
    for cases in registers(context).values():
        for row in cases:
            for column, cell in row.cells.items():
                if person_in(cell):
                    yield RULE.at(row.place(column))
