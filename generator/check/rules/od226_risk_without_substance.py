"""The risk of a condition is a risk."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.check.substance import bare, says_nothing
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD226",
    name="risk-without-substance",
    level=Level.WARNING,
    title=Text("开放条件没有写出真正的风险", "the risk of a condition says nothing"),
    what=Text(
        "每个条件都要与一项风险相匹配。写“无”“待定”，或者把条件照抄一遍，等于没有写风险，无法判断条件是否合理。",
        "Every condition answers a risk. 'None', 'to be defined' or the condition's own words are no risk, and nobody can tell whether the condition is reasonable.",
    ),
    cure=Text(
        "写明不设这个条件会发生什么；没有风险的，删去这个条件",
        "say what would happen without the condition; where there is no risk, remove the condition",
    ),
    bad="conditions:\n  - text: 具备数据安全管理制度\n    risk: 无\n",
    good="conditions:\n  - text: 具备数据安全管理制度\n    risk: 保管不当造成数据外泄\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each risk that is a placeholder or repeats its condition."""
    for index, each in enumerate(entry.conditions):
        repeated = bare(each.risk.zh) == bare(each.text.zh)
        if each.risk.zh.strip() and (repeated or says_nothing(each.risk.zh)):
            yield RULE.at(entry.place("conditions", index, "risk"))
