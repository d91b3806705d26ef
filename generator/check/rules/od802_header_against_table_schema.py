"""The authority's tables and their schemas name the same files and the same columns."""

from collections.abc import Iterator

from generator.check.authority_schema import Declared, declared_tables
from generator.check.rule import Context, Rule
from generator.check.suggestion import meant
from generator.model.finding import Level, Place, Problem
from generator.model.package import Package
from generator.model.table import Table
from generator.model.text import Text

RULE = Rule(
    code="OD802",
    name="header-against-table-schema",
    level=Level.ERROR,
    title=Text("管理表与定义不一致：表头不同、缺文件或表未定义", "an authority's table and its definition differ"),
    what=Text(
        "catalog/ 各文件夹的 datapackage.yaml 列出其中的全部表；每张表都在，表头与定义的列同名、同序。",
        "The datapackage.yaml of a folder of catalog/ lists all its tables; each is there, and its header has the "
        "defined "
        "columns in the defined order.",
    ),
    cure=Text(
        "使 CSV 的第一行与 datapackage.yaml 中 schema.fields 的 name 逐一相同",
        "make the first line of the CSV equal to the names in schema.fields of datapackage.yaml, one by one",
    ),
    bad="代码,名称\nparks,公园管理局\n",
    good="code,name\nparks,公园管理局\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each missing file, undeclared table and differing header."""
    for package in context.packages:
        declared = declared_tables(package)
        for each in declared:
            if each.table is None:
                yield _missing(each)
            elif each.table.readable and each.table.header != tuple(field.name for field in each.resource.fields):
                yield _differs(each, each.table)
        paths = {each.resource.path for each in declared}
        for name, table in package.tables.items():
            if name not in paths:
                yield _undeclared(package, name, table)


def _missing(declared: Declared) -> Problem:
    path = declared.resource.path
    message = Text(
        f"定义了表 {path}，但文件夹里没有这个文件", f"the table {path} is defined, but the file is not there"
    )
    known = sorted(declared.package.tables)
    otherwise = Text(
        "补上这个文件（至少有表头），或者删去它的定义", "add the file (a header at least), or delete its definition"
    )
    place = declared.package.document.place((*declared.resource.way, "path"))
    return RULE.at(place, message, meant(path, known, otherwise))


def _undeclared(package: Package, name: str, table: Table) -> Problem:
    message = Text(f"表 {name} 没有在 datapackage.yaml 中定义", f"the table {name} is not defined in datapackage.yaml")
    cure = Text(
        f"在 {package.document.file} 的 resources 中加上这张表及其列的定义，或者删去这个文件",
        f"add the table and its columns to 'resources' in {package.document.file}, or delete the file",
    )
    return RULE.at(Place(table.file, 1), message, cure)


def _differs(declared: Declared, table: Table) -> Problem:
    wanted = tuple(field.name for field in declared.resource.fields)
    lacking = [name for name in wanted if name not in table.header]
    strange = [name for name in table.header if name not in wanted]
    parts_zh = [f"缺少列 {'、'.join(lacking)}"] if lacking else []
    parts_en = [f"lacks {', '.join(lacking)}"] if lacking else []
    if strange:
        parts_zh.append(f"多出列 {'、'.join(strange)}")
        parts_en.append(f"has the unknown {', '.join(strange)}")
    if not table.header:
        message = Text("没有表头", "there is no header")
    elif parts_zh:
        message = Text(f"表头{'，'.join(parts_zh)}", f"the header {' and '.join(parts_en)}")
    else:
        message = Text(
            "表头中列的顺序不同，或者有重复的列", "the header has the columns in another order, or one of them twice"
        )
    cure = Text(f"第一行改为：{','.join(wanted)}", f"write as the first line: {','.join(wanted)}")
    return RULE.at(Place(table.file, 1), message, cure)
