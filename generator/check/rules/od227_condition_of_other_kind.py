"""A condition outside the five kinds of the law is for the reviewer to judge."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD227",
    name="condition-of-other-kind",
    level=Level.NOTICE,
    title=Text("开放条件属于“其他”", "a condition is of the kind 'other'"),
    what=Text(
        "细则列出五个方面：应用场景、利用反馈、技术能力、数据安全、信用要求。不属于这五个方面的条件，请审核人员判断是否合理、是否与风险相匹配。",
        "The rules name five sides: use, feedback, technical ability, security and credit. For a condition of none of these the reviewer judges whether it is reasonable and fits its risk.",
    ),
    cure=Text(
        "属于五个方面之一的，改写 kind；确属其他的，请审核人员判断",
        "write the kind if it is one of the five; otherwise the reviewer judges",
    ),
    bad="conditions:\n  - kind: other\n    text: 每年参加一次培训\n    risk: 误读指标\n",
    good="conditions:\n  - kind: capability\n    text: 有人员熟悉指标口径\n    risk: 误读指标\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a notice for each condition of the kind ``other``."""
    for index, each in enumerate(entry.conditions):
        if each.kind == "other":
            yield RULE.at(entry.place("conditions", index, "kind"))
