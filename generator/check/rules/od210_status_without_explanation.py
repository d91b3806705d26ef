"""An entry that is not simply published says since when and why."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD210",
    name="status-without-explanation",
    level=Level.ERROR,
    title=Text("状态不是开放中，却没有说明", "a status other than published is not explained"),
    what=Text(
        "中止开放、下架或者归档的目录，要向公众说明从哪天起、因为什么。异议引起的，还要写登记编号。",
        "An entry that is suspended, withdrawn or archived tells the public since when and why; "
        "where an objection led to it, it names the case.",
    ),
    cure=Text(
        "在 datapackage.yaml 中加 statusChange，写 date（日期）、reason（原因代码）和 note（给公众"
        "的说明）；异议引起的再写 case（登记编号）",
        "add 'statusChange' to datapackage.yaml with 'date', 'reason' (a code) and 'note' (what "
        "the public is told), and 'case' where an objection led to it",
    ),
    bad="status: suspended\n",
    good=(
        "status: suspended\n"
        "statusChange:\n"
        '  date: "2026-05-10"\n'
        "  reason: objection\n"
        "  note: 正在核实一件异议，核实后恢复。\n"
    ),
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a problem for an entry that is suspended, withdrawn or archived without a word."""
    if entry.status not in {None, Status.PUBLISHED} and "statusChange" not in entry.document.value:
        yield RULE.at(entry.place("status"))
