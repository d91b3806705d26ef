"""Any year of cases that goes by lawful steps passes every rule, and ledgers and scoreboard say what plain code counts."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import chinese_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.engine import check_authority, findings_of
from generator.derive.case_times import timings_of
from generator.derive.ledgers import ledger_of
from generator.derive.outcomes import LEDGERS
from generator.derive.performance import Measure, performance_of
from generator.derive.period import period_of
from generator.model.catalogue import Catalogue
from generator.model.finding import Level
from generator.read.repository import read_repository
from tests.support import TODAY, MemoryTree, context_of
from tests.test_year import LIMITS, REGISTERS, demonstration

FIRST, LAST = date(2025, 1, 2), date.fromisoformat(TODAY)
AUTHORITY = "qd-bigdata"
CONDITIONAL = ("qd-transport/taxi-trajectories", "qd-ecology/pollution-sources")
OPEN = ("qd-transport/bus-stops", "qd-urban-management/public-toilets")
Row = dict[str, str]
HOLDERS = {
    "applications": (("c2", "receivedOn", "formalReviewedOn", False), ("c3", "forwardedOn", "decidedOn", True)),
    "requests": (
        ("c4", "receivedOn", "formalReviewedOn", False),
        ("c5", "forwardedOn", "feedbackOn", True),
        ("c6", "feedbackOn", "openedOn", True),
    ),
    "objections": (("c7", "registeredOn", "repliedOn", True),),
    "submissions": (("c1", "receivedOn", "reviewedOn", False),),
}
"""The clocks of each register: code, first and last day, and whether the publisher has to act."""


class Walk:
    """A case on its way: each step comes some days after the one before, and none after today."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Begin on any day."""
        self.draw, self.day = draw, draw(st.dates(FIRST, LAST))

    @property
    def now(self) -> str:
        """Return the day that was reached."""
        return self.day.isoformat()

    def on(self) -> bool:
        """Go on to the next step, if somebody takes it before today is over."""
        following = self.day + timedelta(days=self.draw(st.integers(0, 30)))
        if following > LAST or not self.draw(st.integers(0, 5)):
            return False
        self.day = following
        return True

    def either(self, *choices: str) -> str:
        """Choose one of several ways."""
        return self.draw(st.sampled_from(choices))


def application(walk: Walk) -> Row:
    """Return an application: reviewed, forwarded, decided, as far as it came."""
    entry = walk.either(*CONDITIONAL)
    row = {"entry": entry, "publisher": entry.partition("/")[0], "state": "received", "receivedOn": walk.now}
    if not walk.on():
        return row | {"state": walk.either("received", "formal-review")}
    row["formalReviewedOn"] = walk.now
    if walk.either("passed", "passed", "returned") == "returned":
        return row | {"state": "returned", "formalResult": "returned", "materialsComplete": "false", "reason": "缺件"}
    walk.on()
    row |= {"state": "under-review", "formalResult": "passed", "materialsComplete": "true", "forwardedOn": walk.now}
    if not walk.on():
        return row
    row |= {"decidedOn": walk.now} | dict.fromkeys(("realNameChecked", "creditChecked", "conditionsChecked"), "true")
    if walk.either("granted", "refused") == "granted":
        return row | {"state": "granted", "decision": "granted"}
    return row | {"state": "refused", "decision": "refused", "condition": "security", "reason": "不符合条件"}


def request(walk: Walk) -> Row:
    """Return a request: reviewed, assessed, opened, as far as it came."""
    entry = walk.either(*OPEN)
    row = {"title": "数据", "titleEn": "Data", "publisher": entry.partition("/")[0], "receivedOn": walk.now}
    if not walk.on():
        return row | {"state": "received"}
    row["formalReviewedOn"] = walk.now
    if walk.either("passed", "passed", "returned") == "returned":
        return row | {"state": "returned", "formalResult": "returned", "reason": "未写明"}
    walk.on()
    row |= {"state": "assessment", "formalResult": "passed", "forwardedOn": walk.now}
    if not walk.on():
        return row
    row["feedbackOn"] = walk.now
    if walk.either("openable", "not-openable") == "not-openable":
        return row | {"state": "not-openable", "feedback": "not-openable", "reason": "可识别个人"}
    row |= {"state": "openable", "feedback": "openable"}
    return row | {"state": "opened", "entry": entry, "openedOn": walk.now} if walk.on() else row


def objection(walk: Walk) -> Row:
    """Return an objection: verified and answered, as far as it came; a claim of infringement suspends on its day."""
    entry, kind = walk.either(*OPEN), walk.either("error", "omission", "suggestion", "infringement")
    row = {"entry": entry, "publisher": entry.partition("/")[0], "kind": kind, "registeredOn": walk.now}
    row |= {"suspendedOn": walk.now} if kind == "infringement" else {}
    if not walk.on():
        # a claim that waits has suspended the entry, which the demonstration's entries are not
        return row | {"state": "received"} | ({"kind": "error"} if kind == "infringement" else {})
    outcomes = {"suggestion": ("accepted", "unfounded"), "infringement": ("resumed", "unfounded")}
    row |= {"state": "decided", "verifiedOn": walk.now}
    row["outcome"] = walk.either(*outcomes.get(kind, ("corrected", "unfounded")))
    return row | {"state": "replied", "result": "已办", "repliedOn": walk.now} if walk.on() else row


def submission(walk: Walk) -> Row:
    """Return a first round: received, and reviewed if it came so far."""
    row = {"round": "1", "publisher": walk.either("qd-transport", "qd-ecology"), "receivedOn": walk.now}
    return row | (
        {"state": walk.either("passed", "returned"), "reviewedOn": walk.now} if walk.on() else {"state": "received"}
    )


MAKERS = {
    "applications": ("APP", application),
    "requests": ("REQ", request),
    "objections": ("OBJ", objection),
    "submissions": ("SUB", submission),
}
Year = dict[str, list[Row]]


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Draw a year: some cases of every kind, in any state that the law's steps lead to."""
    found: Year = {}
    for register, (prefix, make) in MAKERS.items():
        rows = [make(Walk(draw)) for _ in range(draw(st.integers(0, 12)))]
        for number, row in enumerate(rows, 1):
            row["caseNumber"] = f"{prefix}-2026-{number:04d}"
            if register == "submissions":
                row["request"] = f"#{number}"
        found[register] = rows
    return found


def catalogue_of(year: Year) -> MemoryTree:
    """Return the demonstration with the cases of a year and no others."""
    contents = dict(demonstration())
    for register in ("agreements", "usage-reports", "repairs"):
        path = f"{REGISTERS}/{register}.csv"
        contents[path] = contents[path].partition(b"\n")[0] + b"\n"
    for register, rows in year.items():
        path = f"{REGISTERS}/{register}.csv"
        header = contents[path].decode().partition("\n")[0]
        lines = [",".join(row.get(name, "") for name in header.split(",")) for row in rows]
        contents[path] = "".join(f"{line}\n" for line in (header, *lines)).encode()
    return MemoryTree(contents)


# ---- the plain count


def took(start: str, end: str) -> int:
    """Return the working days after a day, up to another."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return sum(chinese_calendar.is_workday(first + timedelta(days=each)) for each in range(1, (last - first).days + 1))


def due(start: str, limit: int) -> str:
    """Return the last day of a clock; one that ends after the known years has none of them."""
    day = date.fromisoformat(start)
    while limit and day.year <= LAST.year:
        day += timedelta(days=1)
        limit -= day.year <= LAST.year and chinese_calendar.is_workday(day)
    return day.isoformat()


def runs(register: str, row: Mapping[str, str]) -> list[tuple[bool, int, str, str]]:
    """Return the clocks of a case: the publisher's or not, working days taken, the last day, the day it ended."""
    found = []
    for code, starts, ends, own in HOLDERS[register]:
        if row.get(starts) and (code != "c6" or row.get("feedback") == "openable"):
            end = row.get(ends, "")
            found.append((own, took(row[starts], end or TODAY), due(row[starts], LIMITS[code]), end))
    return found


def counted(register: str, rows: list[Row], *, every: bool) -> dict[str, Any]:
    """Return the figures of a line of the ledger."""
    decided = [row for row in rows if any(row.get(each) for each in ("decision", "feedback", "outcome", "reviewedOn"))]
    decided += [row for row in rows if row["state"] == "returned" and register != "submissions"]
    good = {"granted", "openable", "corrected", "resumed", "accepted", "passed"}
    accepted = [
        row for row in decided if {row.get(each) for each in ("decision", "feedback", "outcome", "state")} & good
    ]
    clocks = [each for row in rows for each in runs(register, row) if every or each[0]]
    done = [days for _, days, _, end in clocks if end]
    overdue = sum(last < TODAY for _, _, last, end in clocks if not end)
    kept = sum(end <= last for _, _, last, end in clocks if end)
    mean = Fraction(sum(done), len(done)) if done else None
    tenths = int(mean * 10 + Fraction(1, 2)) if mean is not None else None
    return {
        "received": str(len(rows)),
        "decided": str(len(decided)),
        "acceptedPart": str(len(accepted)) if decided else "0",
        "mean": f"{tenths // 10}.{tenths % 10}" if tenths is not None else "",
        "worst": str(max(done)) if done else "",
        "onTimePart": str(kept),
        "onTimeWhole": str(len(done) + overdue),
        "running": str(sum(not end for *_, end in clocks) - overdue),
        "overdue": str(overdue),
    }


@settings(max_examples=15, deadline=None)
@given(years())
def test_a_year_of_lawful_steps(year: Year) -> None:
    """No rule finds an error, and every figure of ledgers and scoreboard is the plain count."""
    reading = read_repository(tree := catalogue_of(year))
    problems = findings_of(check_authority(context_of(reading)), reading.catalogue.law, TODAY)
    files = {f"{REGISTERS}/{register}.csv" for register in year}
    wrong = [each for each in problems if each.level is Level.ERROR and each.place.file in files]
    assert wrong == [], [(each.code, each.place, tree.contents[each.place.file]) for each in wrong]
    for outcomes in LEDGERS:
        rows = year[outcomes.register]
        sheet = ledger_of(outcomes, reading.catalogue, TODAY).sheets[0]
        names = [column.name for column in sheet.plain_columns()]
        lines = [dict(zip(names, line, strict=True)) for line in sheet.plain_rows()]
        assert {line["publisher"] for line in lines} == {"", *(row["publisher"] for row in rows)}
        for line in lines:
            own = [row for row in rows if line["publisher"] in {"", row["publisher"]}]
            wanted = counted(outcomes.register, own, every=not line["publisher"])
            assert {name: line[name] for name in wanted} == wanted, (outcomes.register, line["publisher"])
    clocks_of_the_scoreboard(year, reading.catalogue)


def clocks_of_the_scoreboard(year: Year, catalogue: Catalogue) -> None:
    """Compare the measure of clocks kept: of the steps whose last day lies in the period, for each holder."""
    for code in ("2025", "2026H1", "2026Q3", "2026"):
        period = period_of(code)
        assert period is not None
        day = min(period.end, TODAY)
        wanted: dict[str, list[bool]] = {}
        for register, rows in year.items():
            for row in rows:
                for own, _, last, end in runs(register, row):
                    if period.start <= last <= day and (end or last < TODAY):
                        holder = row["publisher"] if own else AUTHORITY
                        wanted.setdefault(holder, []).append(bool(end) and end <= last)
        found = performance_of(period, catalogue, tuple(timings_of(catalogue, TODAY)), {}, TODAY)
        judged: dict[str, list[bool]] = {}
        for point in found.points:
            if point.measure is Measure.CLOCKS:
                judged.setdefault(point.body, []).append(point.kept)
        assert {key: sorted(each) for key, each in judged.items()} == {
            key: sorted(each) for key, each in wanted.items()
        }
