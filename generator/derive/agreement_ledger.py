"""The public ledger of agreements (article 17) and usage reports (article 7): which, since when, reported in time or not.

Neither the parties nor what they wrote about their use is repeated: both could name a user.
"""

from generator.derive.figures import ratio
from generator.model.catalogue import Catalogue
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.table import Row
from generator.model.text import Text

AGREEMENTS, USAGE = "agreements", "usage-reports"

_AGREEMENT = Column(name="agreement", title=Text("协议编号", "Agreement"))
_ENTRY = Column(name="entry", title=Text("目录", "Entry"), kind=Kind.NAMED)


def agreement_ledger(catalogue: Catalogue, today: str) -> Report:
    """Return the agreements signed up to a day, and the reports that were due."""
    agreements = [row for row in catalogue.registers.get(AGREEMENTS, ()) if row["signedOn"] <= today]
    known = {row["code"]: row for row in agreements}
    usage = [row for row in catalogue.registers.get(USAGE, ()) if row["agreement"] in known]
    due = [row for row in usage if row["dueOn"] < today or _received(row, today)]
    share = ratio(bool(_received(row, today)) and row["receivedOn"] <= row["dueOn"] for row in due).shown
    on_time = f"{share.part}/{share.whole}" if share.whole else "–"
    return Report(
        name=AGREEMENTS,
        title=Text("利用协议与利用情况报告", "Agreements and usage reports"),
        facts=(
            (Text("截至", "As of"), Text(today, today)),
            (Text("协议", "Agreements"), Text(str(len(agreements)), str(len(agreements)))),
            (Text("按期收到的报告", "Reports in time"), Text(on_time, on_time)),
        ),
        sheets=(_agreements(agreements, catalogue, today), _usage(usage, known, catalogue, today)),
        notes=(
            Text(
                "不公布协议方，也不公布报告的内容。",
                "Neither the parties nor the contents of their reports are published.",
            ),
        ),
    )


def _received(row: Row, today: str) -> str:
    return row["receivedOn"] if row["receivedOn"] <= today else ""


def _agreements(agreements: list[Row], catalogue: Catalogue, today: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            row["code"],
            row["application"],
            _entry(row["entry"], catalogue),
            row["signedOn"],
            row["accessGrantedOn"] or None,
            row["authorityNotifiedOn"] or None,
            row["validUntil"] or None,
            _ENDED if row["validUntil"] and row["validUntil"] < today else _IN_FORCE,
        )
        for row in sorted(agreements, key=lambda row: (row["signedOn"], row["code"]), reverse=True)
    ]
    return Sheet(
        name=AGREEMENTS,
        title=Text("利用协议", "Agreements"),
        columns=(
            _AGREEMENT,
            Column(name="application", title=Text("申请编号", "Application")),
            _ENTRY,
            Column(name="signedOn", title=Text("签订日期", "Signed on"), kind=Kind.DATE),
            Column(name="accessGrantedOn", title=Text("开通日期", "Access since"), kind=Kind.DATE),
            Column(name="authorityNotifiedOn", title=Text("告知主管部门", "Authority told on"), kind=Kind.DATE),
            Column(name="validUntil", title=Text("有效期至", "Valid until"), kind=Kind.DATE),
            Column(name="state", title=Text("状态", "State"), kind=Kind.LABEL),
        ),
        rows=tuple(rows),
    )


_IN_FORCE, _ENDED = Text("有效", "In force"), Text("到期", "Ended")


def _usage(usage: list[Row], agreements: dict[str, Row], catalogue: Catalogue, today: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            row["code"],
            row["agreement"],
            _entry(agreements[row["agreement"]]["entry"], catalogue),
            row["periodStart"],
            row["periodEnd"],
            row["dueOn"],
            _received(row, today) or None,
            _kept(row, today),
        )
        for row in sorted(usage, key=lambda row: (row["dueOn"], row["code"]), reverse=True)
    ]
    return Sheet(
        name=USAGE,
        title=Text("利用情况报告", "Usage reports"),
        columns=(
            Column(name="report", title=Text("报告编号", "Report")),
            _AGREEMENT,
            _ENTRY,
            Column(name="periodStart", title=Text("报告期起", "From"), kind=Kind.DATE),
            Column(name="periodEnd", title=Text("报告期止", "To"), kind=Kind.DATE),
            Column(name="dueOn", title=Text("应交日期", "Due on"), kind=Kind.DATE),
            Column(name="receivedOn", title=Text("收到日期", "Received on"), kind=Kind.DATE),
            Column(name="state", title=Text("状态", "State"), kind=Kind.LABEL),
        ),
        rows=tuple(rows),
    )


def _kept(row: Row, today: str) -> Text:
    received = _received(row, today)
    if received:
        return Text("按期收到", "in time") if received <= row["dueOn"] else Text("逾期收到", "late")
    return Text("逾期未交", "overdue") if row["dueOn"] < today else Text("未到期", "not due yet")


def _entry(key: str, catalogue: Catalogue) -> Named | None:
    entry = next((each for each in catalogue.entries if each.key == key), None)
    return Named(entry.key, entry.title, f"datasets/{entry.key}/") if entry else None
