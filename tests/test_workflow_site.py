"""What is served is what was built, and a preview says that it is one."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from tests.forge_support import SHA, script, served


def write_site(folder: Path, **files: str) -> str:
    """Write a site with its manifest and return the manifest's hash; a name's ``__`` is a dot, ``_`` a slash."""
    named = {name.replace("__", ".").replace("_", "/"): text.encode() for name, text in files.items()}
    records = []
    for path, content in sorted(named.items()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        records.append({"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    manifest = json.dumps({"commit": SHA, "files": records}).encode()
    (folder / "manifest.json").write_bytes(manifest)
    return hashlib.sha256(manifest).hexdigest()


@contextmanager
def site_server(folder: Path) -> Iterator[str]:
    """Serve a folder."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(folder))

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with served(Handler) as address:
        yield address


def test_a_folder_is_compared_with_its_manifest(tmp_path: Path) -> None:
    """What the manifest names is there byte for byte, and nothing else; one flipped bit is seen."""
    write_site(tmp_path, index__html="一", datasets_a_a__csv="x\n1\n", __nojekyll="")
    assert script("verify_live.py", tmp_path).returncode == 0
    (tmp_path / "datasets/a/a.csv").write_bytes(b"x\n0\n")
    (tmp_path / "index.html").unlink()
    (tmp_path / "extra").symlink_to("/etc/passwd")
    (tmp_path / "more.txt").write_text("more")
    done = script("verify_live.py", tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "extra: neither a plain file nor a folder",
        "more.txt: not in the manifest",
        "datasets/a/a.csv: other bytes than the manifest says",
        "index.html: missing",
    ]


def test_served_bytes_are_compared(tmp_path: Path) -> None:
    """A server that changes a byte or drops a file is found out; hidden files are the host's own business."""
    digest = write_site(tmp_path, index__html="一", datasets_a_数据__csv="x\n1\n", __nojekyll="")
    (tmp_path / ".nojekyll").unlink()
    with site_server(tmp_path) as address:
        done = script("verify_live.py", address, "--manifest-sha256", digest)
        assert (done.returncode, done.stdout) == (0, "2 files looked at, 0 problems\n"), done.stderr
        (tmp_path / "datasets/a/数据.csv").write_bytes(b"x\r\n1\r\n")
        (tmp_path / "index.html").unlink()
        done = script("verify_live.py", address, "--manifest-sha256", digest)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "datasets/a/数据.csv: other bytes are served than were built",
        "index.html: status 404",
    ]


def test_another_generation_is_found_out(tmp_path: Path) -> None:
    """A site that is whole, but not the one that was just built, does not pass."""
    write_site(tmp_path, index__html="old")
    with site_server(tmp_path) as address:
        done = script("verify_live.py", f"{address}/", "--manifest-sha256", "0" * 64)
    assert (done.returncode, done.stderr) == (1, "manifest.json: another generation is served\n")


def test_what_was_withdrawn_is_gone(tmp_path: Path) -> None:
    """A file of the generation before that is not in this one must not be served; unchanged files are sampled."""
    site, before = tmp_path / "site", tmp_path / "before"
    write_site(before, index__html="1", a_data__csv="secret", b__txt="same", c__txt="same too")
    digest = write_site(site, index__html="2", b__txt="same", c__txt="same too")
    arguments = ("--manifest-sha256", digest, "--before", before / "manifest.json", "--sample", "1")
    with site_server(site) as address:
        done = script("verify_live.py", address, *arguments)
        assert (done.returncode, done.stdout) == (0, "3 files looked at, 0 problems\n"), done.stderr
        (site / "a").mkdir()
        (site / "a" / "data.csv").write_text("secret")
        done = script("verify_live.py", address, *arguments)
    assert (done.returncode, done.stderr) == (1, "a/data.csv: withdrawn, and still served (status 200)\n")


def test_a_site_that_was_not_ours_before_is_looked_at_whole(tmp_path: Path) -> None:
    """A manifest of somebody else, or none, means that every file is fetched."""
    digest = write_site(tmp_path, index__html="1", b__txt="2")
    (tmp_path / "before.json").write_text("<html>")
    with site_server(tmp_path) as address:
        for before in ("before.json", "missing.json"):
            done = script("verify_live.py", address, "--manifest-sha256", digest, "--before", tmp_path / before)
            assert done.stdout == "2 files looked at, 0 problems\n"


def test_it_waits_for_the_host(tmp_path: Path) -> None:
    """A cache that lets go in time is no failure."""
    digest = write_site(tmp_path, index__html="1")
    (tmp_path / "index.html").write_text("0")
    with site_server(tmp_path) as address:
        timer = threading.Timer(0.5, lambda: (tmp_path / "index.html").write_text("1"))
        timer.start()
        done = script("verify_live.py", address, "--manifest-sha256", digest, "--wait", "2")
        timer.join()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a//b", "a\\b"])
def test_a_manifest_that_leaves_the_site_is_refused(tmp_path: Path, path: str) -> None:
    """A path that points out of the site stops the verification."""
    (tmp_path / "manifest.json").write_text(json.dumps({"files": [{"path": path, "bytes": 0, "sha256": ""}]}))
    assert script("verify_live.py", tmp_path).returncode != 0


def test_a_preview_holds_the_touched_pages_and_says_what_it_is(tmp_path: Path) -> None:
    """Pages, files and assets of the entries concerned are copied, marked and kept from search engines; no others."""
    site, notice = tmp_path / "site", tmp_path / "notice.json"
    page = '<!doctype html><html><head lang="zh"><title>x</title></head><body class="a"><p>y</p></body></html>'
    for path in (
        "assets/a.css",
        "datasets/p/e/e.csv",
        "datasets/p/e/index.html",
        "en/datasets/p/e/index.html",
        "datasets/p/other/index.html",
        "index.html",
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(page)
    changes = [{"entry": each} for each in ("p/e", "p/e", "", "../../etc", "p/removed")]
    notice.write_text(json.dumps({"changes": changes, "withholds": True}))
    assert script("preview.py", "entries", notice).stdout == ""
    notice.write_text(json.dumps({"changes": changes, "withholds": False}))
    assert script("preview.py", "entries", notice).stdout == "p/e\np/removed\n"
    assert script("preview.py", "pages", notice, site, tmp_path / "out").returncode == 0
    written = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    }
    assert written == {
        "assets/a.css",
        "datasets/p/e/e.csv",
        "datasets/p/e/index.html",
        "en/datasets/p/e/index.html",
        "index.html",
    }
    shown = (tmp_path / "out/datasets/p/e/index.html").read_text()
    assert '<head lang="zh"><meta name="robots" content="noindex">' in shown
    assert '<body class="a"><p role="note"' in shown
    assert "预览，未发布" in shown
    assert (tmp_path / "out/datasets/p/e/e.csv").read_text() == page
    assert 'href="en/datasets/p/e/"' in (tmp_path / "out/index.html").read_text()
