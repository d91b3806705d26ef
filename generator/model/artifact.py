"""A file of the site before it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A relative POSIX path below the site's root and the bytes that belong there."""

    path: str
    content: bytes
