"""The version of the code that made a result: results of other code are never taken for its own."""

import hashlib
from functools import cache
from pathlib import Path


@cache
def code_version() -> str:
    """Return a hash of every source file of the generator."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent.parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
