"""The whole catalogue: what the authority keeps, and every entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.document import Document
from generator.model.entry import Entry
from generator.model.figure import Boundary
from generator.model.form import Form
from generator.model.law import Law
from generator.model.table import Row, Table
from generator.model.text import NOTHING, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A code of a vocabulary with its labels; ``extra`` holds the vocabulary's own columns."""

    code: str
    label: Text
    uri: str
    description: Text
    extra: Mapping[str, str]


Vocabulary = Mapping[str, Term]
"""The terms of one vocabulary by code, in the order of its table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who reviews (公共数据开放主管部门) at the level ``city`` or ``district``."""

    code: str
    name: Text
    level: str
    division: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who opens data (公共数据开放主体), with the office that answers for it."""

    code: str
    name: Text
    level: str
    division: str
    authority: str
    kind: str
    publicly_funded: bool
    office: Text
    phone: str
    email: str
    website: str
    confirmed_on: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One line of the annual plan list (计划项)."""

    code: str
    title: Text
    publisher: str
    openness: str
    planned_month: str
    focus: Text
    request: str
    entry: str
    dropped_on: str
    drop_reason: Text
    row: Row
    late_reason: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The annual plan list (年度公共数据开放计划清单) of one year."""

    year: int
    title: Text
    published_on: str
    items: tuple[PlanItem, ...]
    late_reason: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Days that are not what their weekday says, with their names; a year without rows is not announced yet.

    ``notices`` holds by year the title and number of the notice that fixes its days.
    """

    years: frozenset[int]
    holidays: frozenset[str]
    workdays: frozenset[str]
    names: Mapping[str, Text] = field(default_factory=dict)
    notices: Mapping[int, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """The settings of this portal (``catalog/portal.yaml``)."""

    document: Document
    city: Text
    division: str
    title: Text
    short_title: Text
    description: Text
    base_url: str
    repository: str
    authority: str
    law: str
    demonstration: bool
    demonstration_note: Text
    list_withheld: bool
    intake: Mapping[str, str]
    industry_entrance: Mapping[str, str]
    footer: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that was read from one state of the repository.

    ``entry_folders`` holds the keys of all folders of entries, those with a broken descriptor too.
    """

    portal: Portal
    law: Law
    authorities: Mapping[str, Authority]
    publishers: Mapping[str, Publisher]
    vocabularies: Mapping[str, Vocabulary]
    plans: tuple[Plan, ...]
    registers: Mapping[str, Table]
    calendar: Calendar
    entries: tuple[Entry, ...]
    entry_folders: frozenset[str]
    synonyms: tuple[tuple[str, str], ...] = ()
    """Pairs of words of the same meaning: the search finds one by the other."""
    forms: tuple[Form, ...] = ()
    boundary: Boundary | None = None
    """What maps may show beside points: nothing, unless the portal has a reviewed map."""

    def label(self, vocabulary: str, code: str) -> Text:
        """Return the label of a code, or the code itself where the vocabulary does not have it."""
        term = self.vocabularies.get(vocabulary, {}).get(code)
        return term.label if term else Text(code, code)
