"""The working tree and a git revision are read through the same small interface."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.read.repository import read_repository
from generator.read.tree import GitTree, RevisionError, WorkingTree, commit_of, find_root
from tests.support import MemoryTree, golden_contents


def git(root: Path, *arguments: str) -> str:
    """Run git with a fixed author and clock."""
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": "Clerk",
        "GIT_AUTHOR_EMAIL": "clerk@data.example",
        "GIT_COMMITTER_NAME": "Clerk",
        "GIT_COMMITTER_EMAIL": "clerk@data.example",
        "GIT_AUTHOR_DATE": "2026-06-01T12:00:00+08:00",
        "GIT_COMMITTER_DATE": "2026-06-01T12:00:00+08:00",
    }
    done = subprocess.run(["git", *arguments], cwd=root, env=environment, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def golden_repository(root: Path) -> Path:
    """Return a git repository that holds the golden one in a single commit."""
    for path, content in golden_contents().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=first")
    return root


def test_all_trees_give_the_same_reading(tmp_path: Path) -> None:
    """Memory, disk and git hold the same files, and the same catalogue is read from them."""
    root = golden_repository(tmp_path)
    revision = GitTree(root, "HEAD")
    disk = WorkingTree(root)
    assert revision.files() == disk.files()
    readings = [read_repository(tree) for tree in (revision, disk, MemoryTree(golden_contents()))]
    assert readings[0] == readings[1] == readings[2]
    revision.close()


def test_a_revision_is_read_without_a_checkout(tmp_path: Path) -> None:
    """What was changed or deleted on disk does not show in an older revision."""
    root = golden_repository(tmp_path)
    path = "datasets/parks/park-list/parks.csv"
    (root / path).unlink()
    tree = GitTree(root, "HEAD")
    assert tree.read(path) == golden_contents()[path]
    with pytest.raises(FileNotFoundError):
        tree.read("datasets/parks/park-list/none.csv")
    tree.close()


@pytest.mark.parametrize("revision", ["nothing", "--upload-pack=x", "", "HEAD~9"])
def test_a_wrong_revision_is_one_clear_error(tmp_path: Path, revision: str) -> None:
    """A name that git does not know, or that looks like an option, is refused."""
    with pytest.raises(RevisionError):
        GitTree(golden_repository(tmp_path), revision)


def test_links_and_special_files_are_listed_and_never_followed(tmp_path: Path) -> None:
    """A symlink, a pipe and a link to a folder become findings; what they point to is never read."""
    root = golden_repository(tmp_path / "repository")
    folder = root / "datasets" / "parks" / "park-list"
    secret = tmp_path / "secret.csv"
    secret.write_text("secret", encoding="utf-8")
    (folder / "link.csv").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.csv")
    (folder / "parks.csv").unlink()
    (folder / "parks.csv").symlink_to(secret)
    reading = read_repository(WorkingTree(root))
    refused = {each.place.file.rpartition("/")[2] for each in reading.problems if each.code == "OD411"}
    assert refused == {"link.csv", "folder", "pipe.csv", "parks.csv"}
    entry = next(each for each in reading.catalogue.entries if each.key == "parks/park-list")
    assert {each.path.rpartition("/")[2] for each in entry.files} == {"datapackage.yaml", "gates.csv"}
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=links")
    tree = GitTree(root, "HEAD")
    assert {each.place.file.rpartition("/")[2] for each in read_repository(tree).problems} == {
        "link.csv",
        "folder",
        "parks.csv",
    }
    tree.close()


def test_the_commit_gives_the_clock(tmp_path: Path) -> None:
    """A repository names its commit and day; a folder without git names neither."""
    root = golden_repository(tmp_path / "with")
    commit, day = commit_of(root)
    assert commit == git(root, "rev-parse", "HEAD")
    assert day == "2026-06-01"
    assert find_root(root / "datasets" / "parks") == root
    assert find_root(tmp_path) is None
