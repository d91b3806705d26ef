"""The files of the repository, from the working tree or from any git revision, through one small interface."""

import hashlib
import os
import stat
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from generator.model.entry import SourceFile

ROOTS = ("catalog", "datasets")
ENTRIES = "datasets"
PLAIN_FILE = "100644"
EXECUTABLE = "100755"
SYMLINK = "120000"
SUBMODULE = "160000"
SPECIAL = "special"
MARKER = "catalog/portal.yaml"


_GIT = ("git", "-c", "core.quotePath=false")
_PIECE = 1 << 20


class RevisionError(ValueError):
    """A revision that git does not know, or no git at all."""


@dataclass(frozen=True, kw_only=True)
class LargeFile:
    """A file of the working tree, or the git object of that name; it can be handed to another process."""

    root: Path
    path: str
    size: int
    blob: str = ""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give the bytes from the start; a symlink in the last part is not followed."""
        if self.blob:
            command = [*_GIT, "cat-file", "blob", self.blob]
            with subprocess.Popen(command, cwd=self.root, stdout=subprocess.PIPE) as process:  # noqa: S603 - fixed program
                if process.stdout is None:  # pragma: no cover - Popen was asked for it
                    raise FileNotFoundError(self.path)
                yield cast("BinaryIO", process.stdout)
            return
        descriptor = os.open(self.root / self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as stream:
            yield stream

    @cached_property
    def sha256(self) -> str:
        """Return the hash of the bytes, worked out once."""
        digest = hashlib.sha256()
        with self.open() as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest()


class Tree(Protocol):
    """One state of the repository's inputs; paths are relative, POSIX, sorted."""

    def files(self) -> tuple[SourceFile, ...]:
        """Return every file below ``catalog/`` and ``datasets/`` with size and git mode."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a plain file; a missing one raises ``FileNotFoundError``."""

    def large(self, path: str, size: int) -> LargeFile:
        """Return a file that is better read in pieces."""

    def entry_folders(self) -> frozenset[str]:
        """Return ``publisher/entry`` of every entry's folder, whatever it holds."""

    def close(self) -> None:
        """Let go of what reading needed."""


class WorkingTree:
    """The files as they lie in the folder; symlinks and special files are listed, never followed."""

    def __init__(self, root: Path, scope: Sequence[str] = ROOTS) -> None:
        """Stand at the repository's root; only files below ``scope`` are listed."""
        self.root = root
        self.scope = scope

    def files(self) -> tuple[SourceFile, ...]:
        """Return the files on disk; hidden files are skipped unless git would carry them into a package."""
        found: list[SourceFile] = []
        for root in self.scope:
            self._walk(self.root / root, root, found)
        return tuple(sorted(found, key=lambda each: each.path))

    def _walk(self, folder: Path, path: str, found: list[SourceFile]) -> None:
        try:
            scan = os.scandir(folder)
        except FileNotFoundError:
            return
        with scan:
            for item in scan:
                below = f"{path}/{item.name}"
                if item.is_dir(follow_symlinks=False):
                    self._walk(folder / item.name, below, found)
                else:
                    status = item.stat(follow_symlinks=False)
                    found.append(SourceFile(path=below, size=status.st_size, mode=_mode(status.st_mode)))

    def read(self, path: str) -> bytes:
        """Return the bytes of a plain file without following a symlink in its last part."""
        descriptor = os.open(self.root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as stream:
            return stream.read()

    def large(self, path: str, size: int) -> LargeFile:
        """Return a file of the folder."""
        return LargeFile(root=self.root, path=path, size=size)

    def entry_folders(self) -> frozenset[str]:
        """Return the folders two levels below ``datasets/``."""
        found = self.root.glob(f"{ENTRIES}/*/*/")
        return frozenset(each.relative_to(self.root / ENTRIES).as_posix() for each in found if not each.is_symlink())

    def close(self) -> None:
        """Hold nothing open between reads."""


def _mode(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return SYMLINK
    if not stat.S_ISREG(mode):
        return SPECIAL
    return EXECUTABLE if mode & stat.S_IXUSR else PLAIN_FILE


class GitTree:
    """The files of a revision, read as blobs; nothing is checked out."""

    def __init__(self, root: Path, revision: str, scope: Sequence[str] = ROOTS) -> None:
        """Resolve the revision; a wrong name raises ``RevisionError``. Only files below ``scope`` are listed."""
        self.root = root
        self.scope = scope
        self.revision = (
            git_output(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
        self._objects: Mapping[str, str] | None = None
        self._files: tuple[SourceFile, ...] = ()
        self._batch: subprocess.Popen[bytes] | None = None

    def files(self) -> tuple[SourceFile, ...]:
        """Return the blobs below the input folders."""
        self._list()
        return self._files

    def _list(self) -> Mapping[str, str]:
        if self._objects is None:
            listing = git_output(
                self.root, "ls-tree", "-r", "-l", "-z", "--full-tree", self.revision, "--", *self.scope
            )
            objects: dict[str, str] = {}
            files: list[SourceFile] = []
            for line in listing.split(b"\0"):
                if line:
                    head, _, raw = line.partition(b"\t")
                    mode, _, name, size = head.decode().split()
                    path = raw.decode("utf-8", "surrogateescape")
                    objects[path] = name
                    files.append(SourceFile(path=path, size=int(size) if size != "-" else 0, mode=mode))
            self._files = tuple(sorted(files, key=lambda each: each.path))
            self._objects = objects
        return self._objects

    def read(self, path: str) -> bytes:
        """Return the bytes of a blob through one ``git cat-file --batch`` process."""
        name = self._list().get(path)
        if name is None:
            raise FileNotFoundError(path)
        if self._batch is None:
            self._batch = subprocess.Popen(  # noqa: S603 - fixed arguments
                [*_GIT, "cat-file", "--batch"], cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        stdin, stdout = self._batch.stdin, self._batch.stdout
        if stdin is None or stdout is None:  # pragma: no cover - Popen was asked for both
            raise RevisionError(self.revision)
        stdin.write(name.encode() + b"\n")
        stdin.flush()
        size = int(stdout.readline().split()[2])
        content = stdout.read(size)
        stdout.read(1)
        return content

    def large(self, path: str, size: int) -> LargeFile:
        """Return a blob, to be read through a ``git cat-file`` of its own."""
        return LargeFile(root=self.root, path=path, size=size, blob=self._list()[path])

    def entry_folders(self) -> frozenset[str]:
        """Return the trees two levels below ``datasets/``."""
        listing = git_output(
            self.root, "ls-tree", "-r", "-d", "-z", "--name-only", "--full-tree", self.revision, "--", ENTRIES
        )
        folders = (each.decode("utf-8", "surrogateescape").split("/")[1:] for each in listing.split(b"\0"))
        return frozenset("/".join(each) for each in folders if len(each) == len(("publisher", "entry")))

    def close(self) -> None:
        """End the git process, if one was started."""
        if self._batch is not None and self._batch.stdin is not None and self._batch.stdout is not None:
            self._batch.stdin.close()
            self._batch.stdout.close()
            self._batch.wait()
            self._batch = None


def git_output(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what a git command prints when it is given some input.

    A failure or a missing git raises ``RevisionError`` with its reason.
    """
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=root, input=given, capture_output=True, check=False)  # noqa: S603 - fixed program
    except FileNotFoundError as error:
        message = "git is not installed"
        raise RevisionError(message) from error
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def commit_of(root: Path) -> tuple[str, str]:
    """Return the commit of the working tree and its author date (ISO day); empty without git or commits."""
    try:
        shown = git_output(root, "log", "-1", "--format=%H %cs").decode().split()
    except RevisionError:
        return "", ""
    return (shown[0], shown[1]) if shown else ("", "")


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above ``start`` that holds a portal."""
    return next((each for each in (start, *start.parents) if (each / MARKER).is_file()), None)
