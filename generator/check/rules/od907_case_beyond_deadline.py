"""A case is handled within the working days of the law."""

from collections.abc import Iterator

from generator.check.clocks import case_clocks
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD907",
    name="case-beyond-deadline",
    level=Level.WARNING,
    title=Text("案件超过办理时限", "a case is past its deadline"),
    what=Text(
        "形式审核、开放主体审核、论证反馈、反馈后开放、异议答复都有工作日时限：收到当日不计，下一个工作日为第一天。时限由 catalog/law/clocks.csv 和参数规定。",
        "Formal review, decision, feedback, opening and answers have deadlines in working days: the day of receipt does not count, the next working day is day 1. The clocks are said by catalog/law/clocks.csv and the parameters.",
    ),
    cure=Text(
        "尽快办理并填写办结日期；按要求向当事人说明迟延",
        "handle the case and write the day; tell the user about the delay",
    ),
    bad="# 今天是 2026-11-23\ncaseNumber,state,receivedOn\nREQ-2026-0001,received,2026-11-02\n",
    good="# 今天是 2026-11-23\ncaseNumber,state,receivedOn\nREQ-2026-0001,received,2026-11-20\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each clock that still runs and whose last day is past."""
    for each in case_clocks(context.catalogue, context.today):
        if each.late(context.today):
            due, title = each.deadline.due, each.clock.title
            message = Text(
                f"{title.zh}应在 {due} 前完成{each.estimate.zh}",
                f"{title.en}: due by {due}{each.estimate.en}, still open",
            )
            yield RULE.at(each.row.place(each.clock.ends), message)
