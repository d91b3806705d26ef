"""Results kept by content hash, so that what did not change is not computed again."""

import hashlib
import os
import tempfile
from pathlib import Path


class Store:
    """A folder of results by key; a damaged result counts as absent and is computed again."""

    def __init__(self, root: Path, version: str) -> None:
        """Keep results below ``root``; ``version`` names the code that makes them and belongs into every key."""
        self.root = root
        self.version = version

    def has(self, key: str) -> bool:
        """Tell whether a result was kept, without reading it."""
        return self._path(key).is_file()

    def get(self, key: str) -> bytes | None:
        """Return a result whose checksum holds, else ``None``."""
        try:
            kept = self._path(key).read_bytes()
        except OSError:
            return None
        checksum, content = kept[:32], kept[32:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def put(self, key: str, content: bytes) -> None:
        """Keep a result; readers see the whole of it or nothing."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(content).digest() + content)
        Path(name).replace(path)

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key


def key_of(*parts: str | bytes) -> str:
    """Return the key of a result from everything that it depends on."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()
