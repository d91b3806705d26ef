"""One file of a publisher gets new bytes: all of them or none, and only if nobody changed it meanwhile."""

import os
import tempfile
from pathlib import Path

from generator.publish.site import PublishError


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of ``before``; raises ``PublishError`` where the file is no longer what it was."""
    if path.is_symlink() or path.read_bytes() != before:
        raise PublishError(f"{path.name} changed meanwhile")
    mode = path.stat().st_mode
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".portal-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode & 0o777)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise PublishError(error.errno, error.strerror) from error
