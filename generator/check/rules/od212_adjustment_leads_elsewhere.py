"""The openness of an entry is the one to which its latest adjustment led."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Openness
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD212",
    name="adjustment-leads-elsewhere",
    level=Level.ERROR,
    title=Text(
        "最近一次属性调整与现在的开放属性不符",
        "the latest adjustment does not lead to the openness stated",
    ),
    what=Text(
        "adjustments 记录开放属性的每次调整。日期最近的一次调整到什么属性，现在的 openness 就应当是什么属性。",
        "'adjustments' records every change of openness. What the latest one by date led to is "
        "what 'openness' says now.",
    ),
    cure=Text(
        "改正 openness，或者补上最近一次调整的记录；没有经过同意的调整不得生效",
        "correct 'openness', or add the record of the latest adjustment; one without consent has no effect",
    ),
    bad=(
        'openness: unconditional\nadjustments:\n  - date: "2026-05-10"\n    from: unconditional\n    to: conditional\n'
    ),
    good=(
        'openness: conditional\nadjustments:\n  - date: "2026-05-10"\n    from: unconditional\n    to: conditional\n'
    ),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem where the adjustment of the latest day (of two, the lower) ends at another openness."""
    if not entry.adjustments or entry.openness is None:
        return
    index, latest = max(enumerate(entry.adjustments), key=lambda each: (each[1].date, each[0]))
    if latest.after in list(Openness) and latest.after != entry.openness:
        message = Text(
            f"最近一次调整到 {latest.after}，现在的 openness 却是 {entry.openness}",
            f"the latest adjustment led to '{latest.after}', but 'openness' is '{entry.openness}'",
        )
        yield RULE.at(entry.place("adjustments", index, "to"), message)
