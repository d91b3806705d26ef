"""A year of cases kept for testing: every deadline to the day, and every illegal step and impossible date found."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest
import yaml

from generator.check.clocks import case_clocks
from generator.check.engine import check_authority, findings_of
from generator.derive.case_times import timings_of
from generator.model.catalogue import Catalogue
from generator.model.finding import Finding
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.support import ROOT, TODAY, MemoryTree, context_of

CASES = Path(__file__).parent / "cases"
REGISTERS = "catalog/registers"
KNOWN_UNTIL = 2026
ENTRIES = (
    "qd-ecology/pollution-sources",
    "qd-marine/tide-table",
    "qd-transport/bus-stops",
    "qd-transport/taxi-trajectories",
    "qd-urban-management/public-toilets",
)
"""What the cases are about."""
SATURDAY = 5
Row = Mapping[str, str]


def written(name: str) -> Any:
    """Return a file of cases in which everything is text, as in a CSV."""
    text = (CASES / name).read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text


@cache
def demonstration() -> Mapping[str, bytes]:
    """Return the authority's tables, and the descriptors of the entries that the cases are about."""
    tree = WorkingTree(ROOT)
    wanted = {f"datasets/{each}/datapackage.yaml" for each in ENTRIES}
    return {
        each.path: tree.read(each.path)
        for each in tree.files()
        if each.path.startswith("catalog/") or each.path in wanted
    }


def with_rows(rows: list[Row]) -> tuple[MemoryTree, Mapping[str, int]]:
    """Return the demonstration with rows at the end of registers, and the line of the last one of each register."""
    contents, lines = dict(demonstration()), {}
    for row in rows:
        path = f"{REGISTERS}/{row['register']}.csv"
        text = contents[path].decode()
        header = text.partition("\n")[0].split(",")
        assert set(row) - {"register"} <= set(header), row
        contents[path] = (text + ",".join(row.get(name, "") for name in header) + "\n").encode()
        lines[row["register"]] = text.count("\n") + 1
    return MemoryTree(contents), lines


# ---- deadlines

CLOCKS: Mapping[str, tuple[str, str, str, str]] = {
    "c1": ("submissions", "receivedOn", "reviewedOn", "SUB"),
    "c2": ("applications", "receivedOn", "formalReviewedOn", "APP"),
    "c3": ("applications", "forwardedOn", "decidedOn", "APP"),
    "c4": ("requests", "receivedOn", "formalReviewedOn", "REQ"),
    "c5": ("requests", "forwardedOn", "feedbackOn", "REQ"),
    "c6": ("requests", "feedbackOn", "openedOn", "REQ"),
    "c7": ("objections", "registeredOn", "repliedOn", "OBJ"),
}
LIMITS = {"c1": 2, "c2": 5, "c3": 10, "c4": 5, "c5": 10, "c6": 20, "c7": 10}
OPEN_SINCE = "qd-transport/bus-stops"
YEAR = written("year.yaml")


@cache
def year() -> Catalogue:
    """Return the demonstration with nothing but the cases of the year in its registers."""
    contents = dict(demonstration())
    for register in {each[0] for each in CLOCKS.values()}:
        path = f"{REGISTERS}/{register}.csv"
        contents[path] = contents[path].partition(b"\n")[0] + b"\n"
    for number, case in enumerate(YEAR, 1):
        register, starts, ends, prefix = CLOCKS[case["clock"]]
        row = {"caseNumber": f"{prefix}-2026-{number:04d}", starts: case["start"], ends: case["end"]}
        if case["clock"] == "c6":
            row |= {"feedback": "openable", "entry": OPEN_SINCE}
        path = f"{REGISTERS}/{register}.csv"
        header = contents[path].decode().partition("\n")[0].split(",")
        contents[path] += (",".join(row.get(name, "") for name in header) + "\n").encode()
    return read_repository(MemoryTree(contents)).catalogue


def is_workday(day: date) -> bool:
    """Ask the other calendar; a year that it does not know has weekends only."""
    return chinese_calendar.is_workday(day) if day.year <= KNOWN_UNTIL else day.weekday() < SATURDAY


@pytest.mark.parametrize(("number", "case"), list(enumerate(YEAR, 1)), ids=[each["name"] for each in YEAR])
def test_every_deadline_is_right_to_the_day(number: int, case: Row) -> None:
    """A clock ends where the file says and where the other calendar counts to, and took as long as both say."""
    prefix = CLOCKS[case["clock"]][3]
    found = next(
        each
        for each in case_clocks(year(), TODAY)
        if each.clock.code == case["clock"] and each.case == f"{prefix}-2026-{number:04d}"
    )
    assert found.deadline.due == case["due"]
    assert found.deadline.estimated == (case["estimated"] == "true")
    assert found.ended == case["end"]
    day, left = date.fromisoformat(case["start"]), LIMITS[case["clock"]]
    for each in found.deadline.counted:
        assert each.day == day.isoformat()
        assert each.counts == (each.day > case["start"] and is_workday(day))
        assert each.reason.zh
        assert each.reason.en
        left -= each.counts
        day += timedelta(days=1)
    assert left == 0
    assert len(found.deadline.basis) == 1, "the article is named"


def test_how_each_clock_was_kept() -> None:
    """Working days taken, and on time or not, as the file says; what starts after today is not known yet."""
    known = {(each.clock.code, each.row["caseNumber"]): each for each in timings_of(year(), TODAY)}
    for number, case in enumerate(YEAR, 1):
        found = known.get((case["clock"], f"{CLOCKS[case['clock']][3]}-2026-{number:04d}"))
        if case["start"] > TODAY:
            assert found is None, case["name"]
        else:
            assert found is not None, case["name"]
            assert (str(found.days), found.keeping.value) == (case["days"], case["keeping"]), case["name"]


# ---- illegal steps and impossible dates

ILLEGAL = written("illegal.yaml")


def rows_of(case: Mapping[str, Any]) -> list[Row]:
    """Return the lawful rows that a case needs, and then its own with what is wrong."""
    rows, change = ILLEGAL["rows"], case.get("change", {})
    before = [{**rows[each], **change.get(each, {})} for each in case.get("with", ())]
    return [*before, {**rows[case["base"]], **case["cells"]}]


def groups() -> Iterator[list[Mapping[str, Any]]]:
    """Yield cases in groups that share no register, so that one check serves several of them."""
    found: list[tuple[set[str], list[Mapping[str, Any]]]] = []
    for case in ILLEGAL["cases"]:
        used = {row["register"] for row in rows_of(case)}
        place = next((each for each in found if not each[0] & used), None)
        if place is None:
            found.append((used, [case]))
        else:
            place[0].update(used)
            place[1].append(case)
    yield from (cases for _, cases in found)


def findings_in(rows: list[Row]) -> tuple[tuple[Finding, ...], Mapping[str, int]]:
    """Return what is said of the demonstration with these rows, and the line of the last one of each register."""
    tree, lines = with_rows(rows)
    reading = read_repository(tree)
    problems = [*reading.problems, *check_authority(context_of(reading))]
    return findings_of(problems, reading.catalogue.law, TODAY), lines


@pytest.mark.parametrize("cases", list(groups()), ids=lambda cases: cases[0]["name"])
def test_every_illegal_step_and_impossible_date_is_found(cases: list[Mapping[str, Any]]) -> None:
    """Each is told at its file, line and column, with article and cure, in both languages."""
    findings, lines = findings_in([row for case in cases for row in rows_of(case)])
    for case in cases:
        register = ILLEGAL["rows"][case["base"]]["register"]
        place = (f"{REGISTERS}/{register}.csv", lines[register], case["at"])
        own = [each for each in findings if (each.place.file, each.place.line, each.place.path) == place]
        assert own, (case["name"], place)
        for each in own:
            assert each.basis, (case["name"], each.code)
            assert all((each.message.zh, each.message.en, each.cure.zh, each.cure.en)), (case["name"], each.code)


@pytest.mark.parametrize("name", ILLEGAL["rows"])
def test_the_lawful_rows_are_lawful(name: str) -> None:
    """Nothing is said of a row before something is made wrong."""
    alone = {"agreement": ["app-in-use", "agreement"], "app-in-use": ["agreement", "app-in-use"]}
    findings, lines = findings_in([ILLEGAL["rows"][each] for each in alone.get(name, [name])])
    own = {(f"{REGISTERS}/{register}.csv", line) for register, line in lines.items()}
    assert [each for each in findings if (each.place.file, each.place.line) in own] == []
