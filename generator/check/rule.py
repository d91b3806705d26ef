"""What a rule is: one code, one requirement, its public page, and how it reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.model.catalogue import Catalogue
from generator.model.document import JSON
from generator.model.entry import Entry
from generator.model.finding import Level, Place, Problem
from generator.model.package import Package
from generator.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule's identity and the text of its page; the law that it carries out is data (``catalog/law/``).

    Where a ``private`` rule found something, nothing of that file is shown anywhere: it may be about people.
    """

    code: str
    name: str
    level: Level
    title: Text
    what: Text
    cure: Text
    bad: str
    good: str
    since: str = "0.1"
    private: bool = False

    def at(self, place: Place, message: Text | None = None, cure: Text | None = None) -> Problem:
        """Return the problem of this rule at a place; the rule's own title and cure are the defaults."""
        return Problem(code=self.code, place=place, message=message or self.title, cure=cure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What rules may ask besides the value they look at."""

    catalogue: Catalogue
    packages: tuple[Package, ...]
    today: str
    profile: Mapping[str, JSON]

    def number(self, parameter: str) -> int | None:
        """Return a number of the law in force today; ``None`` where the city has none."""
        return self.catalogue.law.number(parameter, self.today)

    def codes(self, vocabulary: str) -> tuple[str, ...]:
        """Return the codes of a vocabulary."""
        return tuple(self.catalogue.vocabularies.get(vocabulary, ()))


class EntryRule(Protocol):
    """A module of ``check/rules`` that looks at one entry at a time."""

    RULE: Rule

    def check(self, entry: Entry, context: Context, /) -> Iterator[Problem]:
        """Yield the problems of one entry."""


class CatalogueRule(Protocol):
    """A module of ``check/rules`` that looks at the authority's tables or at all entries together."""

    RULE: Rule

    def check(self, context: Context, /) -> Iterator[Problem]:
        """Yield the problems of the catalogue."""


class ReadRule(Protocol):
    """A module of ``check/rules`` whose problems the reader or the table checker reports."""

    RULE: Rule
