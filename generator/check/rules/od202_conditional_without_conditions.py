"""A conditional entry must say what a user has to meet."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD202",
    name="conditional-without-conditions",
    level=Level.ERROR,
    title=Text("有条件开放但未写明开放条件", "a conditional entry states no condition"),
    what=Text(
        "有条件开放的目录至少要写明一项开放条件，并写明该条件防范的风险。",
        "An entry that is open on conditions states at least one condition and the risk that it answers.",
    ),
    cure=Text(
        "在 conditions 中逐项写明类别、内容和对应风险",
        "list each condition under 'conditions' with kind, text and risk",
    ),
    bad="openness: conditional\n",
    good="openness: conditional\nconditions:\n  - kind: security\n    text: 具备数据安全管理制度\n    risk: 数据泄露\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a conditional entry whose conditions are missing or an empty list."""
    if entry.openness is Openness.CONDITIONAL and entry.document.value.get("conditions", []) == []:
        written = "conditions" if "conditions" in entry.document.value else "openness"
        yield RULE.at(entry.place(written))
