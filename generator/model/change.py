"""What differs between two states of the repository."""

from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.finding import Place
from generator.model.text import Text


class ChangeKind(StrEnum):
    """The kinds of change that are told apart, because the law or a reader treats them differently."""

    ENTRY_ADDED = "entry-added"
    ENTRY_REMOVED = "entry-removed"
    ENTRY_SUSPENDED = "entry-suspended"
    ENTRY_WITHDRAWN = "entry-withdrawn"
    ENTRY_RESTORED = "entry-restored"
    ENTRY_ARCHIVED = "entry-archived"
    ENTRY_UNARCHIVED = "entry-unarchived"
    IDENTITY_CHANGED = "identity-changed"
    OPENNESS_TIGHTENED = "openness-tightened"
    OPENNESS_LOOSENED = "openness-loosened"
    CONDITIONS_ADDED = "conditions-added"
    CONDITIONS_TIGHTENED = "conditions-tightened"
    CONDITIONS_REMOVED = "conditions-removed"
    FREQUENCY_SLOWED = "frequency-slowed"
    FREQUENCY_QUICKENED = "frequency-quickened"
    PUBLISHER_CHANGED = "publisher-changed"
    LICENCE_CHANGED = "licence-changed"
    RESOURCE_ADDED = "resource-added"
    RESOURCE_REMOVED = "resource-removed"
    RESOURCE_REPLACED = "resource-replaced"
    DOWNLOADS_REMOVED = "downloads-removed"
    FIELD_ADDED = "field-added"
    FIELD_REMOVED = "field-removed"
    FIELD_RETYPED = "field-retyped"
    FIELD_RENAMED = "field-renamed"
    CONSTRAINT_CHANGED = "constraint-changed"
    MASKING_CHANGED = "masking-changed"
    ROWS_CHANGED = "rows-changed"
    ADJUSTMENT_ADDED = "adjustment-added"
    REVIEW_CHANGED = "review-changed"
    METADATA_CHANGED = "metadata-changed"
    TABLE_CHANGED = "table-changed"
    OTHER_FILE_CHANGED = "other-file-changed"


@dataclass(frozen=True, slots=True)
class RowSample:
    """One row that differs: ``added``, ``removed`` or ``changed``, with its cells on both sides."""

    kind: str
    key: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDifference:
    """How the rows of two tables differ: by primary key where both have the same one, else as multisets."""

    added: int
    removed: int
    changed: int
    unchanged: int
    by_key: bool
    sample: tuple[RowSample, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: where it stands in the later state (or stood in the earlier), what it is in words, both values.

    ``entry`` is the key of the entry, empty for the authority's tables and other files. ``before`` and ``after`` are
    the values as they were written, as JSON text; empty where there was none.
    """

    kind: ChangeKind
    entry: str
    place: Place
    title: Text
    path: str = ""
    before: str = ""
    after: str = ""
    rows: RowDifference | None = None


@dataclass(frozen=True, slots=True, order=True)
class FileChange:
    """One file that git names as changed: the status letter ``A``, ``D`` or ``M``, and its path."""

    status: str
    path: str
