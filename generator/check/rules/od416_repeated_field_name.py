"""No two columns of a table share a name."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD416",
    name="repeated-field-name",
    level=Level.ERROR,
    title=Text("数据字典里有同名的数据项", "two columns of a table share a name"),
    what=Text(
        "同一张表里，每个数据项的 name 都不能重复，否则分不清是哪一列。",
        "Within a table every column has its own 'name'; otherwise nobody can tell which column is meant.",
    ),
    cure=Text(
        "给后一个数据项换一个 name，CSV 表头也一起改；重复登记的，删去其中一项",
        "give the later column another 'name', in the header of the CSV too; where a column is "
        "listed twice, delete one of the two",
    ),
    bad="fields:\n  - {name: code, type: string}\n  - {name: code, type: string}\n",
    good="fields:\n  - {name: code, type: string}\n  - {name: name, type: string}\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for every column whose name an earlier column of the table has already."""
    for resource in entry.resources:
        seen: dict[str, int] = {}
        for index, field in enumerate(resource.fields):
            first = seen.setdefault(field.name, index)
            if field.name and first != index:
                message = Text(
                    f"数据项“{field.name}”与第 {first + 1} 个数据项同名",
                    f"the column '{field.name}' has the name of column {first + 1}",
                )
                yield RULE.at(entry.place(*resource.way, "schema", "fields", index, "name"), message)
