"""Days of receipt: from the forge into the register, from there into the record of reviews and the scoreboard."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.derive.review_ledger import review_ledger
from generator.derive.sheets import csv_of
from generator.model.catalogue import Catalogue
from generator.model.merge import Merge, Record, Touched
from generator.read.repository import read_repository
from tests.forge_support import Forge, environment, listening, script
from tests.support import GOLDEN, TODAY, MemoryTree, golden_contents
from tests.test_cli import portal

REGISTER = "catalog/registers/submissions.csv"
ROUNDS = [
    {
        "number": 41,
        "received": "2026-09-17",
        "reviewed": "2026-09-18",
        "result": "returned",
        "entries": ["parks/park-list"],
    },
    {
        "number": 41,
        "received": "2026-09-18",
        "reviewed": "2026-09-21",
        "result": "passed",
        "entries": ["parks/park-list"],
    },
    {
        "number": 42,
        "received": "2026-10-09",
        "reviewed": "2026-10-13",
        "result": "passed",
        "entries": ["east-roads/road-sensors"],
    },
    {"number": 43, "received": "2026-10-09", "reviewed": "2026-10-12", "result": "passed", "entries": []},
]


@pytest.fixture
def forge() -> Iterator[Forge]:
    """Return a forge that listens."""
    with listening() as held:
        yield held


def test_rounds_are_read_from_the_forge(forge: Forge) -> None:
    """Opened, returned, pushed again, merged: two rounds, each from the push that started it, in the portal's time zone."""
    forge.pulls = [
        {"number": 41, "state": "closed", "created_at": "2026-09-16T20:00:00Z", "merged_at": "2026-09-21T02:00:00Z"},
        {"number": 44, "state": "closed", "created_at": "2026-09-16T20:00:00Z", "merged_at": None},
        {"number": 45, "state": "open", "created_at": "2026-11-20T20:00:00Z"},
    ]
    label = {"label": {"name": "待补正"}}
    forge.events[41] = [
        {"event": "labeled", "created_at": "2026-09-18T01:00:00Z", **label},
        {"event": "unlabeled", "created_at": "2026-09-18T05:00:00Z", **label},
        {"event": "closed", "created_at": "2026-09-21T02:00:00Z"},
    ]
    forge.pushed[41] = ["2026-09-15T01:00:00Z", "2026-09-17T01:00:00Z", "2026-09-18T04:59:00Z"]
    forge.changed[41] = ["datasets/parks/park-list/parks.csv"]
    done = script("reviewed_submissions.py", env=environment(forge))
    assert json.loads(done.stdout) == ROUNDS[:2]


def test_the_register_is_filled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each round is one row that passes every rule; a second time adds nothing, and what has no one publisher is left out."""
    root = tmp_path / "repository"
    shutil.copytree(GOLDEN, root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PORTAL_CACHE", str(tmp_path / "cache"))
    source = tmp_path / "rounds.json"
    source.write_text(json.dumps(ROUNDS), encoding="utf-8")
    first = portal("record-reviews", str(source))
    assert first.stdout.split() == ["SUB-2026-0001", "SUB-2026-0002", "SUB-2026-0003"]
    written = (root / REGISTER).read_text(encoding="utf-8")
    assert "SUB-2026-0002,#41,2,parks,passed,2026-09-18,2026-09-21\n" in written
    assert portal("record-reviews", str(source)).stdout == ""
    assert (root / REGISTER).read_text(encoding="utf-8") == written
    found = json.loads(portal("check", "--today", TODAY, "--format", "json").stdout)["findings"]
    own = {each["code"] for each in found if "submissions" in json.dumps(each)}
    assert own <= {"OD908"}, "the third was late, and nothing else is wrong"
    source.write_text('[{"number": 1}]', encoding="utf-8")
    assert portal("record-reviews", str(source)).exit_code == 2


def catalogue() -> Catalogue:
    """Return the golden catalogue with three rounds on record."""
    header = golden_contents()[REGISTER].decode()
    rows = (
        "SUB-2026-0001,#41,1,parks,returned,2026-09-15,2026-09-16\n"
        "SUB-2026-0002,#41,2,parks,passed,2026-09-17,2026-09-21\n"
        "SUB-2026-0003,!42,1,east-roads,passed,2026-10-09,2026-10-14\n"
    )
    return read_repository(MemoryTree({**golden_contents(), REGISTER: (header + rows).encode()})).catalogue


def test_the_record_tells_the_time_of_each_review() -> None:
    """Counted from the registered receipt to the merge; without a receipt it says so, and a receipt after the merge is none."""
    days = {"#41": "2026-09-21", "!42": "2026-10-14", "#43": "2026-10-12", "none": "2026-10-12"}
    merges = tuple(
        Merge(commit=f"{number:040d}", before="0", day=day, subject=f"Merge {request}", files=())
        for number, (request, day) in enumerate(days.items())
    )
    record = Record(
        merges=merges, touched=tuple(Touched(merge=each, entry="parks/park-list", kinds=()) for each in merges)
    )
    report = review_ledger(record, catalogue(), TODAY)
    facts = {name.en: value.zh for name, value in report.facts}
    assert facts["Merges reviewed in time"] == "1/2"
    assert facts["Merges without a registered receipt"] == "2"
    text = csv_of(report.sheets[0]).decode()
    assert "2026-09-17,2 个工作日，按期" in text
    assert "2026-10-09,3 个工作日，逾期（截止 2026-10-13）" in text
    assert text.count("收到日期未登记") == 2
