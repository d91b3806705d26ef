"""Suspension and what follows it: each step is one change of descriptor and register that a commit can hold."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.model.document import JSON
from generator.model.entry import Entry, Status
from generator.model.table import Row
from generator.model.text import NOTHING, Text
from generator.publish.edit import EditError, with_properties, with_row

OBJECTIONS = "catalog/registers/objections.csv"
TOMBSTONES = "catalog/registers/tombstones.csv"
SUPERSEDED = "superseded"
_NUMBER = re.compile(r"[A-Z]{3}-[0-9]{4}-[0-9]{4}")
_OPEN = {Status.PUBLISHED, Status.ARCHIVED}
_RUNNING = {"received", "verifying"}


class ClosingError(ValueError):
    """A step that cannot be made; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        """Carry the reason in both languages."""
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is asked: the entry, the case, the day, and what the public and the user are told."""

    key: str
    case: str = ""
    today: str = ""
    kind: str = "infringement"
    outcome: str = ""
    reason: str = ""
    note: Text = NOTHING
    reply: Text = NOTHING
    successor: str = ""


def suspend(root: Path, catalogue: Catalogue, step: Step) -> tuple[Path, ...]:
    """Suspend an open entry for a case, which is registered if it was not; return the files that were written."""
    entry = _entry(catalogue, step.key, _OPEN, Text("只有开放中的目录可以中止", "only an open entry can be suspended"))
    row = _case(catalogue, step)
    if row and row["state"] not in _RUNNING:
        raise ClosingError(Text(f"案件 {step.case} 已经办结", f"the case {step.case} is closed already"))
    kind = row["kind"] if row else step.kind
    reason = step.reason or ("infringement" if kind == "infringement" else "objection")
    if reason not in catalogue.vocabularies.get("status-reasons", {}):
        known = ", ".join(catalogue.vocabularies.get("status-reasons", {}))
        raise ClosingError(Text(f"没有原因“{reason}”：{known}", f"there is no reason '{reason}': {known}"))
    zh, en = (
        f"正在核实案件 {step.case}，核实期间中止开放。",
        f"Case {step.case} is being verified; suspended meanwhile.",
    )
    cells = {"state": "verifying", "suspendedOn": (row["suspendedOn"] if row else "") or step.today}
    if row is None:
        cells |= {"entry": entry.key, "publisher": entry.publisher, "kind": kind, "registeredOn": step.today}
    told = _told(step, reason, Text(zh, en))
    return _write(root, entry, {"status": "suspended", "statusChange": told}, step, cells)


def withdraw(root: Path, catalogue: Catalogue, step: Step) -> tuple[Path, ...]:
    """End the opening of a suspended entry because its case was found right."""
    entry = _suspended(catalogue, step)
    reason = step.reason or (entry.status_change.reason if entry.status_change else "objection")
    told = _told(
        step,
        reason,
        Text(f"案件 {step.case} 核实成立，停止开放。", f"Case {step.case} was found right; no longer offered."),
    )
    return _write(
        root, entry, {"status": "withdrawn", "statusChange": told}, step, _decided(catalogue, step, "withdrawn")
    )


def restore(root: Path, catalogue: Catalogue, step: Step) -> tuple[Path, ...]:
    """Open a suspended entry again as it was; an entry that is no longer updated goes back to the archive."""
    entry = _suspended(catalogue, step)
    changes: dict[str, JSON] = {"status": "published", "statusChange": None}
    if entry.update_frequency == "never":
        note = Text("核实后恢复，仍不再更新。", "Restored after verification; no longer updated.")
        changes = {"status": "archived", "statusChange": _told(step, "no-longer-updated", note)}
    return _write(root, entry, changes, step, _decided(catalogue, step, step.outcome))


def reopen(root: Path, catalogue: Catalogue, step: Step) -> tuple[Path, ...]:
    """Open a suspended entry again after its content was processed; the reason says what was done."""
    entry = _suspended(catalogue, step)
    if not step.note.zh:
        raise ClosingError(Text("请用 --note 写明作了什么处理", "say with --note what was done to the data"))
    change: dict[str, JSON] = {"date": step.today, "text": step.note.zh}
    if step.note.en:
        change["textEn"] = step.note.en
    changes: dict[str, JSON] = {"status": "published", "statusChange": None, "changeNote": change}
    return _write(root, entry, changes, step, _decided(catalogue, step, "reopened"))


def bury(root: Path, catalogue: Catalogue, step: Step) -> tuple[Path, ...]:
    """Remove the folder of a withdrawn entry and leave a tombstone; return what was written or removed.

    A successor is the entry that continues it: its reason is then ``superseded``, and the old address leads there.
    """
    successor = step.successor
    if successor and (successor == step.key or successor not in catalogue.entry_folders):
        raise ClosingError(Text(f"没有可以替代的目录 {successor}", f"there is no other entry {successor}"))
    wanted = Text("先下架，合并以后再删除", "withdraw it first, and bury it once that is merged")
    entry = _entry(catalogue, step.key, {Status.WITHDRAWN}, wanted)
    said = entry.status_change
    cells = {
        "code": entry.key,
        "title": entry.title.zh,
        "titleEn": entry.title.en,
        "publisher": entry.publisher,
        "withdrawnOn": said.date if said else "",
        "reason": SUPERSEDED if successor else said.reason if said else "",
        "note": said.note.zh if said else "",
        "noteEn": said.note.en if said else "",
    }
    if successor:
        cells["successor"] = successor
    register = root / TOMBSTONES
    _replace(register, with_row(register.read_bytes(), "code", cells))
    shutil.rmtree(root / entry.folder)
    return register, root / entry.folder


def _suspended(catalogue: Catalogue, step: Step) -> Entry:
    wanted = Text("先用 portal suspend 中止", "suspend it first: portal suspend")
    entry = _entry(catalogue, step.key, {Status.SUSPENDED}, wanted)
    if _case(catalogue, step) is None:
        raise ClosingError(Text(f"案件 {step.case} 没有登记", f"the case {step.case} is not registered"))
    if entry.status_change and entry.status_change.case not in {"", step.case}:
        case = entry.status_change.case
        raise ClosingError(Text(f"目录是因案件 {case} 中止的", f"the entry was suspended for the case {case}"))
    return entry


def _entry(catalogue: Catalogue, key: str, statuses: set[Status], wanted: Text) -> Entry:
    entry = next((each for each in catalogue.entries if each.key == key), None)
    if entry is None:
        raise ClosingError(Text(f"没有目录 {key}", f"there is no entry {key}"))
    if entry.status not in statuses:
        label = catalogue.label("statuses", entry.status or "")
        raise ClosingError(Text(f"目录 {key} 现在是“{label.zh}”；{wanted.zh}", f"{key} is '{label.en}'; {wanted.en}"))
    return entry


def _case(catalogue: Catalogue, step: Step) -> Row | None:
    """Return the row of the case; one about another entry, or a number that none can have, is refused."""
    row = next((each for each in catalogue.registers.get("objections", ()) if each["caseNumber"] == step.case), None)
    if row is not None and row["entry"] != step.key:
        raise ClosingError(Text(f"案件 {step.case} 说的是 {row['entry']}", f"{step.case} is about {row['entry']}"))
    if row is None and not _NUMBER.fullmatch(step.case):
        raise ClosingError(Text(f"“{step.case}”不是案件编号，例如 OBJ-2026-0006", f"'{step.case}' is no case number"))
    return row


def _told(step: Step, reason: str, default: Text) -> JSON:
    note = step.note if step.note.zh else default
    told: dict[str, JSON] = {"date": step.today, "reason": reason, "note": note.zh}
    if note.en:
        told["noteEn"] = note.en
    return told | {"case": step.case}


def _decided(catalogue: Catalogue, step: Step, outcome: str) -> Mapping[str, str]:
    """Return the cells of a case that is decided, and answered where a reply is given."""
    row = _case(catalogue, step)
    if row is not None and row["outcome"] not in {"", outcome}:
        said = row["outcome"]
        raise ClosingError(Text(f"案件已登记的结果是 {said}", f"the register says '{said}' already"))
    if row is not None and row["state"] == "replied":
        return {}
    cells = {"state": "decided", "outcome": outcome, "verifiedOn": (row["verifiedOn"] if row else "") or step.today}
    if step.reply.zh:
        cells |= {"state": "replied", "result": step.reply.zh, "resultEn": step.reply.en, "repliedOn": step.today}
    return cells


def _write(
    root: Path, entry: Entry, changes: Mapping[str, JSON], step: Step, cells: Mapping[str, str]
) -> tuple[Path, ...]:
    """Write descriptor and register; nothing is written unless both can be."""
    descriptor, register = root / entry.document.file, root / OBJECTIONS
    try:
        text = with_properties(descriptor.read_bytes().decode("utf-8"), changes)
        rows = with_row(register.read_bytes(), "caseNumber", {"caseNumber": step.case, **cells})
    except EditError as error:
        file = entry.document.file
        raise ClosingError(
            Text(f"{file} 的写法不能自动修改，请手工修改", f"{file} has to be edited by hand")
        ) from error
    _replace(descriptor, text.encode())
    _replace(register, rows)
    return descriptor, register


def _replace(path: Path, content: bytes) -> None:
    """Put new bytes in the place of a file at once."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
