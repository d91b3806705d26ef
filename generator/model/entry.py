"""A catalogue entry: one data package of one publisher, as far as its descriptor could be understood.

A value that is absent or of the wrong shape is ``None`` or empty here; the shape check reports it, so that
every rule can speak about its own requirement only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.document import JSON, Document
from generator.model.figure import View
from generator.model.finding import Path, Place
from generator.model.text import NOTHING, Text


class Openness(StrEnum):
    """The three kinds of openness (开放属性)."""

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    WITHHELD = "withheld"


class Status(StrEnum):
    """The life of an entry: only published and archived entries offer data."""

    PUBLISHED = "published"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"


class Role(StrEnum):
    """What a resource is: the data, a declared sample of it, or only its dictionary (a header-only table)."""

    DATA = "data"
    SAMPLE = "sample"
    DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of an entry's folder. ``mode`` is git's (``100644`` for a plain file)."""

    path: str
    size: int
    mode: str = "100644"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column (数据项) and its line of the data dictionary."""

    name: str
    type: str
    title: Text
    description: Text
    unit: str = ""
    format: str = ""
    constraints: Mapping[str, JSON] = field(default_factory=dict)
    masking: str = ""
    descriptor: Mapping[str, JSON] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that must occur in the columns of a resource; an empty ``resource`` is the same table."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One file of an entry with its Table Schema."""

    index: int
    name: str
    title: Text
    description: Text
    role: Role | None
    path: str
    crs: str = ""
    longitude: str = ""
    latitude: str = ""
    fields: tuple[Field, ...] = ()
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    missing_values: tuple[str, ...] = ("",)
    quasi_identifiers: tuple[str, ...] = ()
    count_field: str = ""
    requires_login: bool = False
    synthetic: bool = False

    @property
    def way(self) -> Path:
        """Return the path of the resource inside its descriptor."""
        return ("resources", self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an authority put on record about a condition that speaks of size or place."""

    by: str
    date: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a user must meet (开放条件) and the risk it answers."""

    kind: str
    text: Text
    risk: Text
    statement: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """The law or document on which data are withheld."""

    kind: str
    title: str
    article: str
    url: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A way of giving the data besides the downloads."""

    kind: str
    description: Text
    url: str
    developers: tuple[str, ...]
    requires_login: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A recorded change of openness (属性调整)."""

    date: str
    before: str
    after: str
    ground: str
    documents: tuple[tuple[str, str], ...]
    approved_by: str
    approved_on: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """Why something protected was changed last (变更理由)."""

    date: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateException:
    """Why data are updated less often than the law allows, with the authority that agreed."""

    reason: Text
    approved_by: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """Why an entry is not simply published, and since when."""

    date: str
    reason: str
    note: Text
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A secrecy review, security review or risk assessment: its conclusion or level, by whom and when."""

    outcome: str
    date: str
    by: str
    document: str = ""
    measures: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """Whether personal or sensitive columns had to be masked, and what was done."""

    required: bool
    statement: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The terms of use: a code of the licence vocabulary."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the data come from."""

    title: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One catalogue entry; its identity is the folder ``<publisher>/<entry>``."""

    key: str
    document: Document
    files: tuple[SourceFile, ...]
    title: Text
    description: Text
    name: str
    id: str
    publisher: str
    openness: Openness | None
    status: Status | None
    status_change: StatusChange | None
    data_type: str
    themes: tuple[str, ...]
    industry: str
    keywords: tuple[str, ...]
    keywords_en: tuple[str, ...]
    update_frequency: str
    issued: str
    modified: str
    temporal: tuple[str, str]
    divisions: tuple[str, ...]
    licences: tuple[Licence, ...]
    conditions: tuple[Condition, ...]
    materials: tuple[Text, ...]
    legal_basis: tuple[LegalBasis, ...]
    services: tuple[Service, ...]
    aggregated: bool | None
    secrecy_review: Review | None
    security_review: Review | None
    risk_assessment: Review | None
    masking: Masking | None
    adjustments: tuple[Adjustment, ...]
    change_note: ChangeNote | None
    contact: Mapping[str, str]
    sources: tuple[Source, ...]
    synthetic: bool
    synthetic_note: Text
    version: str
    resources: tuple[Resource, ...]
    province_number: str = ""
    update_exception: UpdateException | None = None
    review_by: str = ""
    views: tuple[View, ...] = ()

    @property
    def folder(self) -> str:
        """Return the folder below the repository's root."""
        return self.document.file.rpartition("/")[0]

    @property
    def offers_data(self) -> bool:
        """Tell whether the data files may be published at all: open to everyone, and in force."""
        return self.openness is Openness.UNCONDITIONAL and self.status in {Status.PUBLISHED, Status.ARCHIVED}

    @property
    def offers_files(self) -> bool:
        """Tell whether there are data files to publish: an entry may give its data through an interface only."""
        return self.offers_data and any(each.role is Role.DATA for each in self.resources)

    def place(self, *path: str | int) -> Place:
        """Return where a part of the descriptor stands."""
        return self.document.place(path)
