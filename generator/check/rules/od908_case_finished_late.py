"""A case that was finished late stays in the record."""

from collections.abc import Iterator

from generator.check.clocks import case_clocks
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD908",
    name="case-finished-late",
    level=Level.NOTICE,
    title=Text("案件办结时已经超过时限", "a case was finished after its deadline"),
    what=Text(
        "已经办结的案件不能再赶上时限，这里列出来，计入办理情况统计。",
        "A finished case can no longer meet its deadline. It is listed for the statistics of the work.",
    ),
    cure=Text(
        "核对日期；日期无误的不用改，以后注意时限",
        "see whether the days are right; if they are, nothing is to be changed",
    ),
    bad="caseNumber,receivedOn,formalReviewedOn\nAPP-2026-0001,2026-06-01,2026-06-30\n",
    good="caseNumber,receivedOn,formalReviewedOn\nAPP-2026-0001,2026-06-01,2026-06-03\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a notice for each clock that was stopped after its last day."""
    for each in case_clocks(context.catalogue, context.today):
        if each.ended > each.deadline.due:
            due, title = each.deadline.due, each.clock.title
            message = Text(
                f"{title.zh}应在 {due} 前完成，{each.ended} 才完成{each.estimate.zh}",
                f"{title.en}: due by {due}{each.estimate.en}, done on {each.ended}",
            )
            yield RULE.at(each.row.place(each.clock.ends), message)
