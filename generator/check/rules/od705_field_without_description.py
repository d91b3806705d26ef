"""Every column is described."""

from collections.abc import Iterator

from generator.check.absence import unwritten
from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD705",
    name="field-without-description",
    level=Level.ERROR,
    title=Text("数据项没有说明", "a field has no description"),
    what=Text(
        "数据字典的每个数据项都要有说明：是什么意思、怎样统计或填写、用什么单位。",
        "Every field of the data dictionary is described: what it means, how it was counted or filled in, in which "
        "unit.",
    ),
    cure=Text(
        "在该数据项下加一行 description，用一句话说明它的含义和口径，例如 description: 站牌上的名称，不含方向",
        "add the line 'description' to the field: one sentence on what it means and how it was recorded, for example "
        "description: 站牌上的名称，不含方向",
    ),
    bad="fields:\n  - name: stop\n    type: string\n    title: 站点名称\n",
    good="fields:\n  - name: stop\n    type: string\n    title: 站点名称\n    description: 站牌上的名称\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each field without a description."""
    for resource in entry.resources:
        for index, field in enumerate(resource.fields):
            if field.descriptor and unwritten(field.descriptor, "description"):
                message = Text(
                    f"数据项“{field.name}”没有说明（description）", f"the field '{field.name}' has no description"
                )
                yield RULE.at(entry.place(*resource.way, "schema", "fields", index, "description"), message)
