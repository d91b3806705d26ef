"""A site is published whole or not at all, and its manifest tells the truth."""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.artifact import Artifact
from generator.publish.site import MANIFEST, PublishError, publish, verify
from generator.publish.store import Store, key_of

FIRST = (Artifact("index.html", b"one"), Artifact("a/b.txt", b"same"))
SECOND = (Artifact("index.html", b"two"), Artifact("a/b.txt", b"same"), Artifact("new.txt", b""))


def content(site: Path) -> dict[str, bytes]:
    """Return every file of a site by path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_a_site_holds_its_artifacts_and_a_true_manifest(tmp_path: Path) -> None:
    """What was asked for lies there, and every hash of the manifest is right."""
    site = tmp_path / "site"
    done = publish(FIRST, site, commit="abc")
    assert done.files == 3
    assert {path for path in content(site) if path != MANIFEST} == {"index.html", "a/b.txt"}
    assert json.loads((site / MANIFEST).read_bytes())["commit"] == "abc"
    assert verify(site) == ()


def test_an_unchanged_file_is_the_same_file(tmp_path: Path) -> None:
    """What did not change is linked, not written; what is gone from the artifacts is gone from the site."""
    site = tmp_path / "site"
    publish(SECOND, site, commit="")
    before = (site / "a" / "b.txt").stat().st_ino
    assert publish(FIRST, site, commit="").changed == 1
    assert (site / "a" / "b.txt").stat().st_ino == before
    assert "new.txt" not in content(site)


def test_nothing_is_left_beside_the_site(tmp_path: Path) -> None:
    """After two builds only the site and its lock lie in the folder, also when an earlier build was killed."""
    (tmp_path / ".site-new-killed").mkdir()
    publish(FIRST, tmp_path / "site", commit="")
    publish(SECOND, tmp_path / "site", commit="")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


def test_a_failing_artifact_leaves_the_old_site(tmp_path: Path) -> None:
    """When making an artifact fails half way, the old generation stands untouched."""

    def broken() -> Iterator[Artifact]:
        yield SECOND[0]
        raise RuntimeError

    site = tmp_path / "site"
    publish(FIRST, site, commit="1")
    before = content(site)
    with pytest.raises(RuntimeError):
        publish(broken(), site, commit="2")
    assert content(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


@pytest.mark.parametrize("name", ["open", "write", "mkdir", "link", "rename"])
def test_a_refusing_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whichever call of the disk fails, at whichever count, the site is the old or the new one, never a mix."""
    site = tmp_path / "site"
    publish(FIRST, site, commit="1")
    old = content(site)
    publish(SECOND, tmp_path / "other", commit="2")
    new = content(tmp_path / "other")
    real = getattr(os, name)
    for fail_at in range(12):
        calls = 0

        def failing(*arguments: object, _fail_at: int = fail_at, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == _fail_at + 1:
                raise OSError(28, "no space left")
            return real(*arguments, **options)

        with monkeypatch.context() as patch:
            patch.setattr(os, name, failing)
            with contextlib.suppress(OSError):
                publish(SECOND, site, commit="2")
            assert content(site) in (old, new)
        publish(FIRST, site, commit="1")


@pytest.mark.parametrize("path", ["../out.txt", "/etc/x", "a//b", "a/./b", "a\\b", "", "a/../../b"])
def test_a_path_never_leaves_the_site(tmp_path: Path, path: str) -> None:
    """An artifact whose path is absolute, escapes or is strange is refused and nothing is written."""
    with pytest.raises(PublishError):
        publish([Artifact(path, b"x")], tmp_path / "in" / "site", commit="")
    assert sorted(each.name for each in tmp_path.rglob("*")) == [".site.lock", "in"]


def test_two_artifacts_cannot_want_one_path(tmp_path: Path) -> None:
    """A collision is an error, never a silent overwrite."""
    with pytest.raises(PublishError):
        publish([FIRST[0], FIRST[0]], tmp_path / "site", commit="")


@pytest.mark.parametrize("position", [0, 2])
def test_verify_names_every_damaged_file(tmp_path: Path, position: int) -> None:
    """One flipped bit, a missing file and a foreign one are all found."""
    site = tmp_path / "site"
    publish(FIRST, site, commit="")
    damaged = bytearray(b"one")
    damaged[position] ^= 1
    (site / "index.html").write_bytes(damaged)
    (site / "a" / "b.txt").unlink()
    (site / "foreign.txt").write_bytes(b"")
    assert verify(site) == ("a/b.txt", "foreign.txt", "index.html")


def test_a_damaged_result_counts_as_absent(tmp_path: Path) -> None:
    """The store gives back what was put, and nothing once a bit of it has flipped."""
    store = Store(tmp_path, "1")
    key = key_of("a", b"b")
    store.put(key, b"result")
    assert store.get(key) == b"result"
    file = tmp_path / key[:2] / key
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert store.get(key) is None
    assert key_of("ab") != key_of("a", "b")
