"""Whoever takes data off the site says why, now, and on what case or record."""

from collections.abc import Iterator

from generator.check.guard import GuardContext
from generator.check.guard_records import TIGHTENING, has_record, registered_case
from generator.check.rule import Rule
from generator.model.entry import Entry, Openness, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="CH115",
    name="status-without-case",
    level=Level.ERROR,
    title=Text(
        "状态变了没有新写原因，或者下架没有案件也没有记录",
        "a status changed without an explanation of its own, or a withdrawal has neither case nor record",
    ),
    what=Text(
        "中止、下架、归档时，同一次变更里要新写 statusChange（案件编号是否写明、是否登记，见 OD219 和 OD220）。"
        "下架开放中的数据等于不再开放：没有登记的案件，原因又属于法规、职能等（词表 status-reasons 的 needs 为 record）的，"
        "须有与收紧属性同样的调整记录。",
        "A suspension, withdrawal or archiving writes its own 'statusChange' in the same change (for the case it names see "
        "OD219 and OD220). To withdraw open data is to close them: without a registered case, reasons that the vocabulary "
        "status-reasons marks with 'record' need the record of a tightening.",
    ),
    cure=Text(
        "在 statusChange 中写明这次的日期、原因、说明和案件编号；案件先在 objections.csv 登记",
        "write date, reason, note and case of this step into 'statusChange'; register the case in objections.csv first",
    ),
    bad='# 原为 status: published\nstatus: withdrawn\nstatusChange:\n  date: "2026-11-20"\n  reason: other\n  note: 停止开放。\n',
    good=(
        '# 原为 status: published\nstatus: suspended\nstatusChange:\n  date: "2026-11-20"\n  reason: objection\n'
        "  note: 正在核实一件异议。\n  case: OBJ-2026-0001\n"
    ),
)
REASONS = "status-reasons"


def check(review: GuardContext) -> Iterator[Problem]:
    """Yield what a change of status does not say; an absent explanation is the business of another rule."""
    for old, new in review.kept():
        if new.status in {None, Status.PUBLISHED, old.status} or new.status_change is None:
            continue
        if new.status_change == old.status_change:
            message = Text("状态变了，statusChange 还是以前的", "the status changed and 'statusChange' did not")
            yield RULE.at(new.place("statusChange"), message)
        yield from _grounded(review, old, new)


def _grounded(review: GuardContext, old: Entry, new: Entry) -> Iterator[Problem]:
    """Yield a problem for open data that are withdrawn for a reason that needs a record, without case and record."""
    said = new.status_change
    if said is None or not _closes(old, new) or registered_case(review, new):
        return
    terms = (side.catalogue.vocabularies.get(REASONS, {}) for side in (review.old, review.new))
    term = next((known[said.reason] for known in terms if said.reason in known), None)
    if term and term.extra.get("needs") == "record" and not has_record(review, old, new, TIGHTENING):
        message = Text(
            "下架开放的数据，既没有登记的案件，也没有收紧属性的调整记录",
            "open data are withdrawn with neither a registered case nor the record of a tightening",
        )
        yield RULE.at(new.place("statusChange", "reason"), message)


def _closes(old: Entry, new: Entry) -> bool:
    """Tell whether data that were open are withdrawn."""
    return new.status is Status.WITHDRAWN and old.openness is not Openness.WITHHELD
