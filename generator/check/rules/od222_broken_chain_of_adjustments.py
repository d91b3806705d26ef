"""Each adjustment starts where the one before it ended."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD222",
    name="broken-chain-of-adjustments",
    level=Level.ERROR,
    title=Text("属性调整记录前后接不上", "the records of adjustments do not follow one another"),
    what=Text(
        "每次调整都从上一次的结果开始；属性没有变、但效果等于收紧的（CH105），前后写同一个属性。记录接不上，就看不出属性是怎样变的，也无法核对每一次是否经过同意。",
        "Every adjustment begins with the openness to which the one before led; what closes data without another openness (CH105) begins and ends with the same. A broken chain hides how the openness came about and who agreed to it.",
    ),
    cure=Text("补上缺少的调整记录，或者改正 from 和 to", "add the record that is missing, or correct 'from' and 'to'"),
    bad='adjustments:\n  - {date: "2025-03-10", from: withheld, to: conditional}\n  - {date: "2026-05-10", from: withheld, to: unconditional}\n',
    good='adjustments:\n  - {date: "2025-03-10", from: withheld, to: conditional}\n  - {date: "2026-05-10", from: conditional, to: unconditional}\n',
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for each adjustment that starts elsewhere than where the one before ended."""
    ordered = sorted(enumerate(entry.adjustments), key=lambda each: (each[1].date, each[0]))
    before = ""
    for index, each in ordered:
        place = entry.place("adjustments", index, "from")
        if before and each.before and each.before != before:
            message = Text(
                f"上一次调整到 {before}，这一次却从 {each.before} 开始",
                f"the adjustment before led to '{before}', this one starts from '{each.before}'",
            )
            yield RULE.at(place, message)
        before = each.after
