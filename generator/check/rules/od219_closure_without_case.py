"""An entry closed because of a claim names the registered case."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD219",
    name="closure-without-case",
    level=Level.ERROR,
    title=Text("因异议中止或下架，却没有写案件编号", "an entry was closed because of an objection, but names no case"),
    what=Text(
        "因异议或者侵权主张而中止、下架的目录，要写明异议登记表中的编号，别人才能查到核实的进展。哪些原因需要编号，由词表 status-reasons 的 needs 列规定。",
        "An entry that was suspended or withdrawn because of an objection or claim names the case in the register of objections. Which reasons need one is said by the column 'needs' of the vocabulary 'status-reasons'.",
    ),
    cure=Text(
        "在 statusChange 中写 case（异议登记表中的编号）；还没有登记的，先登记",
        "write 'case' under 'statusChange' (the number in the register of objections); register the case first if it is not there",
    ),
    bad='status: suspended\nstatusChange:\n  date: "2026-11-20"\n  reason: objection\n  note: 正在核实\n',
    good='status: suspended\nstatusChange:\n  date: "2026-11-20"\n  reason: objection\n  note: 正在核实\n  case: OBJ-2026-0001\n',
)


def check(entry: Entry, context: Context) -> Iterator[Problem]:
    """Yield a problem for a change of status whose reason needs a case and that names none."""
    change = entry.status_change
    term = context.catalogue.vocabularies.get("status-reasons", {}).get(change.reason) if change else None
    if change and term and term.extra.get("needs") == "case" and not change.case:
        yield RULE.at(entry.place("statusChange", "case"))
