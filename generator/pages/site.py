"""What every page may ask, and what every page is before it is stamped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.check.rule import Rule
from generator.derive.freshness import Due
from generator.derive.metadata_quality import MetadataQuality
from generator.derive.plans import Delivery
from generator.derive.quality import Quality
from generator.model.catalogue import Catalogue, Publisher
from generator.model.document import JSON
from generator.model.entry import Entry
from generator.model.facts import EntryFacts
from generator.model.figure import Pictures
from generator.model.finding import Finding
from generator.model.history import History
from generator.model.merge import Record
from generator.model.profile import TableProfile
from generator.model.report import Report
from generator.model.text import Lang, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The public view of the catalogue and all that was derived from it, read once for all pages."""

    catalogue: Catalogue
    facts: Mapping[str, EntryFacts]
    due: Mapping[str, Due]
    plans: Mapping[int, tuple[Delivery, ...]]
    rules: Mapping[str, Rule]
    findings: tuple[Finding, ...]
    profile: Mapping[str, JSON]
    words: Mapping[str, Text]
    today: str
    listed: tuple[Entry, ...]
    notices: tuple[Entry, ...]
    histories: Mapping[str, History] = field(default_factory=dict)
    related: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    pictures: Mapping[str, Pictures] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, TableProfile]] = field(default_factory=dict)
    quality: Mapping[str, Quality] = field(default_factory=dict)
    described: Mapping[str, MetadataQuality] = field(default_factory=dict)
    """How well each entry with data is described, by measures of others."""
    hidden_withheld: int = 0
    """How many withheld entries the portal counts but does not list (``listWithheld: false``)."""
    record: Record = field(default_factory=Record)
    quality_before: Mapping[str, Quality] = field(default_factory=dict)
    quality_before_day: str = ""
    reports: Mapping[str, Report] = field(default_factory=dict)
    """Everything that is shown as a table with files beside it, by the folder of its files."""

    def publisher(self, entry: Entry) -> Publisher | None:
        """Return who publishes an entry."""
        return self.catalogue.publishers.get(entry.publisher)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in one language: its path below the language's root, its template and the view that it shows."""

    lang: Lang
    path: str
    title: str
    description: str
    template: str
    view: object
    head: str = ""
    scripts: tuple[str, ...] = field(default=())
    styles: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """Return how many folders lie between the page and the site's root."""
        return self.path.count("/") + (1 if self.lang is Lang.EN else 0)

    @property
    def root(self) -> str:
        """Return the relative way to the site's root."""
        return "../" * self.depth or "./"

    @property
    def url(self) -> str:
        """Return the path below the site's root."""
        return f"en/{self.path}" if self.lang is Lang.EN else self.path
