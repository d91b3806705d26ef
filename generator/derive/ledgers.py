"""The public ledgers of cases: how many, how many accepted, how fast, why refused; case numbers and never applicants.

Free text of single applications stays out: a reason may describe the applicant. It is counted by its kind instead.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.derive.case_times import Keeping, Timing, clocks_of, timings_of
from generator.derive.figures import mean, ratio
from generator.derive.outcomes import STATES, Outcomes
from generator.model.catalogue import Catalogue
from generator.model.law import Clock
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.table import Row
from generator.model.text import NOTHING, Text

_PUBLISHER = Column(name="publisher", title=Text("开放主体", "Publisher"), kind=Kind.NAMED)
_COUNTS = (
    Column(name="received", title=Text("收到", "Received"), kind=Kind.INTEGER),
    Column(name="decided", title=Text("已有结果", "Decided"), kind=Kind.INTEGER),
    Column(
        name="accepted",
        title=Text("予以支持", "Accepted"),
        kind=Kind.SHARE,
        definition=Text(
            "已有结果的案件中，同意、可以开放或者异议成立的比例。",
            "Of the decided cases, those granted, openable or found true.",
        ),
    ),
)
_TIMES = (
    Column(
        name="mean",
        title=Text("平均用时（工作日）", "Mean time (working days)"),
        kind=Kind.NUMBER,
        definition=Text(
            "已办结环节的工作日数的平均；收到当日不计。",
            "Mean working days of finished steps; the day of receipt is not counted.",
        ),
    ),
    Column(name="worst", title=Text("最长用时（工作日）", "Worst time (working days)"), kind=Kind.INTEGER),
    Column(
        name="onTime",
        title=Text("按期办结", "On time"),
        kind=Kind.SHARE,
        definition=Text(
            "已办结或已逾期的环节中，在截止日当日或之前办结的比例。",
            "Of the steps finished or overdue, those finished on their last day or before.",
        ),
    ),
    Column(name="running", title=Text("办理中", "Running"), kind=Kind.INTEGER),
    Column(name="overdue", title=Text("逾期未办", "Overdue"), kind=Kind.INTEGER),
)


def ledger_of(outcomes: Outcomes, catalogue: Catalogue, today: str) -> Report:
    """Return the public ledger of one register as it stands on a day."""
    own = clocks_of(outcomes.register, catalogue)
    timings = tuple(each for each in timings_of(catalogue, today) if each.clock in own)
    rows = tuple(row for row in catalogue.registers.get(outcomes.register, ()) if row[outcomes.received] <= today)
    return Report(
        name=outcomes.register,
        title=outcomes.title,
        facts=((Text("截至", "As of"), Text(today, today)),),
        sheets=(
            _by_publisher(outcomes, rows, timings, catalogue),
            _by_step(own, timings),
            _reasons(outcomes, rows, catalogue),
            _cases(outcomes, rows, own, timings, catalogue),
        ),
        notes=(
            Text(
                "台账只有案件编号，没有申请人信息；单个申请的理由可能涉及申请人，只按类别计数。",
                "The ledger has case numbers and nothing about applicants; the reason of a single application may tell "
                "about the applicant and is only counted by kind.",
            ),
        ),
    )


def _by_publisher(outcomes: Outcomes, rows: Sequence[Row], timings: Sequence[Timing], catalogue: Catalogue) -> Sheet:
    codes = [code for code in catalogue.publishers if any(row["publisher"] == code for row in rows)]
    lines: list[tuple[Cell, ...]] = [
        (Named("", Text("合计", "All")), *_counts(outcomes, rows), *_times(timings)),
    ]
    for code in codes:
        own = [row for row in rows if row["publisher"] == code]
        steps = [each for each in timings if each.row["publisher"] == code and each.clock.holder == "publisher"]
        name = Named(code, catalogue.publishers[code].name, f"publishers/{code}/")
        lines.append((name, *_counts(outcomes, own), *_times(steps)))
    return Sheet(
        name=f"{outcomes.register}-by-publisher",
        title=Text("按开放主体", "By publisher"),
        text=Text(
            "开放主体的用时只计由它办理的环节；形式审核由市主管部门办理，计入合计。",
            "The times of a publisher are those of the steps that it takes; formal reviews are made by the city authority "
            "and count in the first line.",
        ),
        columns=(_PUBLISHER, *_COUNTS, *_TIMES),
        rows=tuple(lines),
    )


def _counts(outcomes: Outcomes, rows: Sequence[Row]) -> Iterator[Cell]:
    decided = [row for row in rows if outcomes.decided(row)]
    yield len(rows)
    yield len(decided)
    yield ratio(outcomes.accepted(row) for row in decided).shown


def _times(timings: Sequence[Timing]) -> Iterator[Cell]:
    counted = Counter(each.keeping for each in timings)
    done = [each.days for each in timings if each.end]
    yield mean(done)
    yield max(done, default=None)
    yield ratio(each.kept for each in timings if each.keeping is not Keeping.RUNNING).shown
    yield counted[Keeping.RUNNING]
    yield counted[Keeping.OVERDUE]


def _by_step(clocks: Sequence[Clock], timings: Sequence[Timing]) -> Sheet:
    register = clocks[0].register if clocks else "cases"
    return Sheet(
        name=f"{register}-by-step",
        title=Text("按办理环节", "By step"),
        columns=(Column(name="step", title=Text("环节", "Step"), kind=Kind.LABEL), *_TIMES),
        rows=tuple((clock.title, *_times([each for each in timings if each.clock == clock])) for clock in clocks),
    )


def _reasons(outcomes: Outcomes, rows: Sequence[Row], catalogue: Catalogue) -> Sheet:
    counted = Counter(outcomes.reason(row, catalogue) for row in rows)
    del counted[NOTHING]
    reasons = sorted(counted, key=lambda reason: (-counted[reason], reason.zh))
    return Sheet(
        name=f"{outcomes.register}-reasons",
        title=Text("未予支持的原因", "Why cases were not accepted"),
        columns=(
            Column(name="reason", title=Text("原因", "Reason"), kind=Kind.LABEL),
            Column(name="cases", title=Text("件数", "Cases"), kind=Kind.INTEGER),
        ),
        rows=tuple((reason, counted[reason]) for reason in reasons),
    )


def _cases(
    outcomes: Outcomes,
    rows: Sequence[Row],
    clocks: Sequence[Clock],
    timings: Sequence[Timing],
    catalogue: Catalogue,
) -> Sheet:
    by_case: Mapping[tuple[str, int], Timing] = {(each.clock.code, each.row.line): each for each in timings}
    steps = tuple(
        Column(name=f"{each.code}Days", title=each.title, kind=Kind.LABEL, definition=_STEP) for each in clocks
    )
    entries = {each.key: each for each in catalogue.entries}
    newest = sorted(rows, key=lambda row: (row[outcomes.received], row["caseNumber"]), reverse=True)
    return Sheet(
        name=f"{outcomes.register}-cases",
        title=Text("案件清单", "Cases"),
        columns=(
            Column(name="caseNumber", title=Text("案件编号", "Case")),
            Column(name="subject", title=Text("数据", "Data"), kind=Kind.NAMED),
            _PUBLISHER,
            Column(name="received", title=Text("收到日期", "Received"), kind=Kind.DATE),
            Column(name="state", title=Text("状态", "State"), kind=Kind.LABEL),
            *steps,
        ),
        rows=tuple(
            (
                row["caseNumber"],
                outcomes.subject(row, entries),
                _named_publisher(row["publisher"], catalogue),
                row[outcomes.received],
                _state(outcomes.register, row),
                *(_step(by_case.get((each.code, row.line))) for each in clocks),
            )
            for row in newest
        ),
    )


_STEP = Text(
    "用时（工作日）和是否按期；办理中的写截止日。",
    "Working days and whether on time; a running step shows its last day.",
)


def _named_publisher(code: str, catalogue: Catalogue) -> Named:
    publisher = catalogue.publishers.get(code)
    return Named(code, publisher.name, f"publishers/{code}/") if publisher else Named(code, Text(code, code))


def _step(timing: Timing | None) -> Text | None:
    if timing is None:
        return None
    return _SAID[timing.keeping].format(days=timing.days, due=timing.due)


_SAID = {
    Keeping.ON_TIME: Text("{days} 个工作日，按期", "{days} working days, on time"),
    Keeping.LATE: Text("{days} 个工作日，逾期（截止 {due}）", "{days} working days, late (due {due})"),
    Keeping.RUNNING: Text("办理中，截止 {due}", "running, due {due}"),
    Keeping.OVERDUE: Text("逾期未办（截止 {due}）", "overdue (due {due})"),
}


def _state(register: str, row: Row) -> Text:
    return STATES.get((register, row["state"]), Text(row["state"], row["state"]))
