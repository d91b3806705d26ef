"""What is due and who has to act, and calendars of it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
import yaml

from generator.check.clocks import case_clocks
from generator.derive.reminders import reminders
from generator.export.calendar import calendar_of, public_calendars
from generator.model.catalogue import Catalogue
from generator.model.reminder import Reminder, Stage, Submission
from generator.model.text import Lang
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from generator.report.morning import morning_page
from tests.support import GOLDEN, ROOT, TODAY, MemoryTree, golden_contents
from tests.test_cli import portal
from tests.test_rule_cases import edited
from tests.test_working_days import catalogue as demonstration

CASES = Path(__file__).parent / "cases" / "clocks.yaml"


def of(case: dict[str, Any]) -> Catalogue:
    """Return the golden catalogue with the edits of a case."""
    return read_repository(edited(case, MemoryTree(golden_contents()))).catalogue


def found(day: str, case: dict[str, Any] | None = None, *submissions: Submission) -> dict[str, Reminder]:
    """Return the reminders of the golden catalogue on a day, by clock and subject."""
    return {f"{each.clock.code} {each.subject}": each for each in reminders(of(case or {}), day, submissions)}


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["name"])
def test_deadlines_counted_by_hand(case: dict[str, Any]) -> None:
    """The clocks of a case end on the day that a person counted, with the number of days off and made up on the way."""
    demo = demonstration()
    row = next(iter(case["register"].items()))
    header = demo.registers[row[0]].header
    line = ",".join(str(row[1].get(column, "")) for column in header)
    contents = {each.path: WorkingTree(ROOT).read(each.path) for each in WorkingTree(ROOT, ("catalog",)).files()} | {
        f"catalog/registers/{row[0]}.csv": f"{','.join(header)}\n{line}\n".encode()
    }
    catalogue = read_repository(MemoryTree(contents)).catalogue
    clocks = {each.clock.code: each for each in case_clocks(catalogue, case.get("today", TODAY))}
    for code, due in case["due"].items():
        assert clocks[code].deadline.due == due, code
        assert clocks[code].deadline.estimated == case.get("estimated", False)
        named = [day for day in clocks[code].deadline.counted if day.notice.zh]
        assert len(named) == case.get("special", {}).get(code, len(named))


def test_every_kind_of_clock_is_told() -> None:
    """C1 to C10 and the city's own intervals run from data, each with its holder."""
    day = found("2027-06-01", None, Submission(number=7, received="2027-05-31", entries=("parks/park-list",)))
    assert {each.partition(" ")[0] for each in day} >= {
        "c1",
        "c4",
        "c7",
        "c8",
        "c9",
        "c10",
        "risk-assessment",
        "bulletin",
        "promotion",
        "confirmation",
        "usage-report",
        "calendar",
    }
    assert (day["c1 #7"].authority, day["c1 #7"].publisher, day["c1 #7"].due) == ("city-data", "", "2027-06-02")
    assert (day["c4 REQ-2026-0001"].publisher, day["c4 REQ-2026-0001"].authority) == ("", "city-data")
    assert (day["c7 OBJ-2026-0002"].publisher, day["c7 OBJ-2026-0002"].authority) == ("east-roads", "east-data")
    assert day["c8 2027"].stage is Stage.OVERDUE
    assert day["c8 2027/parks"].publisher == "parks"
    assert day["c10 east-data"].due == "2027-03-20"
    assert day["calendar 2027"].stage is Stage.OVERDUE
    assert day["c7 OBJ-2026-0002"].office.zh


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2026-11-24", Stage.RUNNING),
        ("2026-11-25", Stage.DUE_SOON),
        ("2026-11-27", Stage.DUE_SOON),
        ("2026-11-28", Stage.OVERDUE),
    ],
)
def test_a_case_nears_its_end(day: str, stage: Stage) -> None:
    """Two working days before the fifth it is due soon, on the fifth still in time, the day after overdue."""
    assert found(day)["c4 REQ-2026-0001"].stage is stage


def test_the_plan_and_the_calendar_have_their_seasons() -> None:
    """The plan is told from the first reminder on; the next calendar from November on, once it is missing."""
    assert found("2027-03-31")["c8 2027"].stage is Stage.RUNNING
    assert found("2027-04-01")["c8 2027"].stage is Stage.DUE_SOON
    assert "calendar 2027" not in found("2026-10-31")
    assert found("2026-11-01")["calendar 2027"].stage is Stage.DUE_SOON
    assert "c8 2026" not in found("2026-11-23")


def test_updates_rest_where_they_may() -> None:
    """An update is due by its frequency, past the cap it says so, and archived, suspended and withheld entries rest."""
    late = {"set": {"updateFrequency": "monthly", "modified": "2025-05-10"}}
    assert found("2026-11-23", late)["c9 parks/park-list"].note.en == "beyond the longest interval"
    for rest in ("archived", "suspended", "withdrawn"):
        assert "c9 parks/park-list" not in found("2026-11-23", {"set": {"status": rest}})
    assert "c9 east-roads/accident-files" not in found("2026-11-23")
    agreed = {
        "set": {
            "updateFrequency": "biennial",
            "updateException": {"reason": "普查", "approvedBy": "city-data", "date": "2026-01-01"},
        }
    }
    assert found("2026-11-23", agreed)["c9 parks/park-list"].due == "2028-05-09"


def test_the_clock_of_opening_ends_only_with_the_publication() -> None:
    """A day of opening in the register is not enough: the entry has to stand in the catalogue as open."""
    text = "opened,2026-02-09,2026-02-12,passed,2026-02-12,2026-02-20,openable,,,,{},2026-03-10"
    rows = {"received,2026-11-20,,,,,,,,,,": text}
    for entry, runs in (("parks/park-list", False), ("parks/nothing", True), ("east-roads/accident-files", True)):
        case = {
            "replace": {"catalog/registers/requests.csv": {key: value.format(entry) for key, value in rows.items()}}
        }
        assert ("c6 REQ-2026-0001" in found("2026-11-23", case)) == runs


def test_the_calendars_are_valid_and_the_same_each_time() -> None:
    """Another reader of RFC 5545 finds every deadline on its day; lines are short, names unique, bytes repeat."""
    catalogue = demonstration()
    every = reminders(catalogue, TODAY)
    content = calendar_of(every, catalogue, TODAY, Lang.ZH)
    assert content == calendar_of(tuple(reversed(every)), catalogue, TODAY, Lang.ZH)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    parsed = icalendar.Calendar.from_ical(content)
    events = parsed.walk("VEVENT")
    assert not [error for each in (parsed, *events) for error in each.errors]
    assert len({str(each["UID"]) for each in events}) == len(events)
    assert {each.decoded("DTSTART") for each in events} == {date.fromisoformat(each.due) for each in every}
    shown = {
        each.path: icalendar.Calendar.from_ical(each.content) for each in public_calendars(every, catalogue, TODAY)
    }
    assert set(shown) == {"deadlines.ics", "en/deadlines.ics"}
    text = shown["en/deadlines.ics"].to_ical().decode()
    assert "OBJ-" not in text
    assert "APP-" not in text


def test_the_command_filters_and_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Authority, level and publisher select; text names office and article; a name that nobody has is wrong use."""
    monkeypatch.chdir(GOLDEN)
    roads = json.loads(
        portal("remind", "--today", "2026-12-08", "--format", "json", "--publisher", "east-roads").stdout
    )
    assert {each["publisher"] for each in roads["reminders"]} == {"east-roads"}
    district = json.loads(portal("remind", "--today", "2026-12-08", "--format", "json", "--level", "district").stdout)
    assert {each["authority"] for each in district["reminders"]} == {"east-data"}
    text = portal("remind", "--today", "2026-12-08", "--lang", "en", "--explain").stdout
    assert "OBJ-2026-0001" in text
    assert "the day of receipt does not count" in text
    assert "OBJ-2026-0001" in portal("remind", "--today", "2026-12-08", "--format", "markdown").stdout
    assert portal("remind", "--today", "2026-12-08", "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")
    assert portal("remind", "--authority", "nobody").exit_code == 2
    counted = portal("deadline", "2026-01-01", "--days", "2").stdout.splitlines()
    assert counted[0] == "2026-01-04"
    assert portal("deadline", "2026-01-01").exit_code == 2


def test_the_morning_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is due stands on it once, the overdue first, with its reason, its file and no foreign address."""
    monkeypatch.chdir(ROOT)
    for lang in Lang:
        page = portal("remind", "--today", TODAY, "--format", "html", "--lang", lang.value).stdout
        listed = json.loads(portal("remind", "--today", TODAY, "--format", "json").stdout)["reminders"]
        assert listed
        rows = re.findall(
            r'<tr class="(overdue|due-soon)"><td><strong>([0-9-]+)</strong>.*?<td><a href="[^"]*">(.*?)</a>', page
        )
        assert sorted(rows) == sorted((each["stage"], each["due"], each["subject"]) for each in listed)
        for holder in page.split("<h3 ")[1:]:
            stages = re.findall(r'<tr class="(overdue|due-soon)">', holder)
            assert stages == sorted(stages, reverse=True), "the overdue come first"
        counted = [each for each in listed if each["counted"]]
        assert page.count("<details>") == len(counted)
        for each in counted:
            assert all(day["reason"][lang.value] in page for day in each["counted"])
            assert all(one["label"][lang.value] in page for one in each["basis"])
        assert "catalog/registers/applications.csv" in page
        assert "<script" not in page
        addresses = set(re.findall(r'(?:href|src)="([^"#][^"]*)"', page))
        assert all(each.startswith("https://open-data.example/qingdao/") for each in addresses)


def test_no_text_of_the_catalogue_is_markup_in_the_morning() -> None:
    """What a register says is shown as it is written."""
    edit = {"replace": {"catalog/registers/requests.csv": {"公园长椅": "<b>长椅</b>"}}}
    catalogue = of(edit)
    page = morning_page(reminders(catalogue, TODAY), catalogue, TODAY, Lang.ZH)
    assert "&lt;b&gt;长椅" in page
    assert morning_page((), catalogue, TODAY, Lang.EN).count("Nothing to be reminded of") == 1


def test_only_the_published_site_ends_the_clock_of_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the register calls opened is told as long as the site that is served has no more of it than a notice."""
    monkeypatch.chdir(ROOT)
    entry, manifest = "qd-marine/tide-table", tmp_path / "manifest.json"
    for files, runs in (([], True), (["index.html"], True), (["index.html", "datapackage.json"], False)):
        manifest.write_text(json.dumps({"files": [{"path": f"datasets/{entry}/{each}"} for each in files]}), "utf-8")
        arguments = ("remind", "--today", TODAY, "--format", "json", "--published", str(manifest))
        told = {each["subject"]: each for each in json.loads(portal(*arguments).stdout)["reminders"]}
        assert ("REQ-2026-0001" in told) == runs, files
        assert not runs or "网站上还没有" in told["REQ-2026-0001"]["note"]["zh"]
    manifest.write_text("[]", encoding="utf-8")
    assert portal("remind", "--today", TODAY, "--published", str(manifest)).exit_code == 2


def test_repairs_and_planned_assessments_are_reminded_of() -> None:
    """A repair is told before its day and while its verification fails; a planned assessment goes before the interval."""
    header = golden_contents()["catalog/registers/repairs.csv"].decode()
    row = "REP-2026-0001,parks/park-list,parks,own,,{},2026-11-02,{},缺值,Gaps,补齐,Filled,{},,,\n"
    for state, due, done, stage in (
        ("planned", "2026-12-04", "", Stage.DUE_SOON),
        ("planned", "2026-11-20", "", Stage.OVERDUE),
        ("failed", "2026-11-20", "2026-11-19", Stage.OVERDUE),
        ("done", "2026-11-20", "2026-11-19", None),
    ):
        files = {"catalog/registers/repairs.csv": header + row.format(state, due, done)}
        told = found(TODAY, {"files": files}).get("repair REP-2026-0001")
        assert (told.stage if told else None) == stage, (state, due)
        assert told is None or told.publisher == "parks"
    edit = {"replace": {"catalog/registers/assessments.csv": {"2027-03-19": "2026-11-30"}}}
    assert found(TODAY, edit)["risk-assessment city-data"].due == "2026-11-30"
    assert found(TODAY)["risk-assessment city-data"].due == "2027-03-19"


def test_what_is_registered_for_a_later_day_is_not_known_yet() -> None:
    """On the days before a case came it has no clock, and what was done later is still to be done."""
    row = "opened,2026-02-09,2026-02-12,passed,2026-02-12,2026-02-20,openable,,,,parks/park-list,2026-03-10"
    case = {"replace": {"catalog/registers/requests.csv": {"received,2026-11-20,,,,,,,,,,": row}}}
    for day, clock in (("2026-02-06", None), ("2026-02-09", "c4"), ("2026-02-12", "c5"), ("2026-03-10", None)):
        told = [each.split()[0] for each in found(day, case) if "REQ-2026-0001" in each]
        assert told == ([clock] if clock else []), day
    assert "c10 city-data" in found("2026-03-19")
    assert found("2026-03-19")["c10 city-data"].start < found("2026-03-20")["c10 city-data"].start == "2026-03-20"


def test_the_plan_is_asked_for_three_times() -> None:
    """From its first day on each reminder says which it is, for the list and for who has not handed in."""
    unpublished = {"replace": {"catalog/plans/2026/datapackage.yaml": {'publishedOn: "2026-05-20"\n': ""}}}
    unpublished["replace"]["catalog/law/parameters.csv"] = {
        "plan_first_reminder,04-01,month_day,,,2025-01-01,,年度计划第一次提醒,First reminder of the plan,,\n": (
            "plan_first_reminder,04-01,month_day,,,2025-01-01,,一,1,,\nplan_second_reminder,05-01,month_day,,,2025-01-01,,二,2,,\n"
            "plan_last_reminder,05-20,month_day,,,2025-01-01,,三,3,,\n"
        )
    }
    unpublished["replace"]["catalog/plans/2026/items.csv"] = {"parks,unconditional": "east-roads,unconditional"}
    for day, said in (
        ("2026-03-31", ""),
        ("2026-04-01", "first reminder"),
        ("2026-05-19", "second reminder"),
        ("2026-05-20", "last reminder"),
        ("2026-05-31", "last reminder"),
        ("2026-06-01", ""),
    ):
        told = found(day, unpublished)
        assert told["c8 2026"].note.en == said, day
        assert said in told["c8 2026/parks"].note.en
        assert "no item handed in yet" in told["c8 2026/parks"].note.en


def test_a_period_without_a_report_and_a_planned_security_assessment_are_told() -> None:
    """The next period of an agreement runs until a report is registered; without a number of law the planned day counts."""
    edit = {
        "replace": {
            "catalog/registers/usage-reports.csv": {
                "2026-06-16,2027-06-15,2027-07-15": "2026-06-16,2026-08-31,2026-09-30"
            }
        }
    }
    edit["replace"]["catalog/registers/agreements.csv"] = {"2027-06-30,,": "2027-06-30,90,"}
    told = found(TODAY, edit)
    assert told["usage-report USE-2026-0001"].stage is Stage.OVERDUE
    assert (told["usage-report AGR-2026-0001"].start, told["usage-report AGR-2026-0001"].due) == (
        "2026-08-31",
        "2026-11-29",
    )
    assert told["usage-report AGR-2026-0001"].publisher == "east-roads"
    ended = {"replace": {**edit["replace"], "catalog/registers/agreements.csv": {"2027-06-30,,": "2026-11-28,90,"}}}
    assert "usage-report AGR-2026-0001" not in found(TODAY, ended)
    row = "ASM-2026-0007,security,east-data,district,2026-01-01,2026-06-30,2026-07-17,已完成,Done,low,复查,Again,2026-12-01,\n"
    planned = {"replace": {"catalog/registers/assessments.csv": {"ASM-2026-0006": f"{row}ASM-2026-0006"}}}
    assert "security-assessment east-data" not in found(TODAY)
    assert found(TODAY, planned)["security-assessment east-data"].due == "2026-12-01"
