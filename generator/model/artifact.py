"""A file of the site before it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A relative POSIX path below the site's root and the bytes that belong there."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FileArtifact:
    """A relative POSIX path below the site's root and the file that is copied there: too large to be held in memory."""

    path: str
    file: str
