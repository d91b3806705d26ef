"""One resource of an entry while its table is checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.check.tables.columns import Column
from generator.check.tables.faults import Faults
from generator.check.tables.keys import Reference, Use
from generator.model.entry import ForeignKey, Resource
from generator.model.facts import TableFacts
from generator.model.finding import Problem
from generator.read.content import Content


@dataclass(slots=True)
class Table:
    """What is known of a table so far."""

    resource: Resource
    content: Content
    faults: Faults
    facts: TableFacts
    columns: Mapping[str, Column]
    header: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    references: dict[tuple[str, ...], Reference] = field(default_factory=dict)
    uses: list[tuple[ForeignKey, Use]] = field(default_factory=list)
