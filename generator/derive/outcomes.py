"""The registers of cases as ledgers tell them: what was decided, what of it was in the asker's favour, and why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.report import Named
from generator.model.table import Row
from generator.model.text import NOTHING, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """How a register of cases is told: what was decided, what of it was in the asker's favour, why it was not."""

    register: str
    title: Text
    text: Text
    received: str
    decided: Callable[[Row], bool]
    accepted: Callable[[Row], bool]
    reason: Callable[[Row, Catalogue], Text]
    subject: Callable[[Row, Mapping[str, Entry]], Named]


def _returned(row: Row) -> bool:
    return row["formalResult"] == "returned"


def _entry(row: Row, entries: Mapping[str, Entry]) -> Named:
    entry = entries.get(row["entry"])
    return Named(entry.key, entry.title, f"datasets/{entry.key}/") if entry else Named("", Text("–", "–"))


def _wish(row: Row, entries: Mapping[str, Entry]) -> Named:
    """Return what was asked for, leading to the entry where it was opened."""
    title = Text(row["title"], row["titleEn"])
    return Named(row["entry"], title, f"datasets/{row['entry']}/") if row["entry"] in entries else Named("", title)


def _round(row: Row, _: Mapping[str, Entry]) -> Named:
    request, number = row["request"], row["round"]
    return Named("", Text(f"{request} 第 {number} 轮", f"{request}, round {number}"))


_RETURNED = Text("形式审核退回（材料不完整或不规范）", "Returned by the formal review (papers incomplete)")


_TOLD = Text("一次性告知书退回", "Returned with the one-time notice")


def _application_reason(row: Row, catalogue: Catalogue) -> Text:
    if _returned(row):
        return _RETURNED
    return catalogue.label("condition-kinds", row["condition"]) if row["decision"] == "refused" else NOTHING


def _request_reason(row: Row, _: Catalogue) -> Text:
    if _returned(row):
        return _RETURNED
    return Text("论证后不可以开放", "Found not openable") if row["feedback"] == "not-openable" else NOTHING


def _objection_reason(row: Row, _: Catalogue) -> Text:
    return Text("核实后不成立", "Found untrue") if row["outcome"] == "unfounded" else NOTHING


LEDGERS: tuple[Outcomes, ...] = (
    Outcomes(
        register="applications",
        title=Text("有条件开放数据申请", "Applications for conditional data"),
        text=Text(
            "申请有条件开放数据的办理情况：形式审核、开放主体审核的时间和结果。",
            "How applications for conditional data are handled: time and result of formal review and decision.",
        ),
        received="receivedOn",
        decided=lambda row: _returned(row) or bool(row["decision"]),
        accepted=lambda row: row["decision"] == "granted",
        reason=_application_reason,
        subject=_entry,
    ),
    Outcomes(
        register="requests",
        title=Text("未开放数据需求", "Requests for unopened data"),
        text=Text(
            "对未开放数据的需求：形式审核、论证反馈、反馈后开放的时间和结果。",
            "How requests for data not yet open are handled: formal review, feedback, and opening after it.",
        ),
        received="receivedOn",
        decided=lambda row: _returned(row) or bool(row["feedback"]),
        accepted=lambda row: row["feedback"] == "openable",
        reason=_request_reason,
        subject=_wish,
    ),
    Outcomes(
        register="objections",
        title=Text("异议与建议", "Objections and suggestions"),
        text=Text(
            "对开放数据的异议、纠错和建议：核实结果与答复时间。",
            "Objections, corrections and suggestions about open data: what was found and when it was answered.",
        ),
        received="registeredOn",
        decided=lambda row: bool(row["outcome"]),
        accepted=lambda row: bool(row["outcome"]) and row["outcome"] != "unfounded",
        reason=_objection_reason,
        subject=_entry,
    ),
    Outcomes(
        register="submissions",
        title=Text("开放数据的提交与形式审核", "Submissions of opening data and their formal review"),
        text=Text(
            "每一轮提交从登记的收到日期起，到通过或者一次性告知为止；没有登记收到日期的合并见审核台账。",
            "Every round from its registered day of receipt to its passing or the one-time notice; merges without a registered "
            "receipt are in the record of reviews.",
        ),
        received="receivedOn",
        decided=lambda row: row["state"] in {"passed", "returned"},
        accepted=lambda row: row["state"] == "passed",
        reason=lambda row, _: _TOLD if row["state"] == "returned" else NOTHING,
        subject=_round,
    ),
)

STATES: Mapping[tuple[str, str], Text] = {
    (register, state): label
    for register, states in {
        "applications": {
            "received": Text("已收到", "Received"),
            "formal-review": Text("形式审核中", "Formal review"),
            "returned": Text("已退回", "Returned"),
            "forwarded": Text("已转办", "Forwarded"),
            "under-review": Text("开放主体审核中", "With the publisher"),
            "granted": Text("已同意", "Granted"),
            "refused": Text("不同意", "Refused"),
            "agreement-signed": Text("已签订协议", "Agreement signed"),
            "access-granted": Text("已开通", "Access granted"),
            "in-use": Text("使用中", "In use"),
            "expired": Text("已到期", "Expired"),
        },
        "requests": {
            "received": Text("已收到", "Received"),
            "formal-review": Text("形式审核中", "Formal review"),
            "returned": Text("已退回", "Returned"),
            "forwarded": Text("已转办", "Forwarded"),
            "assessment": Text("论证中", "Being assessed"),
            "openable": Text("可以开放", "Openable"),
            "opened": Text("已开放", "Opened"),
            "not-openable": Text("不可以开放", "Not openable"),
        },
        "objections": {
            "received": Text("已收到", "Received"),
            "verifying": Text("核实中", "Being verified"),
            "decided": Text("已有结果", "Decided"),
            "replied": Text("已答复", "Replied"),
        },
        "submissions": {
            "received": Text("待审核", "Waiting"),
            "passed": Text("通过", "Passed"),
            "returned": Text("已一次性告知", "Returned"),
        },
    }.items()
    for state, label in states.items()
}
