"""No text of the authority's tables begins in a way that a spreadsheet takes for a formula."""

from collections.abc import Iterator

from generator.check.authority_schema import declared_tables
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD834",
    name="formula-like-cell-in-table",
    level=Level.ERROR,
    title=Text(
        "管理表的单元格会被电子表格当作公式", "a spreadsheet would run a cell of an authority's table as a formula"
    ),
    what=Text(
        "名册、登记表和计划的内容会公布为 CSV，许多人用 Excel 或 WPS 打开。以 =、+、-、@ 或制表符开头的文字会被当作公式执行。"
        "这些文字由本部门自己填写，改写即可。",
        "Registers, plans and the list of publishers are published as CSV, which many open in a spreadsheet: a text that begins with =, +, -, @ or "
        "a tab is run as a formula. The authority writes these texts itself and can write them otherwise.",
    ),
    cure=Text("删去开头的符号，或者在前面加上文字", "remove the sign at the beginning, or put a word before it"),
    bad='caseNumber,title\nREQ-2026-0001,"=HYPERLINK(""https://example.com"")"\n',
    good="caseNumber,title\nREQ-2026-0001,公园长椅位置\n",
)
FOLDERS = ("catalog/publishers", "catalog/registers", "catalog/plans/")


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each text that a spreadsheet would run."""
    for package in context.packages:
        for declared in declared_tables(package) if package.folder.startswith(FOLDERS) else ():
            for row in declared.table or ():
                for name, column in declared.columns.items():
                    if "formula" in column.faults(row[name]):
                        yield RULE.at(row.place(name))
