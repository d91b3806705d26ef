"""The public ledger of repairs (article 6): which fault, what was done about it, whether the repair was verified, and when.

What was wrong with data that are closed now is not told: their notice says all there is to say.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.derive.figures import ratio
from generator.derive.performance import is_open
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.table import Row
from generator.model.text import Text

REPAIRS = "repairs"
VERIFIED = "verified"
_RUNNING = {"open", "planned", "failed"}
_STATES: Mapping[str, Text] = {
    "open": Text("待整改", "Open"),
    "planned": Text("已定措施", "Planned"),
    "done": Text("已整改，待校验", "Done, to be verified"),
    "failed": Text("校验未通过", "Verification failed"),
    VERIFIED: Text("校验通过", "Verified"),
}
_SOURCES: Mapping[str, Text] = {
    "objection": Text("异议与建议", "Objection"),
    "quality": Text("质量评估", "Quality assessment"),
    "risk": Text("风险评估", "Risk assessment"),
    "inspection": Text("监督检查", "Inspection"),
    "own": Text("自查", "Found by the publisher"),
}
_PUBLISHER = Column(name="publisher", title=Text("开放主体", "Publisher"), kind=Kind.NAMED)
_ENTRY = Column(name="entry", title=Text("目录", "Entry"), kind=Kind.NAMED)


def repair_ledger(catalogue: Catalogue, today: str) -> Report:
    """Return the repairs known on a day, by publisher and one by one."""
    rows = [row for row in catalogue.registers.get(REPAIRS, ()) if row["foundOn"] <= today]
    verified = sum(row["state"] == VERIFIED for row in rows)
    overdue = sum(_overdue(row, today) for row in rows)
    return Report(
        name=REPAIRS,
        title=Text("问题数据整改", "Repairs of faulty data"),
        facts=(
            (Text("截至", "As of"), Text(today, today)),
            (Text("整改", "Repairs"), Text(str(len(rows)), str(len(rows)))),
            (Text("校验通过", "Verified"), Text(str(verified), str(verified))),
            (Text("逾期未完成", "Overdue"), Text(str(overdue), str(overdue))),
        ),
        sheets=(_by_publisher(rows, catalogue, today), _listed(rows, catalogue, today)),
    )


def _overdue(row: Row, today: str) -> bool:
    return row["state"] in _RUNNING and row["dueOn"] < today


def _by_publisher(rows: Sequence[Row], catalogue: Catalogue, today: str) -> Sheet:
    lines: list[tuple[Cell, ...]] = [(Named("", Text("合计", "All")), *_counts(rows, today))]
    for code, publisher in catalogue.publishers.items():
        if own := [row for row in rows if row["publisher"] == code]:
            lines.append((Named(code, publisher.name, f"publishers/{code}/"), *_counts(own, today)))
    return Sheet(
        name="repairs-by-publisher",
        title=Text("按开放主体", "By publisher"),
        text=Text(
            "开放主体对问题数据的整改：发现什么问题、采取什么措施、怎样校验。",
            "How publishers repair faulty data: what was found, what was done, how it was verified.",
        ),
        columns=(
            _PUBLISHER,
            Column(name="repairs", title=Text("整改", "Repairs"), kind=Kind.INTEGER),
            Column(name="running", title=Text("整改中", "Running"), kind=Kind.INTEGER),
            Column(name="overdue", title=Text("逾期未完成", "Overdue"), kind=Kind.INTEGER),
            Column(name="verified", title=Text("校验通过", "Verified"), kind=Kind.INTEGER),
            Column(
                name="inTime",
                title=Text("按期完成", "Done in time"),
                kind=Kind.SHARE,
                definition=Text(
                    "已完成或已逾期的整改中，在期限当日或之前完成的比例。",
                    "Of the repairs done or overdue, those done on their day or before.",
                ),
            ),
        ),
        rows=tuple(lines),
    )


def _counts(rows: Sequence[Row], today: str) -> Iterator[Cell]:
    judged = [row for row in rows if row["doneOn"] or row["dueOn"] < today]
    yield len(rows)
    yield sum(row["state"] in _RUNNING for row in rows)
    yield sum(_overdue(row, today) for row in rows)
    yield sum(row["state"] == VERIFIED for row in rows)
    yield ratio("" < row["doneOn"] <= row["dueOn"] for row in judged).shown


def _listed(rows: Sequence[Row], catalogue: Catalogue, today: str) -> Sheet:
    entries = {each.key: each for each in catalogue.entries if is_open(each)}
    newest = sorted(rows, key=lambda row: (row["foundOn"], row["caseNumber"]), reverse=True)
    return Sheet(
        name="repairs-list",
        title=Text("整改清单", "Repairs one by one"),
        columns=(
            Column(name="caseNumber", title=Text("整改编号", "Repair")),
            _ENTRY,
            _PUBLISHER,
            Column(name="source", title=Text("来源", "Source"), kind=Kind.LABEL),
            Column(name="origin", title=Text("来源编号", "Number of the source")),
            Column(name="foundOn", title=Text("发现", "Found"), kind=Kind.DATE),
            Column(name="dueOn", title=Text("期限", "Due"), kind=Kind.DATE),
            Column(name="state", title=Text("状态", "State"), kind=Kind.LABEL),
            Column(name="doneOn", title=Text("完成", "Done"), kind=Kind.DATE),
            Column(name="problem", title=Text("问题", "Problem"), kind=Kind.LABEL),
            Column(name="measure", title=Text("措施", "Measure"), kind=Kind.LABEL),
            Column(name="verification", title=Text("校验", "Verification"), kind=Kind.LABEL),
        ),
        rows=tuple(_line(row, entries, catalogue, today) for row in newest),
    )


def _line(row: Row, entries: Mapping[str, Entry], catalogue: Catalogue, today: str) -> tuple[Cell, ...]:
    entry, publisher = entries.get(row["entry"]), catalogue.publishers.get(row["publisher"])
    name = publisher.name if publisher else Text(row["publisher"], "")
    told = (_said(row, each) if entry else None for each in ("problem", "measure", "verification"))
    state = _STATES[row["state"]]
    if _overdue(row, today):
        state = Text(f"{state.zh}（逾期）", f"{state.en} (overdue)")
    return (
        row["caseNumber"],
        Named(entry.key, entry.title, f"datasets/{entry.key}/") if entry else Named("", Text("–", "–")),
        Named(row["publisher"], name, f"publishers/{row['publisher']}/" if publisher else ""),
        _SOURCES[row["source"]],
        row["origin"] or None,
        row["foundOn"],
        row["dueOn"],
        state,
        row["doneOn"] or None,
        *told,
    )


def _said(row: Row, column: str) -> Text | None:
    return Text(row[column], row[f"{column}En"]) if row[column] else None
