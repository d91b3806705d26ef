"""The law as data: what it says, its numbers, and what carries each paragraph out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model.finding import Citation, Level
from generator.model.text import Text

CHECKS = frozenset({"rule", "guard"})
"""The kinds of carrier that are a check with a code of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One law or set of rules."""

    code: str
    title: Text
    issuer: Text
    number: str
    in_force_from: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A paragraph or item of an article, summarised in our words."""

    law: str
    clause: str
    article: int
    chapter: Text
    label: Text
    summary: Text

    @property
    def citation(self) -> Citation:
        """Return the clause as findings cite it."""
        return Citation(self.law, self.clause, self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What carries a clause out: a rule, guard, page, command or workflow; people; or nothing yet (``open``)."""

    law: str
    clause: str
    kind: str
    carrier: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number of the law with its unit, in force between two dates (ISO, empty for open ends)."""

    code: str
    value: str
    unit: str
    law: str
    clause: str
    in_force_from: str
    in_force_until: str
    title: Text
    note: Text

    def in_force(self, day: str) -> bool:
        """Tell whether the parameter applies on an ISO day."""
        return (not self.in_force_from or self.in_force_from <= day) and (
            not self.in_force_until or day <= self.in_force_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOverride:
    """A city's decision that a rule weighs more or less than by default, from a day on."""

    rule: str
    level: Level
    in_force_from: str
    in_force_until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time limit: which days start and end it, by which parameter, who holds it, and whether the public sees it.

    ``kind`` says from what it runs: the rows of a register (``case``), a submission, the annual plan, the updates of
    entries, or what an authority does again and again (``interval``). ``closes`` is ``publication`` where not a cell of
    the register but the published entry itself ends it.
    """

    code: str
    kind: str
    register: str
    starts: str
    ends: str
    when: str
    parameter: str
    holder: str
    closes: str
    public: bool
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How the city reads what the text leaves open."""

    code: str
    law: str
    clause: str
    question: Text
    decision: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The whole register of law; clauses are keyed by ``(law, clause)`` in the order of the text."""

    acts: Mapping[str, Act]
    clauses: Mapping[tuple[str, str], Clause]
    duties: tuple[Duty, ...]
    parameters: tuple[Parameter, ...]
    levels: tuple[LevelOverride, ...]
    decisions: tuple[Decision, ...]
    clocks: tuple[Clock, ...] = ()

    def measured_by(self, earlier: "Law") -> "Law":
        """Return this law with the numbers and levels of an earlier one, so that a change is not its own measure."""
        return replace(self, parameters=earlier.parameters, levels=earlier.levels) if earlier.acts else self

    def basis(self, code: str) -> tuple[Citation, ...]:
        """Return the clauses that a rule carries out, in the order of the law."""
        cited = {(duty.law, duty.clause) for duty in self.duties if duty.kind in CHECKS and duty.carrier == code}
        return tuple(clause.citation for key, clause in self.clauses.items() if key in cited)

    def number(self, code: str, day: str) -> int | None:
        """Return a number in force on an ISO day; ``None`` where the city has none."""
        found = self.parameter(code, day)
        return int(found.value) if found and found.value.isdecimal() else None

    def parameter(self, code: str, day: str) -> Parameter | None:
        """Return the parameter in force on an ISO day."""
        return next((each for each in self.parameters if each.code == code and each.in_force(day)), None)
