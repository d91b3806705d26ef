"""Compare a site with its manifest: every byte of a folder, or what a server really serves.

Usage: ``verify_live.py SITE [--manifest-sha256 HASH] [--before FILE] [--sample N] [--wait SECONDS]``

SITE is a folder or an address. Written without the builder's code, so that a fault of the builder cannot hide itself.
With ``--before`` (the manifest that was served until now) it fetches all files that are new or changed and a sample of
the others, and makes sure that files that are gone are no longer served. Without it, everything is fetched.
"""

import argparse
import concurrent.futures
import hashlib
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
NOT_FOUND_PAGE = "404.html"
PAUSE = 15.0
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}

Files = dict[str, tuple[int, str]]


def files_of(manifest: bytes) -> Files:
    """Return size and hash by path; a path that leaves the site is refused."""
    value: Any = json.loads(manifest)
    files = {str(each["path"]): (int(each["bytes"]), str(each["sha256"])) for each in value["files"]}
    for path in files:
        if path.startswith("/") or any(part in {"", ".", ".."} for part in path.split("/")) or "\\" in path:
            message = f"the manifest names a path outside the site: {path!r}"
            raise ValueError(message)
    return files


def folder_problems(site: Path, files: Files) -> Iterator[str]:
    """Yield what differs between a folder and its manifest."""
    lying: set[str] = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            yield f"{name}: neither a plain file nor a folder"
        elif path.is_file():
            lying.add(name)
    yield from (f"{name}: not in the manifest" for name in sorted(lying - set(files) - {MANIFEST}))
    for name, expected in sorted(files.items()):
        if name not in lying:
            yield f"{name}: missing"
        elif _measured((site / name).read_bytes()) != expected:
            yield f"{name}: other bytes than the manifest says"


def chosen(files: Files, before: Files | None, sample: int) -> list[str]:
    """Return the paths to fetch: all, or what changed and a sample that differs with every publication.

    Hidden files such as ``.nojekyll`` speak to the host, which need not serve them; ``.well-known`` is for readers.
    """
    public = [path for path in sorted(files) if not _hidden(path)]
    if before is None:
        return public
    changed = [path for path in public if before.get(path) != files[path]]
    salt = repr(sorted(files.items()))
    rest = sorted(set(public) - set(changed), key=lambda path: hashlib.sha256(f"{salt}{path}".encode()).digest())
    return sorted([*changed, *rest[:sample]])


def served_problems(site: str, files: Files, paths: Iterable[str], gone: Iterable[str]) -> list[str]:
    """Return what a server does not serve as it should."""

    def wrong(path: str) -> str:
        status, content = fetch(site, path)
        if status not in {HTTPStatus.OK, HTTPStatus.NOT_FOUND if path == NOT_FOUND_PAGE else HTTPStatus.OK}:
            return f"{path}: status {status}"
        return "" if _measured(content) == files[path] else f"{path}: other bytes are served than were built"

    def still(path: str) -> str:
        status, _ = fetch(site, path)
        return "" if status in GONE else f"{path}: withdrawn, and still served (status {status})"

    with concurrent.futures.ThreadPoolExecutor(max_workers=8) as pool:
        found = [*pool.map(wrong, paths), *pool.map(still, gone)]
    return [each for each in found if each]


def fetch(site: str, path: str) -> tuple[int, bytes]:
    """Return status and body; 0 where nobody answers."""
    address = urllib.parse.urljoin(site.rstrip("/") + "/", urllib.parse.quote(path))
    request = urllib.request.Request(address, headers={"Cache-Control": "no-cache"})  # noqa: S310 - checked in main
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return 0, b""


def check_served(site: str, digest: str, before: Files | None, sample: int) -> tuple[list[str], int]:
    """Return what is wrong with a served site, and how many files were looked at."""
    status, manifest = fetch(site, MANIFEST)
    if status != HTTPStatus.OK:
        return [f"{MANIFEST}: status {status}"], 0
    if digest and hashlib.sha256(manifest).hexdigest() != digest:
        return [f"{MANIFEST}: another generation is served"], 0
    files = files_of(manifest)
    paths = chosen(files, before, sample)
    gone = sorted(path for path in (before or {}) if path not in files and not _hidden(path))
    return served_problems(site, files, paths, gone), len(paths) + len(gone)


def _earlier(path: Path | None) -> Files | None:
    """Return the manifest that was served before; none for a first publication or a site that was not ours."""
    if path is None or not path.is_file():
        return None
    try:
        return files_of(path.read_bytes())
    except (ValueError, KeyError, TypeError):
        sys.stderr.write("what was served before has no manifest of ours; everything is looked at\n")
        return None


def _measured(content: bytes) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


def _hidden(path: str) -> bool:
    return any(part.startswith(".") and part != ".well-known" for part in path.split("/"))


def main() -> int:
    """Say what is wrong, waiting a while for caches of the host to let go."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site")
    parser.add_argument("--manifest-sha256", default="")
    parser.add_argument("--before", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--wait", type=float, default=0)
    asked = parser.parse_args()
    if not asked.site.startswith(("https://", "http://")):
        site = Path(asked.site)
        files = files_of((site / MANIFEST).read_bytes())
        problems, looked = list(folder_problems(site, files)), len(files)
    else:
        before = _earlier(asked.before)
        end = time.monotonic() + asked.wait
        problems, looked = check_served(asked.site, asked.manifest_sha256, before, asked.sample)
        while problems and time.monotonic() < end:
            time.sleep(min(PAUSE, max(0.0, end - time.monotonic())))
            problems, looked = check_served(asked.site, asked.manifest_sha256, before, asked.sample)
    for each in problems:
        sys.stderr.write(f"{each}\n")
    sys.stdout.write(f"{looked} files looked at, {len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
