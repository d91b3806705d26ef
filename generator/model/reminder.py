"""What is due, by whom, until when: one line of the authority's morning."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.finding import Citation
from generator.model.law import Clock
from generator.model.review import Deadline
from generator.model.text import NOTHING, Text


class Stage(StrEnum):
    """How near the last day of a clock is."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    RUNNING = "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An opened pull request that waits for the formal review: its number, the day of its round, its entries."""

    number: int
    received: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One clock that runs: about what, since and until when, and who has to act.

    ``publisher`` is empty where an authority has to act itself. ``deadline`` holds the days that were counted, for
    clocks of working days; ``why`` says how the last day of any other clock follows from its first. ``estimated`` says
    that the calendar does not know all years on the way.
    """

    clock: Clock
    subject: str
    title: Text
    start: str
    due: str
    stage: Stage
    authority: str
    publisher: str = ""
    office: Text = NOTHING
    note: Text = NOTHING
    why: Text = NOTHING
    deadline: Deadline | None = None
    basis: tuple[Citation, ...] = ()

    @property
    def key(self) -> str:
        """Return what makes it the same thing from day to day: clock, subject and start."""
        return f"{self.clock.code} {self.subject} {self.start}"

    @property
    def estimated(self) -> bool:
        """Tell whether the last day was guessed from weekends."""
        return self.deadline is not None and self.deadline.estimated
