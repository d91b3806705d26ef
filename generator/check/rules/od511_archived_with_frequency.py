"""Archived data promise no updates."""

from collections.abc import Iterator

from generator.check.rule import Context, Rule
from generator.model.entry import Entry, Status
from generator.model.finding import Level, Problem
from generator.model.text import Text

RULE = Rule(
    code="OD511",
    name="archived-with-frequency",
    level=Level.NOTICE,
    title=Text("已经归档，仍写着更新频率", "an archived entry still promises updates"),
    what=Text(
        "归档就是不再更新。仍写着每月、每年更新，会让人一直等下去。",
        "Archived means no longer updated. A promise of monthly or yearly updates makes people wait.",
    ),
    cure=Text(
        "把 updateFrequency 改为 never；仍会更新的，恢复 status: published",
        "set 'updateFrequency' to 'never'; if there are updates to come, restore 'status: published'",
    ),
    bad="status: archived\nupdateFrequency: monthly\n",
    good="status: archived\nupdateFrequency: never\n",
)


def check(entry: Entry, _context: Context) -> Iterator[Problem]:
    """Yield a notice for an archived entry with another frequency than ``never``."""
    if entry.status is Status.ARCHIVED and entry.update_frequency not in {"", "never"}:
        yield RULE.at(entry.place("updateFrequency"))
