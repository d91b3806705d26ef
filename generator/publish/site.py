"""A new generation of the site is written beside the old one and takes its place in one step."""

import ctypes
import errno
import fcntl
import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.model.artifact import Artifact, FileArtifact

MANIFEST = "manifest.json"
_EXCHANGE = 2
_AT_FDCWD = -100
_HASH_CHUNK = 1 << 20


class PublishError(OSError):
    """The new site could not be written; the old one stands untouched."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build wrote: all files, and how many of them are new or changed."""

    files: int
    size: int
    changed: int


def publish(artifacts: Iterable[Artifact | FileArtifact], output: Path, *, commit: str) -> Published:
    """Put the artifacts in place of the site at ``output``, atomically; on any failure the old site stays.

    Raises ``PublishError`` when two artifacts want the same path, a path leaves the site, or the disk refuses.
    """
    output = output.absolute()
    with _lock(output):
        _sweep(output)
        building = Path(tempfile.mkdtemp(prefix=f".{output.name}-new-", dir=output.parent))
        try:
            building.chmod(0o755)
            result = _write(artifacts, building, output, commit)
            _sync(building)
            _swap(building, output)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        shutil.rmtree(building, ignore_errors=True)
        return result


@contextmanager
def _lock(output: Path) -> Iterator[None]:
    """Hold the only right to build into ``output``; the kernel frees it when the process ends."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with (output.parent / f".{output.name}.lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = f"another build is writing {output.name}"
            raise PublishError(errno.EBUSY, message) from error
        yield


def _sweep(output: Path) -> None:
    """Remove what interrupted builds left behind."""
    for left in output.parent.glob(f".{output.name}-new-*"):
        shutil.rmtree(left, ignore_errors=True)


def _write(artifacts: Iterable[Artifact | FileArtifact], building: Path, output: Path, commit: str) -> Published:
    records: dict[str, dict[str, object]] = {}
    folders: set[str] = set()
    changed = 0
    for artifact in artifacts:
        path = _checked(artifact.path)
        if path in records or path == MANIFEST:
            message = f"two artifacts want the path {path}"
            raise PublishError(errno.EEXIST, message)
        folder = path.rpartition("/")[0]
        if folder not in folders:
            (building / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        if isinstance(artifact, FileArtifact):
            new, record = _copy(Path(artifact.file), building / path, output / path)
        else:
            new = _place(artifact.content, str(building / path), str(output / path))
            record = {"bytes": len(artifact.content), "sha256": hashlib.sha256(artifact.content).hexdigest()}
        changed += new
        records[path] = record
    manifest = {
        "commit": commit,
        "files": [{"path": path, **record} for path, record in sorted(records.items())],
    }
    content = json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"
    _place(content, str(building / MANIFEST), str(output / MANIFEST))
    size = sum(int(str(each["bytes"])) for each in records.values())
    return Published(files=len(records) + 1, size=size + len(content), changed=changed)


def _checked(path: str) -> str:
    parts = path.split("/")
    if path.startswith("/") or any(part in {"", ".", ".."} for part in parts) or "\\" in path or "\0" in path:
        message = f"the path {path!r} leaves the site"
        raise PublishError(errno.EINVAL, message)
    return path


def _place(content: bytes, new: str, old: str) -> bool:
    """Write a file, or link the old one where it holds the same bytes; tell whether it changed."""
    if _same(content, old):
        os.link(old, new)
        return False
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fchmod(descriptor, 0o644)
    finally:
        os.close(descriptor)
    return True


def _copy(file: Path, new: Path, old: Path) -> tuple[bool, dict[str, object]]:
    """Copy a file piece by piece, or link the old one where it holds the same bytes; tell which, and what was written."""
    record: dict[str, object] = {"bytes": file.stat().st_size, "sha256": _hash(file)}
    if _is_like(old, record):
        os.link(old, new)
        return False, record
    with file.open("rb") as source, new.open("xb") as target:
        shutil.copyfileobj(source, target, _HASH_CHUNK)
        os.fchmod(target.fileno(), 0o644)
    if not _is_like(new, record):
        message = f"{new.name} changed while it was copied"
        raise PublishError(errno.EIO, message)
    return True, record


def _is_like(path: Path, record: Mapping[str, object]) -> bool:
    """Tell whether a plain file has the size and hash of a record."""
    try:
        status = path.lstat()
    except OSError:
        return False
    plain = stat.S_ISREG(status.st_mode) and status.st_nlink < _MAX_LINKS
    return plain and status.st_size == record["bytes"] and _hash(path) == record["sha256"]


def _same(content: bytes, path: str) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(stream.fileno())
        return status.st_size == len(content) and status.st_nlink < _MAX_LINKS and stream.read() == content


_MAX_LINKS = 1000
"""Far below every file system's limit; a file that reaches it is simply written anew."""


def _sync(folder: Path) -> None:
    """Return once everything of the new site is on the disk: one call for the file system, not one a file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise PublishError(number, os.strerror(number))
    finally:
        os.close(descriptor)


def _swap(building: Path, output: Path) -> None:
    """Give the new site the old one's name in one step; afterwards ``building`` names the old site, if any."""
    parent = os.open(output.parent, os.O_RDONLY)
    try:
        if not output.exists():
            building.rename(output)
        elif not _exchange(building, output):
            _swap_in_two_steps(building, output)
        os.fsync(parent)
    finally:
        os.close(parent)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; false where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)


def _swap_in_two_steps(building: Path, output: Path) -> None:
    """Rename twice where the kernel cannot exchange two names (macOS, some network disks): a short gap, never a mix."""
    aside = building.with_name(f"{building.name}-old")
    output.rename(aside)
    try:
        building.rename(output)
    except OSError:
        aside.rename(output)
        raise
    aside.rename(building)


def verify(output: Path) -> tuple[str, ...]:
    """Return the paths of a site that differ from its manifest, are missing, or are not named there."""
    manifest = json.loads((output / MANIFEST).read_bytes())
    named = {each["path"]: each for each in manifest["files"]}
    lying = {
        path.relative_to(output).as_posix() for path in output.rglob("*") if not path.is_dir() or path.is_symlink()
    }
    wrong = set(named) ^ (lying - {MANIFEST})
    for path in set(named) & lying:
        file = output / path
        if file.is_symlink() or file.stat().st_size != named[path]["bytes"] or _hash(file) != named[path]["sha256"]:
            wrong.add(path)
    return tuple(sorted(wrong))


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_HASH_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
