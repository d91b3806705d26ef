"""The reviewer sees on which basis personal data are public."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD621",
    name="personal-data-with-basis",
    level=Level.NOTICE,
    title=Text("写明依据公开的个人信息", "personal data that are public on a stated basis"),
    what=Text(
        "数据项写了 personal.basis 的，表示其中的个人信息依法公开。依据列给审核人员核对，是否成立由人判断。",
        "A field with 'personal.basis' says that the law makes its personal data public. The basis is put before the reviewer, who decides whether it holds.",
    ),
    cure=Text(
        "审核人员核对依据和公开的范围；依据不成立的，要求删去或者脱敏",
        "reviewers compare basis and extent; where it does not hold, the data are removed or masked",
    ),
    bad="personal:\n  basis: 《某条例》第几条公示事项\n",
    good="masking:\n  method: mask-name\n",
)
