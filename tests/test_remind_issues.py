"""One issue per overdue thing, however often the workflow runs; and the submissions that wait at the forge."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.derive.reminders import reminders
from generator.report.reminders import chosen, reminders_json
from tests.forge_support import BOT, Forge, environment, listening, script
from tests.test_remind import of


@pytest.fixture
def forge() -> Iterator[Forge]:
    """Return a forge that listens."""
    with listening() as held:
        yield held


def run(forge: Forge, folder: Path, day: str, case: dict[str, Any] | None = None) -> list[str]:
    """Run the script with the reminders of a day; return what it says and what it changed at the forge."""
    catalogue = of(case or {})
    listed = chosen(reminders(catalogue, day), catalogue)
    (folder / "reminders.json").write_text(reminders_json(listed, catalogue, day), encoding="utf-8")
    forge.asked.clear()
    done = script("remind_issues.py", folder / "reminders.json", env=environment(forge))
    assert done.returncode == 0, done.stderr
    return [each for each in forge.asked if not each.startswith("GET")]


def test_one_issue_per_overdue_thing(forge: Forge, tmp_path: Path) -> None:
    """Opened once, untouched on the second run and the next day, updated, closed when done, opened again if need be."""
    assert len(run(forge, tmp_path, "2026-12-08")) == len(forge.issues) >= 3
    marks = [each["body"].split("portal-remind: ")[1] for each in forge.issues]
    assert len(set(marks)) == len(marks)
    assert sum("calendar 2027" in each for each in marks) == 1
    assert run(forge, tmp_path, "2026-12-08") == []
    assert run(forge, tmp_path, "2026-12-09") == [], "the text holds no count of days"
    moved = {
        "replace": {
            "catalog/calendar/days.csv": {
                "2026-01-04,workday": "2026-11-24,holiday,测试节,Test,2026\n2026-01-04,workday"
            }
        }
    }
    assert all(each.startswith("PATCH") for each in run(forge, tmp_path, "2026-12-10", moved))
    answered = {
        "replace": {
            "catalog/registers/objections.csv": {
                "parks,infringement,verifying,2026-11-23,,,,,,": "parks,error,replied,2026-11-23,,2026-12-01,corrected,改了,Corrected,2026-12-02"
            }
        }
    }
    run(forge, tmp_path, "2026-12-10", answered)
    issue = next(each for each in forge.issues if "c7 OBJ-2026-0001" in each["body"])
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert run(forge, tmp_path, "2026-12-10", answered) == []
    assert run(forge, tmp_path, "2026-12-10")[0] == f"PATCH /repos/city/data/issues/{issue['number']}"
    assert issue["state"] == "open"
    assert run(forge, tmp_path, "2026-12-10") == []


def test_issues_of_people_are_left_alone(forge: Forge, tmp_path: Path) -> None:
    """Only what the workflow's own account made is closed; a forge that fails changes nothing."""
    body = "<!-- portal-remind: c7 OBJ-1900-0001 1900-01-01 -->"
    forge.issues = [
        {
            "number": 1,
            "state": "open",
            "title": "t",
            "body": body,
            "labels": [{"name": "到期提醒"}],
            "user": {"login": "demo"},
        }
    ]
    assert not [each for each in run(forge, tmp_path, "2026-12-08") if each.endswith("/issues/1")]
    assert forge.issues[0]["state"] == "open"
    forge.failures = 5
    done = script("remind_issues.py", tmp_path / "reminders.json", env=environment(forge))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_november_without_a_calendar(forge: Forge, tmp_path: Path) -> None:
    """From the first of November one issue asks for the next calendar; it is closed when the calendar is there."""
    run(forge, tmp_path, "2026-10-31")
    assert not [each for each in forge.issues if "calendar 2027" in each["body"]]
    run(forge, tmp_path, "2026-11-01")
    run(forge, tmp_path, "2026-11-30")
    asked = [each for each in forge.issues if "calendar 2027" in each["body"]]
    assert [each["title"] for each in asked] == ["即将缺失：工作日历的登记 2027（2026-12-31）"]
    known = {
        "replace": {
            "catalog/calendar/days.csv": {
                "2026-01-04,workday": "2027-01-01,holiday,元旦,New Year,2027\n2026-01-04,workday"
            }
        }
    }
    run(forge, tmp_path, "2026-11-30", known)
    assert asked[0]["state"] == "closed"


def test_submissions_that_wait(forge: Forge) -> None:
    """The round starts on the day of the newest commit, in the portal's time zone; returned and draft ones stand still."""
    forge.pulls = [
        {"number": 7, "created_at": "2026-11-20T01:00:00Z", "head": {"sha": "a"}, "labels": []},
        {"number": 8, "created_at": "2026-11-20T01:00:00Z", "head": {"sha": "b"}, "labels": [{"name": "待补正"}]},
        {"number": 9, "created_at": "2026-11-20T01:00:00Z", "head": {"sha": "b"}, "labels": [], "draft": True},
    ]
    forge.commits, forge.changed = (
        {"a": "2026-11-22T20:00:00Z"},
        {7: ["datasets/parks/park-list/parks.csv", "docs/x.md"]},
    )
    done = script("open_submissions.py", env=environment(forge))
    assert json.loads(done.stdout) == [{"number": 7, "received": "2026-11-23", "entries": ["parks/park-list"]}]
    assert BOT not in done.stdout
