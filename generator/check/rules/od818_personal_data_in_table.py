"""No table of the authority holds personal data or a secret."""

from collections.abc import Iterator

from generator.check.personal.suspects import has_suspects
from generator.check.personal.texts import personal_data
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD818",
    name="personal-data-in-table",
    level=Level.ERROR,
    title=Text("管理表里有个人信息或者密码", "an authority's table holds personal data or a secret"),
    what=Text(
        "名册、登记表和计划都是公开的：联系方式只写办公电话，案件只写编号，申请人的信息留在办理系统里。内容不会在提示中重复。",
        "Registers, plans and the list of publishers are public: contacts are office telephones, cases are numbers, and what is known about applicants stays in the system of the case. The finding does not repeat them.",
    ),
    cure=Text(
        "删去号码，改写办公电话或者案件编号；已经推送到公开仓库的，立即告知市主管部门",
        "remove the number and write the office's telephone or the case number; if it was pushed to a public repository, tell the city authority at once",
    ),
    bad="caseNumber,reason\nAPP-2026-0001,申请人电话 1xxxxxxxxxx\n",
    good="caseNumber,reason\nAPP-2026-0001,缺少安全承诺书\n",
    private=True,
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
    if not has_suspects("\n".join(row.cells.values()).encode("utf-8", "surrogatepass")):
        return
    for column, cell in row.cells.items():
        kind = personal_data(cell)
        if kind:
            yield RULE.at(row.place(column), Text(f"这里有{kind.zh}", f"there is {kind.en} here"))
