"""No table of the authority holds an identity number or a mobile number."""

from collections.abc import Iterator

from generator.check.personal import personal_data
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD818",
    name="personal-data-in-table",
    level=Level.ERROR,
    title=Text("管理表里有身份证号或者手机号", "an authority's table holds an identity number or a mobile number"),
    what=Text(
        "名册、登记表和计划都是公开的：联系方式只写办公电话，案件只写编号，申请人的信息留在办理系统里。号码不会在提示中重复。",
        "Registers, plans and the list of publishers are public: contacts are office telephones, cases are numbers, and what is known about applicants stays in the system of the case. The finding does not repeat the number.",
    ),
    cure=Text(
        "删去号码，改写办公电话或者案件编号；已经推送到公开仓库的，立即告知市主管部门",
        "remove the number and write the office's telephone or the case number; if it was pushed to a public repository, tell the city authority at once",
    ),
    bad="caseNumber,reason\nAPP-2026-0001,申请人电话 1xxxxxxxxxx\n",
    good="caseNumber,reason\nAPP-2026-0001,缺少安全承诺书\n",
)
FOLDERS = ("catalog/publishers", "catalog/registers", "catalog/plans/")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each cell with a personal number; the number is not repeated."""
    for package in context.packages:
        if package.folder.startswith(FOLDERS):
            for table in package.tables.values():
                for row in table:
                    yield from _row(row)


def _row(row: Row) -> Iterator[Problem]:
    if personal_data("\n".join(row.cells.values())) is None:
        return
    for column, cell in row.cells.items():
        kind = personal_data(cell)
        if kind:
            yield RULE.at(row.place(column), Text(f"这里有{kind.zh}", f"there is {kind.en} here"))
