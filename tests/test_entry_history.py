"""An entry's history comes from git: in words, once, the same every time, and never of what is not open to view."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.compare.words import Words, labels_of
from generator.derive.public import public_view
from generator.model.history import History
from generator.pipeline.entry_history import STEPS, histories
from generator.publish.store import Store
from generator.read.log import read_log
from generator.read.profile import read_profile
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.support import golden_contents

PARKS = "datasets/parks/park-list"
KEY = "parks/park-list"


def git(root: Path, *arguments: str) -> str:
    """Run git with a fixed person and day."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in PERSON.items()}
    return subprocess.run(
        ["git", *arguments], cwd=root, env={**os.environ, **who}, check=True, capture_output=True, text=True
    ).stdout


PERSON = {"NAME": "Somebody", "EMAIL": "somebody@example.org", "DATE": "2026-11-20T12:00:00+0800"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with the golden catalogue as its first commit."""
    root = tmp_path / "repository"
    for path, content in golden_contents().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    git(root.parent, "init", "--quiet", "--initial-branch=main", str(root))
    commit(root)
    return root


def commit(root: Path) -> None:
    """Commit everything."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a piece of a file and commit it."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    commit(root)


def told(root: Path, cache: Path | None = None) -> Mapping[str, History]:
    """Return the history that pages would show."""
    catalogue = read_repository(WorkingTree(root)).catalogue
    words = Words(old=catalogue, new=catalogue, properties=labels_of(read_profile()))
    store = Store(cache or root.parent / "cache", "1")
    return histories(root, read_log(root), public_view(catalogue), words, store)


def texts(history: History) -> list[str]:
    """Return all sentences, newest first."""
    return [text.zh for step in history.steps for text in step.texts]


def test_changes_are_told_in_words(root: Path) -> None:
    """Data and description each have their sentence, the newest first, with day and commit."""
    edit(root, f"{PARKS}/datapackage.yaml", "updateFrequency: ", "updateFrequency: weekly # ")
    csv = next((root / PARKS).glob("*.csv"))
    csv.write_bytes(csv.read_bytes() + csv.read_bytes().splitlines(keepends=True)[-1].replace(b"P", b"Q", 1))
    commit(root)
    history = told(root)[KEY]
    assert history.complete
    assert [len(step.commit) for step in history.steps] == [40, 40, 40]
    assert {step.date for step in history.steps} == {"2026-11-20"}
    data, frequency, begun = ([text.zh for text in step.texts] for step in history.steps)
    assert "行" in data[0]
    assert "频率" in frequency[0]
    assert begun == ["目录建立"]


def test_the_same_history_is_the_same(root: Path, tmp_path: Path) -> None:
    """With what an earlier build kept or without, every sentence is the same."""
    edit(root, f"{PARKS}/datapackage.yaml", "title: 公园名录", "title: 公园清单")
    first = told(root)
    assert told(root) == first
    assert told(root, tmp_path / "other") == first


def test_what_was_withheld_or_suspended_is_not_told(root: Path) -> None:
    """A withheld entry has no history; while an entry was suspended only its standing is told."""
    path = f"{PARKS}/datapackage.yaml"
    notice = "status: suspended\nstatusChange:\n  date: '2026-11-01'\n  reason: objection\n  note: 核实\n  noteEn: Check\n  case: OBJ-1\n"
    edit(root, path, "status: published\n", notice)
    edit(root, path, "title: 公园名录", "title: 秘密标题")
    edit(root, path, "title: 秘密标题", "title: 公园名录")
    assert KEY not in told(root)
    edit(root, path, notice, "status: published\n")
    history = told(root)
    assert all("标题" not in each and "名称" not in each for each in texts(history[KEY]))
    assert len(history[KEY].steps) == 3
    assert "east-roads/accident-files" not in history


def test_a_shallow_clone_says_what_it_cannot_know(root: Path, tmp_path: Path) -> None:
    """Where a clone begins nothing is told: everything would look new."""
    edit(root, f"{PARKS}/datapackage.yaml", "title: 公园名录", "title: 公园清单")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", str(tmp_path / "shallow"))
    history = told(tmp_path / "shallow")[KEY]
    assert not history.complete
    assert history.steps == ()


def test_long_histories_are_cut_and_say_so(root: Path) -> None:
    """So many steps are told; of older ones the number."""
    for number in range(STEPS + 2):
        edit(root, f"{PARKS}/datapackage.yaml", "title: 公园名录", f"title: 公园名录{number}")
        edit(root, f"{PARKS}/datapackage.yaml", f"title: 公园名录{number}", "title: 公园名录")
    history = told(root)[KEY]
    assert len(history.steps) == STEPS
    assert history.older == 2 * (STEPS + 2) + 1 - STEPS


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    """A folder that is no clone builds all the same."""
    for path, content in golden_contents().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    catalogue = read_repository(WorkingTree(tmp_path)).catalogue
    words = Words(old=catalogue, new=catalogue, properties={})
    found = histories(tmp_path, read_log(tmp_path), catalogue, words, Store(tmp_path / "cache", "1"))
    assert {each.steps for each in found.values()} == {()}
