"""A request that was answered "can be opened" becomes a plan item, linked both ways, so that the promise is followed."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from generator.model.catalogue import Catalogue, Plan, PlanItem
from generator.model.entry import Openness
from generator.model.table import Row
from generator.model.text import Text
from generator.model.working_days import clock
from generator.publish.new_entry import NewEntryError

REQUESTS = "requests"
OPENABLE = "openable"
_OPENING = "request_open_days"
_FOCUS = Text("回应公众需求", "What the public asked for")
_NUMBERED = re.compile(r"(.*?)([0-9]+)\Z")


def openable_request(number: str, key: str, catalogue: Catalogue, today: str) -> Row:
    """Return the request of an entry; raise where it is not answered positively or has no plan to go into."""
    row = next((each for each in catalogue.registers.get(REQUESTS, ()) if each["caseNumber"] == number), None)
    if row is None:
        raise NewEntryError(Text(f"登记表中没有需求 {number}", f"the register has no request {number}"))
    if row["feedback"] != OPENABLE or not row["feedbackOn"]:
        raise NewEntryError(
            Text(
                f"需求 {number} 还没有“可以开放”的论证反馈",
                f"the request {number} has no feedback yet that says it can be opened",
            )
        )
    publisher = key.partition("/")[0]
    if row["publisher"] != publisher:
        raise NewEntryError(
            Text(
                f"需求 {number} 由 {row['publisher']} 办理，不是 {publisher}",
                f"the request {number} is answered by {row['publisher']}, not {publisher}",
            )
        )
    _plan_of(row, catalogue, today)
    return row


def _plan_of(request: Row, catalogue: Catalogue, today: str) -> tuple[Plan, PlanItem | None, str]:
    """Return the plan that holds a request's item, the item where there is one, and the month of its deadline."""
    due = clock(_OPENING, request["feedbackOn"], catalogue.law, catalogue.calendar, today=today)
    month = (due.due if due else request["feedbackOn"])[:7]
    for plan in catalogue.plans:
        for item in plan.items:
            if item.code == request["planItem"]:
                return plan, item, month
    found = next((each for each in catalogue.plans if f"{each.year:04d}" == month[:4]), None)
    if found is None:
        raise NewEntryError(
            Text(
                f"还没有 {month[:4]} 年的计划清单，先建立 catalog/plans/{month[:4]}/",
                f"there is no plan of {month[:4]} yet; make catalog/plans/{month[:4]}/ first",
            )
        )
    return found, None, month


def write_plan_item(root: Path, key: str, request: Row, catalogue: Catalogue, today: str) -> tuple[Path, ...]:
    """Add the plan item of a request, or link the one that it has; return the tables that were changed."""
    plan, item, month = _plan_of(request, catalogue, today)
    path, register = root / _file(plan), root / request.file
    if item is not None:
        _change(path, "code", item.code, {"entry": key})
        return (path,)
    code = _next_code(plan)
    _append(
        path,
        {
            "code": code,
            "title": request["title"],
            "titleEn": request["titleEn"],
            "publisher": request["publisher"],
            "openness": Openness.UNCONDITIONAL,
            "plannedMonth": month,
            "focus": _FOCUS.zh,
            "focusEn": _FOCUS.en,
            "request": request["caseNumber"],
            "entry": key,
        },
    )
    _change(register, "caseNumber", request["caseNumber"], {"planItem": code})
    return path, register


def _file(plan: Plan) -> str:
    return plan.items[0].row.file if plan.items else f"catalog/plans/{plan.year}/items.csv"


def _next_code(plan: Plan) -> str:
    """Return the code after the highest of a plan, written alike."""
    last = max((each.code for each in plan.items), default=f"P{plan.year}-000")
    found = _NUMBERED.match(last)
    head, number = (found[1], found[2]) if found else (f"{last}-", "0")
    return f"{head}{int(number) + 1:0{len(number)}d}"


def _append(path: Path, cells: Mapping[str, str]) -> None:
    """Add a row at the end of a table; no other line is touched."""
    text = path.read_bytes().decode()
    header = next(csv.reader(io.StringIO(text, newline="")))
    end = "" if text.endswith("\n") else _newline(text)
    path.write_bytes((text + end + _written([cells.get(each, "") for each in header], text)).encode())


def _change(path: Path, key: str, value: str, cells: Mapping[str, str]) -> None:
    """Write cells of the row that a key names; no other line is touched."""
    text = path.read_bytes().decode()
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader)
    start = reader.line_num
    for record in reader:
        row = dict(zip(header, record, strict=False))
        if row.get(key) == value:
            changed = [cells.get(name, row.get(name, "")) for name in header]
            lines[start : reader.line_num] = [_written(changed, text)]
            break
        start = reader.line_num
    path.write_bytes("".join(lines).encode())


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _written(cells: list[str], text: str) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator=_newline(text)).writerow(cells)
    return target.getvalue()
