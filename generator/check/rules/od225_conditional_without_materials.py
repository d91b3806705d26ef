"""A conditional entry says what an applicant hands in."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD225",
    name="conditional-without-materials",
    level=Level.WARNING,
    title=Text("有条件开放但没有写证明材料", "a conditional entry does not say what applicants hand in"),
    what=Text(
        "申请人要知道除申请表和安全承诺书之外还要交什么。逐项写出；什么也不用交的，写 materials: []。",
        "Applicants need to know what they hand in besides the form and the security commitment. It is listed; where nothing is needed, 'materials: []' says so.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加 materials，逐项写 title；不需要其他材料的，写 materials: []",
        "add 'materials' to datapackage.yaml, each with a 'title'; where nothing else is needed, write 'materials: []'",
    ),
    bad="openness: conditional\nconditions:\n  - kind: security\n    text: 具备数据安全管理制度\n",
    good="openness: conditional\nconditions:\n  - kind: security\n    text: 具备数据安全管理制度\nmaterials:\n  - title: 数据安全管理制度\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for a conditional entry that says nothing about materials."""
    if entry.openness is Openness.CONDITIONAL and "materials" not in entry.document.value:
        yield RULE.at(entry.place("materials"))
