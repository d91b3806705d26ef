"""One issue per overdue thing on Gitea and GitLab, too: however often it runs, however many issues there are."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.derive.reminders import reminders
from generator.report.reminders import chosen, reminders_json
from tests.forge_issues import BOT, Issues, keeping
from tests.forge_support import script
from tests.test_remind import of

LABEL = "到期提醒"
ANSWERED = {
    "replace": {
        "catalog/registers/objections.csv": {
            "parks,infringement,verifying,2026-11-23,,,,,,": "parks,error,replied,2026-11-23,,2026-12-01,corrected,改了,Corrected,2026-12-02"
        }
    }
}


@pytest.fixture(params=["gitea", "gitlab"])
def forge(request: pytest.FixtureRequest) -> Iterator[Issues]:
    """Return a forge that listens."""
    with keeping(request.param) as held:
        yield held


def run(forge: Issues, folder: Path, day: str, case: dict[str, Any] | None = None) -> list[str]:
    """Run the script with the reminders of a day; return what it changed."""
    catalogue = of(case or {})
    listed = chosen(reminders(catalogue, day), catalogue)
    (folder / "reminders.json").write_text(reminders_json(listed, catalogue, day), encoding="utf-8")
    forge.changes.clear()
    done = script("remind_issues.py", folder / "reminders.json", env=forge.environment())
    assert done.returncode == 0, done.stderr
    return [each for each in forge.changes if not each.endswith("/labels")]


def opened(forge: Issues) -> list[str]:
    """Return the marks of the open issues of the workflow's own."""
    mine = [each for each in forge.issues if each["open"] and each["author"] == BOT]
    return sorted(re.findall(r"portal-remind: (.+?) -->", "".join(each["text"] for each in mine)))


def test_one_issue_for_each_thing(forge: Issues, tmp_path: Path) -> None:
    """Opened once with the label, untouched by a second run, closed when done, opened again if need be."""
    assert len(run(forge, tmp_path, "2026-12-08")) == len(forge.issues) >= 3
    assert {tuple(each["labels"]) for each in forge.issues} == {(LABEL,)}
    before = opened(forge)
    assert len(set(before)) == len(before) == len(forge.issues)
    assert run(forge, tmp_path, "2026-12-08") == []
    assert run(forge, tmp_path, "2026-12-09") == []
    assert len(run(forge, tmp_path, "2026-12-10", ANSWERED)) == 1
    assert set(before) - set(opened(forge)) == {"c7 OBJ-2026-0001 2026-11-23"}
    assert run(forge, tmp_path, "2026-12-10", ANSWERED) == []
    assert len(run(forge, tmp_path, "2026-12-10")) == 1
    assert opened(forge) == before
    assert run(forge, tmp_path, "2026-12-10") == []
    assert len(forge.issues) == len(before)


def test_many_issues_are_all_read(forge: Issues, tmp_path: Path) -> None:
    """What stands on a later page of the list is found, and what stands there twice is closed."""
    run(forge, tmp_path, "2026-12-08")
    before = opened(forge)
    text = forge.issues[0]["text"]
    for number in range(130):
        forge.add(BOT, f"past {number}", f"<!-- portal-remind: c9 past/{number} 2020-01-01 -->", [LABEL])
    forge.add(BOT, "once more", text, [LABEL])
    assert len(run(forge, tmp_path, "2026-12-08")) >= 131
    assert opened(forge) == before
    assert run(forge, tmp_path, "2026-12-08") == []


def test_issues_of_people_are_left_alone(forge: Issues, tmp_path: Path) -> None:
    """An issue with a mark that somebody else wrote is neither taken for ours nor closed."""
    forge.labels.append(LABEL)
    key = "c7 OBJ-2026-0001 2026-11-23"
    theirs = forge.add("somebody", "mine", f"<!-- portal-remind: {key} -->", [LABEL])
    run(forge, tmp_path, "2026-12-08")
    assert (theirs["open"], theirs["title"]) == (True, "mine")
    assert key in opened(forge)
    value = json.loads((tmp_path / "reminders.json").read_bytes())
    assert value["count"]["overdue"] <= len(opened(forge))


def test_a_forge_that_refuses_is_a_failure(forge: Issues, tmp_path: Path) -> None:
    """With a token that counts for nothing the run fails, says why, and shows neither token nor traceback."""
    run(forge, tmp_path, "2026-12-08")
    done = script("remind_issues.py", tmp_path / "reminders.json", env={**forge.environment(), "GH_TOKEN": "other"})
    assert done.returncode == 1
    assert "401" in done.stderr
    assert "Traceback" not in done.stderr
    assert "other" not in done.stderr
