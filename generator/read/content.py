"""What a file holds: its bytes, or where to read them when they are too many to be held."""

import hashlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import BinaryIO

from generator.read.tree import LargeFile

HELD = 1 << 23
"""Up to this size a file is simply its bytes."""

Content = bytes | LargeFile
"""What a file holds: its bytes, or where to read them."""


@contextmanager
def opened(content: Content) -> Iterator[BinaryIO]:
    """Give a stream over the bytes of a file."""
    if isinstance(content, bytes):
        yield io.BytesIO(content)
    else:
        with content.open() as stream:
            yield stream


def size_of(content: Content) -> int:
    """Return how many bytes a file has."""
    return len(content) if isinstance(content, bytes) else content.size


def sha256_of(content: Content) -> str:
    """Return the hash of a file's bytes."""
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else content.sha256


@contextmanager
def hashed(content: Content) -> Iterator[Callable[[], str]]:
    """Work out the hash of a file's bytes, of a large file while others work on it; what is given returns it."""
    if isinstance(content, bytes):
        yield lambda: sha256_of(content)
        return
    with ThreadPoolExecutor(max_workers=1) as helper:
        digest = helper.submit(sha256_of, content)
        yield digest.result
