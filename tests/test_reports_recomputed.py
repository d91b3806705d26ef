"""The published figures, computed once more by other hands: from the raw CSV and YAML files, with none of the generator's code."""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.support import ROOT, TODAY

Row = Mapping[str, str]
CATALOG = ROOT / "catalog"
PERIODS = {"performance-2026q3": ("2026-07-01", "2026-09-30"), "performance-2026q4": ("2026-10-01", "2026-12-31")}
MEASURES = ("plan", "updates", "clocks", "corrections", "quality", "coverage")


def rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def number(name: str) -> int:
    """Return a number of the law."""
    return next(int(row["value"]) for row in rows(CATALOG / "law/parameters.csv") if row["code"] == name)


@cache
def special_days() -> Mapping[str, bool]:
    """Return the days that are not what their weekday says, and whether people work on them."""
    return {row["date"]: row["kind"] == "workday" for row in rows(CATALOG / "calendar/days.csv")}


def works(day: date) -> bool:
    """Tell whether a day is a working day."""
    return special_days().get(day.isoformat(), day.isoweekday() <= 5)


def due(start: str, limit: int) -> str:
    """Return the last day of a clock; the first day does not count."""
    day = date.fromisoformat(start)
    while limit:
        day += timedelta(days=1)
        limit -= works(day)
    return day.isoformat()


def took(start: str, end: str) -> int:
    """Return the working days after a day, up to another."""
    first, days = date.fromisoformat(start), (date.fromisoformat(end) - date.fromisoformat(start)).days
    return sum(works(first + timedelta(days=each)) for each in range(1, days + 1))


@cache
def entries() -> tuple[Mapping[str, object], ...]:
    """Return every descriptor as plain YAML."""
    loader = yaml.BaseLoader
    return tuple(
        yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - texts only, our own files
        for path in sorted((ROOT / "datasets").glob("*/*/datapackage.yaml"))
    )


Steps = list[tuple[str, str, Row, str, str, str]]


@cache
def steps() -> Steps:
    """Return every clock that ran: its code, its holder, the case, start, due day and end."""
    found = []
    for clock in rows(CATALOG / "law/clocks.csv"):
        path = CATALOG / "registers" / f"{clock['register']}.csv"
        for case in rows(path) if clock["kind"] in {"case", "submission"} else ():
            column, _, value = clock["when"].partition("=")
            if case[clock["starts"]] and (not column or case[column] == value):
                start, end = case[clock["starts"]], case[clock["ends"]]
                if clock["closes"] == "publication" and end:
                    end = max(end, next(str(each["issued"]) for each in entries() if each["id"] == case["entry"]))
                found.append((clock["code"], clock["holder"], case, start, due(start, number(clock["parameter"])), end))
    return found


def judged_plan(start: str, day: str) -> Iterable[tuple[str, bool]]:
    """Yield the plan items whose month ended, with whether they were opened."""
    issued = {str(each["id"]): str(each["issued"]) for each in entries()}
    for path in sorted((CATALOG / "plans").glob("*/items.csv")):
        for item in rows(path):
            year, month = map(int, item["plannedMonth"].split("-"))
            last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
            if start <= last <= day and not (item["droppedOn"] and item["droppedOn"] <= day):
                yield item["publisher"], bool(item["entry"]) and issued.get(item["entry"], "9999") <= day


def judged_updates(_start: str, day: str) -> Iterable[tuple[str, bool]]:
    """Yield the entries that promised an update, with whether it is overdue."""
    period = {row["code"]: row["periodDays"] for row in rows(CATALOG / "vocabularies/update-frequencies.csv")}
    cap = number("update_cap_days")
    for entry in entries():
        promised = entry["status"] == "published" and entry["openness"] != "withheld"
        modified = str(entry.get("modified", ""))
        if promised and modified and modified <= day and str(entry["issued"]) <= day:
            days = min(int(period[str(entry["updateFrequency"])] or cap), cap)
            late = date.fromisoformat(day) > date.fromisoformat(modified) + timedelta(days=days)
            yield str(entry["publisher"]), not late


def judged_clocks(start: str, day: str) -> Iterable[tuple[str, bool]]:
    """Yield the steps whose last day lies in the period."""
    for _, holder, case, _, last, end in steps():
        if start <= last <= day and (end or last < TODAY):
            body = {"publisher": case["publisher"], "authority": publishers()[case["publisher"]]["authority"]}
            yield body.get(holder, "qd-bigdata"), bool(end) and end <= last


def judged_corrections(start: str, day: str) -> Iterable[tuple[str, bool]]:
    """Yield the objections found true, and the repairs that were due."""
    for case in rows(CATALOG / "registers/objections.csv"):
        if (
            case["outcome"] not in {"", "unfounded"}
            and case["kind"] != "suggestion"
            and start <= case["verifiedOn"] <= day
        ):
            yield case["publisher"], "" < case["repliedOn"] <= day
    for case in rows(CATALOG / "registers/repairs.csv"):
        if start <= case["dueOn"] <= day:
            yield case["publisher"], "" < case["doneOn"] <= case["dueOn"] and case["state"] != "failed"


def judged_coverage(_start: str, day: str) -> Iterable[tuple[str, bool]]:
    """Yield every publisher with whether it has opened anything."""
    opened = {
        each["publisher"]
        for each in entries()
        if each["openness"] != "withheld" and each["status"] in {"published", "archived"} and str(each["issued"]) <= day
    }
    for publisher in publishers():
        yield publisher, publisher in opened


@cache
def publishers() -> Mapping[str, Row]:
    """Return the registered publishers."""
    return {row["code"]: row for row in rows(CATALOG / "publishers/publishers.csv")}


JUDGED: Mapping[str, Callable[[str, str], Iterable[tuple[str, bool]]]] = {
    "plan": judged_plan,
    "updates": judged_updates,
    "clocks": judged_clocks,
    "corrections": judged_corrections,
    "coverage": judged_coverage,
}


def tenth(value: Fraction) -> str:
    """Return a number with one decimal, halves up."""
    whole = int(value * 10 + Fraction(1, 2))
    return f"{whole // 10}.{whole % 10}"


def expected(bodies: set[str], period: tuple[str, str], quality: list[Row]) -> dict[str, str]:
    """Return the figures of some bodies together as the scoreboard writes them."""
    start, day = period[0], min(period[1], TODAY)
    figures: dict[str, str] = {}
    shares = []
    for measure in MEASURES:
        if measure == "quality":
            points = [Fraction(int(row["overall"]), 100) for row in quality if row["publisher"] in bodies]
            part, whole = sum(points, Fraction(0)), len(points)
        else:
            found = [kept for body, kept in JUDGED[measure](start, day) if body in bodies]
            part, whole = Fraction(sum(found)), len(found)
        figures[f"{measure}Whole"] = str(whole)
        figures[measure] = tenth(part / whole * 100) if whole else ""
        shares += [part / whole] if whole else []
    figures["score"] = tenth(sum(shares, Fraction(0)) / len(shares) * 100) if shares else ""
    return figures


def quality_of_entries(site: Path) -> list[Row]:
    """Return the published points of entries, from which the means follow."""
    return rows(site / "reports/quality-2026/quality-entries.csv")


def figures_of(row: Row) -> dict[str, str]:
    """Return the figures of a published row that are computed here too."""
    names = (*MEASURES, *(f"{each}Whole" for each in MEASURES), "score")
    return {name: row[name] for name in names}


@pytest.mark.parametrize("report", PERIODS)
def test_the_scoreboard_of_publishers(site: Path, report: str) -> None:
    """Every figure of every publisher, city and districts, is the one that other code finds."""
    quality, seen = quality_of_entries(site), set()
    for table in ("city-publishers", "district-publishers"):
        for row in rows(site / "reports" / report / f"{table}.csv"):
            seen.add(row["publisher"])
            assert figures_of(row) == expected({row["publisher"]}, PERIODS[report], quality), row["publisher"]
    assert seen == set(publishers())


@pytest.mark.parametrize("report", PERIODS)
def test_the_scoreboard_of_districts_and_the_whole(site: Path, report: str) -> None:
    """The figures of districts and of the city are those of their publishers together."""
    quality = quality_of_entries(site)
    for row in rows(site / "reports" / report / "districts.csv"):
        own = {code for code, each in publishers().items() if each["authority"] == row["authority"]}
        assert row["publishers"] == str(len(own))
        assert figures_of(row) == expected({*own, row["authority"]}, PERIODS[report], quality), row["authority"]
    levels = {
        level: {code for code, each in publishers().items() if each["level"] == level} for level in ("city", "district")
    }
    levels["all"] = {*publishers(), *(row["code"] for row in rows(CATALOG / "publishers/authorities.csv"))}
    for row in rows(site / "reports" / report / "summary.csv"):
        assert figures_of(row) == expected(levels[row["group"]], PERIODS[report], quality), row["group"]


@pytest.mark.parametrize("report", PERIODS)
def test_ranks_have_ties_and_gaps(site: Path, report: str) -> None:
    """A rank is one more than the number of better totals; without a total there is none."""
    found = rows(site / "reports" / report / "city-publishers.csv")
    totals = [Fraction(row["score"]) for row in found if row["score"]]
    for row in found:
        better = sum(total > Fraction(row["score"]) for total in totals) if row["score"] else 0
        assert row["rank"] == (str(better + 1) if row["score"] else "")
    assert [row["rank"] for row in found] == sorted((row["rank"] for row in found), key=lambda rank: int(rank or 999))


@pytest.mark.parametrize(
    ("register", "day", "accepted"),
    [
        ("applications", "receivedOn", ("decision", {"granted"})),
        ("requests", "receivedOn", ("feedback", {"openable"})),
        ("objections", "registeredOn", ("outcome", {"corrected", "withdrawn", "resumed", "reopened", "accepted"})),
        ("submissions", "receivedOn", ("state", {"passed"})),
    ],
)
def test_the_ledgers(site: Path, register: str, day: str, accepted: tuple[str, set[str]]) -> None:
    """Counts, shares, mean and worst time of every ledger and publisher are what the register's rows give."""
    cases = [row for row in rows(CATALOG / "registers" / f"{register}.csv") if row[day] <= TODAY]
    mine = [each for each in steps() if any(each[2] == case for case in cases) and each[2].get(day)]
    for row in rows(site / "ledgers" / register / f"{register}-by-publisher.csv"):
        every = row["publisher"] == ""
        own = [case for case in cases if every or case["publisher"] == row["publisher"]]
        column, values = accepted
        done = [case for case in own if case[column] or case.get("formalResult") == "returned"]
        decided = [case for case in done if register != "submissions" or case["reviewedOn"]]
        assert row["received"] == str(len(own))
        assert row["decided"] == row["acceptedWhole"] == str(len(decided))
        assert row["acceptedPart"] == str(sum(case[column] in values for case in decided))
        taken = [
            each for each in mine if every or (each[2]["publisher"] == row["publisher"] and each[1] == "publisher")
        ]
        days = [took(start, end) for _, _, _, start, _, end in taken if end]
        assert row["mean"] == (tenth(Fraction(sum(days), len(days))) if days else "")
        assert row["worst"] == (str(max(days)) if days else "")
        over = [end for _, _, _, _, last, end in taken if not end and last < TODAY]
        assert row["overdue"] == str(len(over))
        assert row["running"] == str(sum(not end for *_, end in taken) - len(over))
        assert row["onTimePart"] == str(sum("" < end <= last for *_, last, end in taken))
        assert row["onTimeWhole"] == str(len(days) + len(over))


def test_the_course_of_the_plan(site: Path) -> None:
    """Running totals of planned and opened items, month by month."""
    issued = {str(each["id"]): str(each["issued"]) for each in entries()}
    kept = [item for item in rows(CATALOG / "plans/2026/items.csv") if not item["droppedOn"]]
    for row in rows(site / "plans/2026/months.csv"):
        assert row["planned"] == str(sum(item["plannedMonth"] <= row["month"] for item in kept))
        opened = [issued[item["entry"]] for item in kept if item["entry"]]
        upto = f"{row['month']}-31"
        assert row["opened"] == (
            "" if f"{row['month']}-01" > TODAY else str(sum(day <= min(upto, TODAY) for day in opened))
        )


def test_the_matrix_of_the_plan(site: Path) -> None:
    """Every publisher stands in the matrix once, with its items by state."""
    items = rows(CATALOG / "plans/2026/items.csv")
    matrix = rows(site / "plans/2026/publishers.csv")
    assert sorted(row["publisher"] for row in matrix) == sorted(publishers())
    for row in matrix:
        own = [item for item in items if item["publisher"] == row["publisher"]]
        assert row["items"] == str(len(own))
        assert row["handedInEn"] == ("handed in" if own else "not handed in")
        assert sum(int(row[state]) for state in ("planned", "opened", "late", "dropped")) == len(own)
        assert row["dropped"] == str(sum(bool(item["droppedOn"]) for item in own))


def test_the_statistics(site: Path) -> None:
    """Entries by openness, publisher and theme, and the growth of the catalogue."""
    listed = [each for each in entries() if each["status"] not in {"suspended", "withdrawn"}]
    for name, key in (("openness", "openness"), ("publishers", "publisher")):
        for row in rows(site / "statistics" / f"{name}.csv"):
            assert row["entries"] == str(sum(each[key] == row["group"] for each in listed)), row
    shown = [each for each in listed if each["openness"] != "withheld"]
    for row in rows(site / "statistics/themes.csv"):
        assert row["entries"] == str(sum(row["group"] in each["themes"] for each in shown)), row  # type: ignore[operator]
    growth = rows(site / "statistics/growth.csv")
    assert growth[-1]["entries"] == str(sum("" < str(each.get("issued", "")) <= TODAY for each in listed))
    assert [int(row["entries"]) for row in growth] == sorted(int(row["entries"]) for row in growth)


def test_the_ledger_of_repairs(site: Path) -> None:
    """Counts and shares by publisher are what the register's rows give."""
    every = [row for row in rows(CATALOG / "registers/repairs.csv") if row["foundOn"] <= TODAY]
    lines = rows(site / "ledgers/repairs/repairs-by-publisher.csv")
    assert {line["publisher"] for line in lines} == {"", *(row["publisher"] for row in every)}
    for line in lines:
        own = [row for row in every if line["publisher"] in {"", row["publisher"]}]
        running = [row for row in own if row["state"] not in {"done", "verified"}]
        judged = [row for row in own if row["doneOn"] or row["dueOn"] < TODAY]
        assert line["repairs"] == str(len(own))
        assert line["running"] == str(len(running))
        assert line["overdue"] == str(sum(row["dueOn"] < TODAY for row in running))
        assert line["verified"] == str(sum(row["state"] == "verified" for row in own))
        assert line["inTimePart"] == str(sum("" < row["doneOn"] <= row["dueOn"] for row in judged))
        assert line["inTimeWhole"] == str(len(judged))
