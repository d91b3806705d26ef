"""A rule that fails itself is reported, so that nobody takes its silence for a pass."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD099",
    name="crashed-rule",
    level=Level.ERROR,
    title=Text("规则自身出错", "a rule failed itself"),
    what=Text(
        "某条规则在检查时自己出了错，这一项没有查成。错在检查程序，不在数据；查不成就不能算通过。",
        "A rule failed while it was checking, so its requirement was not checked. The fault is the "
        "program's, not the data's; unchecked does not count as passed.",
    ),
    cure=Text(
        "数据不用改；请把这条信息原样转给平台维护人员",
        "nothing in the data needs a change; pass this message on to those who maintain the portal",
    ),
    bad="# 与数据无关，没有反例\n",
    good="# 与数据无关，没有正例\n",
)
