"""The clocks of registered cases (``catalog/law/clocks.csv``): since when each runs, until when, and what ended it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.check.dates import day_of
from generator.check.registers import fulfils
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Openness
from generator.model.law import Clock
from generator.model.review import Deadline
from generator.model.table import Row
from generator.model.text import NOTHING, Text
from generator.model.working_days import clock

CASE, SUBMISSION = "case", "submission"
COUNTED = frozenset({CASE, SUBMISSION})
"""The kinds of clocks that a row of a register starts."""

PUBLICATION = "publication"
ESTIMATE = Text("（工作日历没有这一年，按周末推算）", " (guessed from weekends: the year has no calendar)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClock:
    """One clock of one case: its deadline, and the day on which it ended (ISO, empty while it runs)."""

    clock: Clock
    row: Row
    deadline: Deadline
    ended: str

    @property
    def case(self) -> str:
        """Return the number of the case."""
        return self.row["caseNumber"] or self.row["code"]

    def late(self, today: str) -> bool:
        """Tell whether the clock still runs after its last day."""
        return not self.ended and today > self.deadline.due

    @property
    def estimate(self) -> Text:
        """Return what has to be said of a deadline that was guessed; nothing for one that is known."""
        return ESTIMATE if self.deadline.estimated else NOTHING


def case_clocks(catalogue: Catalogue, today: str, published: frozenset[str] | None = None) -> Iterator[CaseClock]:
    """Yield every clock that a case of the registers started, running or ended, in the order of the law's table.

    Where the site that is served is known, ``published`` holds the entries that stand open in it.
    """
    entries = {each.key: each for each in catalogue.entries}
    for rule in catalogue.law.clocks:
        for row in catalogue.registers.get(rule.register, ()) if rule.kind in COUNTED else ():
            starts = day_of(row[rule.starts])
            if starts is None or (rule.when and not fulfils(row, rule.when)):
                continue
            found = clock(rule.parameter, starts.isoformat(), catalogue.law, catalogue.calendar, today=today)
            if found is not None:
                ended = _ended(rule, row, catalogue, entries, today)
                if rule.closes == PUBLICATION and published is not None and row["entry"] not in published:
                    ended = ""
                yield CaseClock(clock=rule, row=row, deadline=found, ended=ended)


def _ended(rule: Clock, row: Row, catalogue: Catalogue, entries: Mapping[str, Entry], today: str) -> str:
    ends = day_of(row[rule.ends])
    written = ends.isoformat() if ends else ""
    if rule.closes != PUBLICATION or not written:
        return written
    if row["entry"] not in entries:
        # a review reads the changed entries only; of the others the register is believed
        return written if row["entry"] in catalogue.entry_folders else ""
    published = opened_on(entries[row["entry"]], today)
    return max(written, published) if published else ""


def opened_on(entry: Entry, today: str) -> str:
    """Return the day since which an entry stands in the published catalogue as open; empty where it does not."""
    issued = day_of(entry.issued)
    if issued is None or issued.isoformat() > today or entry.openness in {None, Openness.WITHHELD}:
        return ""
    return issued.isoformat()
