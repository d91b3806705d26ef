"""Every column has a Chinese name."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD704",
    name="field-without-title",
    level=Level.ERROR,
    title=Text("数据项没有中文名", "a field has no title"),
    what=Text(
        "数据字典的每个数据项都要有中文名称，公众看到的表头就是它。",
        "Every field of the data dictionary has a Chinese name; the public sees it as the heading of the column.",
    ),
    cure=Text(
        "在该数据项下加一行 title，写它的中文名，例如 title: 站点名称",
        "add the line 'title' to the field with its Chinese name, for example title: 站点名称",
    ),
    bad="fields:\n  - name: stop\n    type: string\n    description: 站牌上的名称\n",
    good="fields:\n  - name: stop\n    type: string\n    title: 站点名称\n    description: 站牌上的名称\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each field without a title."""
    for resource in entry.resources:
        for index, field in enumerate(resource.fields):
            if field.descriptor and unwritten(field.descriptor, "title"):
                message = Text(
                    f"数据项“{field.name}”没有中文名（title）", f"the field '{field.name}' has no Chinese name (title)"
                )
                yield RULE.at(entry.place(*resource.way, "schema", "fields", index, "title"), message)
