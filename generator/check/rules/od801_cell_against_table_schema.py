"""Every cell of the authority's tables satisfies its Table Schema."""

from collections.abc import Iterator

from generator.check.authority_schema import declared_tables, refusals
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD801",
    name="cell-against-table-schema",
    level=Level.ERROR,
    title=Text("管理表的单元格不符合表的定义", "a cell of an authority's table breaks the schema of its table"),
    what=Text(
        "catalog/ 中每张表的列都在同一文件夹的 datapackage.yaml 里定义了类型和约束：必填、唯一、主键、取值范围、格式。"
        "每个单元格都要符合。",
        "The datapackage.yaml beside each table of catalog/ defines type and constraints of its columns: required, "
        "unique, primary key, allowed values, pattern. Every cell satisfies them.",
    ),
    cure=Text(
        "按 datapackage.yaml 中这一列的定义改正单元格", "correct the cell as its column is defined in datapackage.yaml"
    ),
    bad="code,name,confirmedOn\nparks,公园管理局,2026/6/1\n",
    good="code,name,confirmedOn\nparks,公园管理局,2026-06-01\n",
)
UNUSABLE = "OD413"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each cell that breaks its schema, and for what in a schema cannot be carried out."""
    for package in context.packages:
        for declared in declared_tables(package):
            for path, message in declared.faults:
                yield Problem(code=UNUSABLE, place=package.document.place(path), message=message)
            for each in refusals(declared):
                yield RULE.at(each.row.place(each.column), each.message, each.cure)
