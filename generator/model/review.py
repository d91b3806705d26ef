"""The formal review of a change: who must approve, by when, and the whole verdict."""

from dataclasses import dataclass, field

from generator.model.change import Change
from generator.model.finding import Citation, Finding, Level
from generator.model.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a clock: whether it counts as a working day, why, and the notice that makes it so."""

    day: str
    counts: bool
    reason: Text
    notice: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a clock ends: every day from receipt on with its reason; an estimate where a year has no calendar yet."""

    received: str
    due: str
    days: int
    counted: tuple[CountedDay, ...]
    estimated: bool
    basis: tuple[Citation, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """An authority that must approve, and for which parts of the change."""

    authority: str
    name: Text
    level: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """All approvals that a change needs; ``any_of`` where the signature of one of them is enough (a suspension)."""

    approvals: tuple[Approval, ...]
    any_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole verdict on a change: complete, reproducible, the same in every format."""

    base: str
    head: str
    today: str
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    route: Route
    deadline: Deadline | None
    unknown: tuple[Text, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Tell whether nothing of level error was found."""
        return all(each.level is not Level.ERROR for each in self.findings)
