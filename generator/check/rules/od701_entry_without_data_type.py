"""An entry says what kind of data it offers."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD701",
    name="entry-without-data-type",
    level=Level.ERROR,
    title=Text("没有写明数据类型", "no data type is stated"),
    what=Text(
        "每个目录都要写明数据或服务的类型，例如表格、文档、地理数据。",
        "Every entry states the kind of its data or service, such as table, document or geographic data.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加一行 dataType，写词表 data-types 中的代码，例如 dataType: table（表格）",
        "add the line 'dataType' to datapackage.yaml with a code of the vocabulary 'data-types', for example dataType: "
        "table",
    ),
    bad="status: published\nthemes:\n  - transport\n",
    good="status: published\ndataType: table\nthemes:\n  - transport\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that states no data type."""
    if "dataType" not in entry.document.value:
        yield RULE.at(entry.place("dataType"))
