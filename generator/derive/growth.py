"""How the catalogue grew: entries that were open by the end of each month, quarter or year."""

from collections.abc import Iterable

from generator.derive.period import Period, before, period_of, quarter_of
from generator.model.entry import Entry

_MOST = 24
"""So many points a chart can show and a reader can read."""


def growth_of(entries: Iterable[Entry], today: str) -> tuple[tuple[str, int], ...]:
    """Return the running total of entries by day of opening, in the finest steps of which few enough are needed."""
    days = sorted(each.issued for each in entries if each.issued and each.issued <= today)
    if not days:
        return ()
    for now in (period_of(today[:7]), quarter_of(today)):
        steps = _back(now, days[0]) if now else ()
        if steps and len(steps) <= _MOST:
            break
    else:
        year = period_of(today[:4])
        steps = _back(year, days[0])[-_MOST:] if year else ()
    return tuple((each.code, sum(day <= each.end for day in days)) for each in steps)


def _back(now: Period, first: str) -> tuple[Period, ...]:
    """Return the periods of one length from the one that holds a day up to now, the oldest first."""
    steps = [now]
    while steps[-1].start > first and len(steps) <= _MOST:
        steps.append(before(steps[-1]))
    return tuple(reversed(steps))
