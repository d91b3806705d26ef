"""The records that make a change lawful: adjustments, reasons and registered cases, and what they still lack."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.dates import day_of
from generator.check.guard import GuardContext
from generator.model.change import ChangeKind
from generator.model.entry import Adjustment, Entry, Status
from generator.model.finding import Path
from generator.model.text import Text

GROUNDS = "adjustment-grounds"
TIGHTENING = "tightening"
LOOSENING = "loosening"
OBJECTIONS = "objections"
_BOTH = "any"


@dataclass(frozen=True, slots=True)
class Lack:
    """What a change needs and does not have: where to write it, what is missing, how to cure it."""

    path: Path
    message: Text
    cure: Text


def new_adjustments(review: GuardContext, new: Entry) -> tuple[tuple[int, Adjustment], ...]:
    """Return the adjustments that the change adds, with their positions; an old record rewritten is not new."""
    paths = (each.path for each in review.of(new, ChangeKind.ADJUSTMENT_ADDED))
    positions = sorted(int(path[path.index("[") + 1 : path.index("]")]) for path in paths)
    return tuple((each, new.adjustments[each]) for each in positions if each < len(new.adjustments))


def has_record(review: GuardContext, old: Entry, new: Entry, use: str) -> bool:
    """Tell whether the change records an adjustment that allows it, complete in every part."""
    return not lacks(review, old, new, use)


def lacks(review: GuardContext, old: Entry, new: Entry, use: str) -> tuple[Lack, ...]:
    """Return what is missing so that an adjustment recorded in this change allows it; nothing if all is there.

    The record leads from the openness before to the openness now. Of several the one that lacks least counts.
    """
    candidates = [
        tuple(_defects(review, new, index, each, use))
        for index, each in new_adjustments(review, new)
        if each.before == old.openness and each.after == new.openness
    ]
    return min(candidates, key=len) if candidates else (_no_record(review, old, new, use),)


def grounds(review: GuardContext, use: str) -> tuple[str, ...]:
    """Return the grounds that allow a use, as the vocabulary had them before the change."""
    for side in (review.old, review.new):
        terms = side.catalogue.vocabularies.get(GROUNDS, {})
        if any("allows" in term.extra for term in terms.values()):
            return tuple(code for code, term in terms.items() if term.extra.get("allows") in {use, _BOTH})
    return ()


def _ground_names(review: GuardContext, use: str) -> Text:
    labels = [(code, review.new.catalogue.label(GROUNDS, code)) for code in grounds(review, use)]
    return Text(
        "、".join(f"{code}（{label.zh}）" for code, label in labels),
        ", ".join(f"{code} ({label.en})" for code, label in labels),
    )


def _no_record(review: GuardContext, old: Entry, new: Entry, use: str) -> Lack:
    allowed = _ground_names(review, use)
    label = review.new.catalogue.label
    before, after = label("openness", old.openness or ""), label("openness", new.openness or "")
    return Lack(
        ("adjustments",) if new.adjustments else ("openness",),
        Text(
            f"本次变更没有由“{before.zh}”到“{after.zh}”的属性调整记录",
            f"this change records no adjustment from '{before.en}' to '{after.en}'",
        ),
        Text(
            f"在 adjustments 中加一条：from: {old.openness}、to: {new.openness}，事由 ground 写 {allowed.zh}，"
            "附依据文件 documents、申请日期 date、同意的本级主管部门 approvedBy 和日期 approvedOn；没有依据的，恢复原样",
            f"add to 'adjustments' a record from {old.openness} to {new.openness} with a ground ({allowed.en}), "
            "'documents', 'date', and the consent of the authority of your level ('approvedBy', 'approvedOn'); without "
            "a basis, undo the change",
        ),
    )


def _defects(review: GuardContext, new: Entry, index: int, record: Adjustment, use: str) -> Iterator[Lack]:
    at: Path = ("adjustments", index)
    if record.ground not in grounds(review, use):
        label = review.new.catalogue.label(GROUNDS, record.ground)
        allowed = _ground_names(review, use)
        yield Lack(
            (*at, "ground"),
            Text(
                f"事由“{label.zh or record.ground}”不能作为这项调整的依据",
                f"the ground '{label.en or record.ground}' does not allow this",
            ),
            Text(
                f"事由只能是 {allowed.zh}；不属于的，恢复原样",
                f"the ground is one of {allowed.en}; undo the change if none is true",
            ),
        )
    if not any(title for title, _ in record.documents):
        yield Lack(
            (*at, "documents"),
            Text("调整记录没有依据文件", "the adjustment names no document"),
            Text("在 documents 中写明法律法规或文件的名称和网址", "name the law or document under 'documents'"),
        )
    yield from _dates(review, new, at, record)
    publisher = review.publisher(new.key.partition("/")[0])
    if publisher and record.approved_by != publisher.authority:
        yield Lack(
            (*at, "approvedBy"),
            Text(
                f"同意调整的应当是本级主管部门 {publisher.authority}，写的是“{record.approved_by}”",
                f"the authority of the publisher's level is {publisher.authority}, not '{record.approved_by}'",
            ),
            Text(
                f"经 {publisher.authority} 同意后，approvedBy 写 {publisher.authority}",
                f"ask {publisher.authority} for consent and write it as 'approvedBy'",
            ),
        )


def _dates(review: GuardContext, new: Entry, at: Path, record: Adjustment) -> Iterator[Lack]:
    asked, agreed, today = day_of(record.date), day_of(record.approved_on), day_of(review.today)
    issued = day_of(new.issued)
    cure = Text(
        "写实际的申请日期和同意日期：先申请，后同意，都不晚于今天",
        "write the true days: first asked, then approved, neither after today",
    )
    if asked is None or (today and asked > today) or (issued and asked < issued):
        said = Text(f"申请日期“{record.date}”不合理", f"the day of asking '{record.date}' cannot be")
        yield Lack((*at, "date"), said, cure)
    if agreed is None or (today and agreed > today) or (asked and agreed < asked):
        said = Text(f"同意日期“{record.approved_on}”不合理", f"the day of consent '{record.approved_on}' cannot be")
        yield Lack((*at, "approvedOn"), said, cure)


def has_reason(review: GuardContext, old: Entry, new: Entry) -> bool:
    """Tell whether the change says why: an adjustment of its own, or a change note that was not there before."""
    note = new.change_note
    if note is not None and note.text.zh and (old.change_note is None or note.text != old.change_note.text):
        return True
    return bool(new_adjustments(review, new))


def registered_case(review: GuardContext, entry: Entry) -> bool:
    """Tell whether the case that explains an entry's status is a registered objection to this entry."""
    named = entry.status_change.case if entry.status_change else ""
    rows = review.new.catalogue.registers.get(OBJECTIONS, ())
    return bool(named) and any(row["caseNumber"] == named and row["entry"] == entry.key for row in rows)


def under_case(review: GuardContext, old: Entry, new: Entry) -> bool:
    """Tell whether an entry is or was closed while a registered case is handled, which may end in mending its data."""
    closed = {Status.SUSPENDED, Status.WITHDRAWN}
    return any(each.status in closed and registered_case(review, each) for each in (old, new))
