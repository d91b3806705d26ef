"""Withheld data are evaluated again by the day that was set."""

from collections.abc import Iterator

from generator.check.dates import age_in_days
from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD230",
    name="overdue-reevaluation",
    level=Level.WARNING,
    title=Text("不予开放的数据到了再评估的日子", "withheld data are due for evaluation"),
    what=Text(
        "再评估日期（reviewBy）已过。重新评估能否脱敏后开放、能否改为有条件开放；仍不能开放的，写明下一次的日期。",
        "The day of re-evaluation ('reviewBy') is past. See whether the data can be opened after masking, or on conditions; if not, set the next day.",
    ),
    cure=Text(
        "重新评估；可以开放的，办理调整；仍不予开放的，更新依据和 reviewBy",
        "evaluate again; adjust the openness if it can be, else bring the basis up to date and set the next 'reviewBy'",
    ),
    bad='# 今天是 2026-11-23\nopenness: withheld\nreviewBy: "2026-03-31"\n',
    good='# 今天是 2026-11-23\nopenness: withheld\nreviewBy: "2027-03-31"\n',
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a withheld entry whose day of re-evaluation is past."""
    late = age_in_days(entry.review_by, context.today)
    if entry.openness is Openness.WITHHELD and entry.status is not Status.WITHDRAWN and late is not None and late > 0:
        message = Text(
            f"应在 {entry.review_by} 前重新评估，已过 {late} 天",
            f"to be evaluated again by {entry.review_by}, {late} days ago",
        )
        yield RULE.at(entry.place("reviewBy"), message)
