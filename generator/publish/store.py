"""Results kept by content hash, so that what did not change is not computed again."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class Store:
    """A folder of results by key; a damaged result counts as absent and is computed again."""

    def __init__(self, root: Path, version: str) -> None:
        """Keep results below ``root``; ``version`` names the code that makes them and belongs into every key."""
        self.root = root
        self.version = version

    def get(self, key: str) -> bytes | None:
        """Return a result whose checksum holds, else ``None``."""
        try:
            kept = self.path(key).read_bytes()
        except OSError:
            return None
        checksum, content = kept[:32], kept[32:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def put(self, key: str, content: bytes) -> None:
        """Keep a result; readers see the whole of it or nothing."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(content).digest() + content)
        Path(name).replace(path)

    def file(self, key: str, sha256: str) -> Path | None:
        """Return where a large result is kept, if it still has the checksum that it had."""
        path = self.path(key)
        try:
            with path.open("rb") as stream:
                return path if hashlib.file_digest(stream, "sha256").hexdigest() == sha256 else None
        except OSError:
            return None

    @contextmanager
    def scratch(self) -> Iterator[BinaryIO]:
        """Give a file for a large result in the making; what is not kept is gone afterwards."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.root)
        os.close(handle)
        try:
            with Path(name).open("w+b") as stream:
                yield stream
        finally:
            Path(name).unlink(missing_ok=True)

    def keep(self, key: str, stream: BinaryIO) -> tuple[int, str]:
        """Keep a file that ``scratch`` gave; return its size and its SHA-256."""
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        Path(stream.name).replace(path)
        return size, sha256

    def path(self, key: str) -> Path:
        """Return where a result is kept."""
        return self.root / key[:2] / key


def key_of(*parts: str | bytes) -> str:
    """Return the key of a result from everything that it depends on."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()
