"""Files that a command was asked to write, outside any site."""

from collections.abc import Iterable
from pathlib import Path

from generator.model.artifact import Artifact


def write_files(folder: Path, artifacts: Iterable[Artifact]) -> tuple[Path, ...]:
    """Write artifacts below a folder, which is made where it is missing, and return what was written."""
    written = []
    for each in artifacts:
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content)
        written.append(path)
    return tuple(written)
