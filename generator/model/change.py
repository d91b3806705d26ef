"""What differs between two states of the catalogue."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """The kinds of change that are told apart."""

    ENTRY_ADDED = "entry-added"
    ENTRY_REMOVED = "entry-removed"
    PROPERTY_CHANGED = "property-changed"
    FILES_CHANGED = "files-changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one entry; for a property its path and both values as they are written."""

    kind: ChangeKind
    entry: str
    path: str = ""
    before: str = ""
    after: str = ""
