"""The notice for programs, and the memory of the next round.

One object, both languages, nothing left out, the same bytes for the same review::

    {"format": 1,              grows only; what is written here keeps its meaning
     "round": 2, "base": "…", "head": "…", "today": "2026-11-23", "passed": false,
     "counts": {"error": 4, "warning": 2, "notice": 0},
     "basis": [CITATION],      the clauses that ask for this notice
     "deadline": null | {"received", "due", "days", "estimated", "basis": [CITATION],
                         "counted": [{"day", "counts": true, "reason": TEXT}]},
     "route": {"anyOf": false, "approvals": [{"authority", "name": TEXT, "level", "reasons": [TEXT]}]},
     "withholds": false,       true where personal data was found: then no row and no value is in "changes"
     "findings": [{"code", "level", "file", "line", "column", "path", "message": TEXT, "cure": TEXT,
                   "basis": [CITATION], "fingerprint", "status": "first|remaining|new|omission", "omission": false}],
     "changes": [{"kind", "entry", "file", "line", "path", "title": TEXT, "before", "after",
                  "rows": null | {"added", "removed", "changed", "unchanged", "byKey",
                                  "sample": [{"kind", "key": [], "before": [], "after": []}]}}],
     "unknown": [TEXT],        what could not be known, in a shallow clone for example
     "content": {PATH: HASH},  every changed file, for the next round
     "previous": null | {"round", "head", "findings": 6, "remaining", "new", "omissions",
                         "cured": [{"code", "level", "file", "path", "message": TEXT, "fingerprint"}]}}

``TEXT`` is ``{"zh", "en"}``, ``CITATION`` is ``{"law", "clause", "label": TEXT}``. An omission (``CH120``) is a finding
that is new although its file is the same as in the round before; its level is that of its rule.
"""

import json
from collections.abc import Mapping, Sequence

from generator.model.change import Change
from generator.model.document import JSON
from generator.model.finding import Citation, Level
from generator.model.review import Deadline, Review, Route
from generator.model.text import Text
from generator.report.inert import inert_output
from generator.report.notice_view import PLAIN, Item, Notice, Setting, notice_of
from generator.report.rounds import FORMAT, Memory, Status, Told


def notice_json(
    review: Review, *, contents: Mapping[str, str], memory: Memory | None = None, setting: Setting = PLAIN
) -> str:
    """Return the whole notice; ``Memory.from_json`` reads it back in the next round."""
    notice = notice_of(review, memory, contents, setting)
    value: Mapping[str, JSON] = {
        "format": FORMAT,
        "round": notice.round,
        "base": review.base,
        "head": review.head,
        "today": review.today,
        "passed": review.passed,
        "counts": {level.value: notice.count(level) for level in Level},
        "basis": _basis(notice.basis),
        "deadline": _deadline(review.deadline),
        "route": _route(review.route),
        "withholds": notice.withholds,
        "findings": [_finding(each) for each in notice.items],
        "changes": [_change(each) for each in notice.changes],
        "unknown": [_text(each) for each in review.unknown],
        "content": dict(sorted(contents.items())),
        "previous": _previous(notice),
    }
    return inert_output(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _text(text: Text) -> dict[str, JSON]:
    return {"zh": text.zh, "en": text.en}


def _basis(basis: Sequence[Citation]) -> list[JSON]:
    return [{"law": each.law, "clause": each.clause, "label": _text(each.label)} for each in basis]


def _deadline(deadline: Deadline | None) -> JSON:
    if not deadline:
        return None
    return {
        "received": deadline.received,
        "due": deadline.due,
        "days": deadline.days,
        "estimated": deadline.estimated,
        "basis": _basis(deadline.basis),
        "counted": [
            {"day": each.day, "counts": each.counts, "reason": _text(each.reason)} for each in deadline.counted
        ],
    }


def _route(route: Route) -> JSON:
    return {
        "anyOf": route.any_of,
        "approvals": [
            {
                "authority": each.authority,
                "name": _text(each.name),
                "level": each.level,
                "reasons": [_text(reason) for reason in each.reasons],
            }
            for each in route.approvals
        ],
    }


def _finding(item: Item) -> JSON:
    each = item.finding
    return {
        "code": each.code,
        "level": each.level.value,
        "file": each.place.file,
        "line": each.place.line,
        "column": each.place.column,
        "path": each.place.path,
        "message": _text(each.message),
        "cure": _text(each.cure),
        "basis": _basis(each.basis),
        "fingerprint": item.fingerprint,
        "status": item.status.value,
        "omission": item.status is Status.OMISSION,
    }


def _change(change: Change) -> JSON:
    rows = change.rows
    return {
        "kind": change.kind.value,
        "entry": change.entry,
        "file": change.place.file,
        "line": change.place.line,
        "path": change.path,
        "title": _text(change.title),
        "before": change.before,
        "after": change.after,
        "rows": None
        if rows is None
        else {
            "added": rows.added,
            "removed": rows.removed,
            "changed": rows.changed,
            "unchanged": rows.unchanged,
            "byKey": rows.by_key,
            "sample": [
                {"kind": each.kind, "key": list(each.key), "before": list(each.before), "after": list(each.after)}
                for each in rows.sample
            ],
        },
    }


def _previous(notice: Notice) -> JSON:
    memory = notice.memory
    if memory is None:
        return None
    return {
        "round": memory.round,
        "head": memory.head,
        "findings": len(memory.findings),
        "remaining": notice.standing(Status.REMAINING),
        "new": notice.standing(Status.NEW),
        "omissions": notice.standing(Status.OMISSION),
        "cured": [_told(each) for each in notice.cured],
    }


def _told(told: Told) -> JSON:
    return {
        "code": told.code,
        "level": told.level.value,
        "file": told.file,
        "path": told.path,
        "message": _text(told.message),
        "fingerprint": told.fingerprint,
    }
