"""A case that was finished late stays in the record."""

from collections.abc import Iterator

from generator.check.clocks import due_day
from generator.check.dates import day_of
from generator.check.registers import fulfils, with_registers
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
ESTIMATE = Text("（工作日历没有这一年，按周末推算）", " (guessed from weekends: the year has no calendar)")


def check(context: Context) -> Iterator[Problem]:
    """Yield a notice for each clock that was stopped after its last day."""
    for clock, cases in with_registers(context, "catalog/law/clocks.csv"):
        limit = context.number(clock["parameter"])
        for row in cases if limit else ():
            starts, ends = day_of(row[clock["starts"]]), day_of(row[clock["ends"]])
            if starts is None or limit is None or (clock["when"] and not fulfils(row, clock["when"])):
                continue
            due, guessed = due_day(starts, limit, context.catalogue.calendar)
            title, estimate = Text(clock["title"], clock["titleEn"]), ESTIMATE if guessed else Text("", "")
            if ends is not None and ends > due:
                message = Text(
                    f"{title.zh}应在 {due} 前完成，{ends} 才完成{estimate.zh}",
                    f"{title.en}: due by {due}{estimate.en}, done on {ends}",
                )
                yield RULE.at(row.place(clock["ends"]), message)
