"""The record of reviews is read from git: every merge, what it did, and what a shallow clone cannot know."""

import subprocess
from pathlib import Path

import pytest

from generator.compare.kinds import KIND_TITLES
from generator.derive.period import period_of
from generator.derive.public import public_view
from generator.derive.review_ledger import review_ledger
from generator.derive.sheets import csv_of
from generator.model.change import ChangeKind
from generator.model.merge import Record
from generator.pipeline.review_record import record_of
from generator.pipeline.scores import earlier_scores, last_before
from generator.pipeline.work import silent
from generator.publish.store import Store
from generator.read.log import read_log
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.support import TODAY
from tests.test_trees import git, golden_repository

PARKS = "datasets/parks/park-list/datapackage.yaml"


def commit(root: Path, message: str, day: str) -> None:
    """Commit everything on a day."""
    git(root, "add", ".")
    environment = {"GIT_COMMITTER_DATE": f"{day}T09:00:00+08:00", "GIT_AUTHOR_DATE": f"{day}T09:00:00+08:00"}
    names = ("-c", "user.name=Test", "-c", "user.email=test@portal.example")
    command = ["git", *names, "commit", "--quiet", f"--message={message}"]
    subprocess.run(command, cwd=root, env={"PATH": "/usr/bin:/bin", **environment}, check=True)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a piece of a file."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the golden repository with a feature branch merged, a table changed, and prose that is no review."""
    root = golden_repository(tmp_path / "repository")
    git(root, "checkout", "--quiet", "-b", "feature")
    edit(root, PARKS, "openness: unconditional", "openness: conditional")
    commit(root, "first try", "2026-11-02")
    edit(root, PARKS, "openness: conditional", "openness: unconditional")
    edit(root, PARKS, "title: 公园名录", "title: 公园清单")
    commit(root, "second try", "2026-11-03")
    git(root, "checkout", "--quiet", "main")
    merge = ("-c", "user.name=Test", "-c", "user.email=test@portal.example", "merge", "--quiet", "--no-ff", "feature")
    git(root, *merge, "--message=Merge pull request #42 from parks/feature")
    (root / "README.md").write_text("prose\n", encoding="utf-8")
    commit(root, "Prose only", "2026-11-05")
    edit(root, "catalog/plans/2026/items.csv", "Parks", "Park list")
    commit(root, "Plan (#43)", "2026-11-24")
    return root


def history(root: Path, tmp_path: Path) -> Record:
    """Return the record of a repository."""
    return record_of(root, read_log(root), Store(tmp_path / "cache", "test"), silent)


def test_only_merges_into_the_catalogue_count(repository: Path, tmp_path: Path) -> None:
    """A merge is one row with its net change; work on the branch and prose are none."""
    found = history(repository, tmp_path)
    assert [each.subject for each in found.merges] == [
        "first",
        "Merge pull request #42 from parks/feature",
        "Plan (#43)",
    ]
    later = [each for each in found.touched if each.merge.subject != "first"]
    assert [(each.entry, each.kinds) for each in later] == [("parks/park-list", (ChangeKind.METADATA_CHANGED,))]
    first = [each for each in found.touched if each.merge.subject == "first"]
    assert {kind for each in first for kind in each.kinds} == {ChangeKind.ENTRY_ADDED}
    assert found.opened["parks/park-list"].commit == found.merges[0].commit
    assert found.unknown == ()


def test_the_record_as_a_table(repository: Path, tmp_path: Path) -> None:
    """Date, entry, kinds, authority, request and commit; newest first; a period cuts it."""
    catalogue = public_view(read_repository(WorkingTree(repository)).catalogue)
    found = history(repository, tmp_path)
    lines = csv_of(review_ledger(found, catalogue, TODAY).sheets[0]).decode().splitlines()
    assert lines[1].startswith("2026-11-24,catalog/plans,")
    assert ",#43," in lines[1]
    assert "parks/park-list" in lines[2]
    assert ",city-data," in lines[2]
    assert ",#42," in lines[2]
    period = period_of("2026-10")
    assert review_ledger(found, catalogue, TODAY, period).sheets[0].rows == ()


def test_it_is_remembered_and_stays_the_same(repository: Path, tmp_path: Path) -> None:
    """A second run takes what the first one kept and says the same."""
    first = history(repository, tmp_path)
    assert any((tmp_path / "cache").rglob("*"))
    assert history(repository, tmp_path) == first


def test_a_shallow_clone_says_what_it_cannot_know(repository: Path, tmp_path: Path) -> None:
    """The oldest commit of a shallow clone seems to bring everything: it is left out, and that is said."""
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "shallow")
    found = history(tmp_path / "shallow", tmp_path)
    assert found.merges == ()
    assert found.opened == {}
    assert len(found.unknown) == 1


def test_without_git_it_says_so(tmp_path: Path) -> None:
    """A folder without history has no merges and says why."""
    log = read_log(tmp_path)
    assert log.merges == ()
    assert len(log.unknown) == 1


def test_an_entry_that_is_not_public_is_not_named(repository: Path, tmp_path: Path) -> None:
    """Withheld entries of a portal that hides them, and entries that are gone, leave no name in the record."""
    edit(repository, "catalog/portal.yaml", "listWithheld: true", "listWithheld: false")
    catalogue = public_view(read_repository(WorkingTree(repository)).catalogue)
    text = csv_of(review_ledger(history(repository, tmp_path), catalogue, TODAY).sheets[0]).decode()
    assert "accident-files" not in text
    assert "park-list" in text


def test_every_kind_of_change_has_its_name() -> None:
    """No kind of change is without a title in both languages."""
    assert set(KIND_TITLES) == set(ChangeKind)


def test_the_assessment_before_is_found_in_git(repository: Path, tmp_path: Path) -> None:
    """Scores of an earlier revision are measured on that revision, kept, and read back the same."""
    found = history(repository, tmp_path)
    assert last_before(read_log(repository), "1999-12-31") == ""
    revision = last_before(read_log(repository), found.merges[-1].day)
    store = Store(tmp_path / "cache", "test")
    first = earlier_scores(repository, revision, store=store, executor=None, progress=silent)
    again = earlier_scores(repository, revision, store=store, executor=None, progress=silent)
    assert first == again
    assert "parks/park-list" in first.scores
    assert earlier_scores(repository, "", store=store, executor=None, progress=silent).scores == {}


def test_no_message_and_no_name_of_a_file_can_forge_a_merge(repository: Path) -> None:
    """A subject that looks like a line of changes and a path with a line break stay what they are."""
    odd = "datasets/parks/park-list/a\n:100644 100644 b.csv"
    (repository / odd).write_text("x\n", encoding="utf-8")
    commit(repository, ":100644 100644 \x01 M", "2026-11-25")
    last = read_log(repository).merges[-1]
    assert last.subject.startswith(":100644 100644")
    assert [(each.path, each.status) for each in last.files] == [(odd, "A")]
