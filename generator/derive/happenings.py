"""What happened to the catalogue, from the dates that its entries state: new, changed, openness changed, suspended …"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.text import NOTHING, Text

_KINDS = {
    "new": Text("新上线", "New"),
    "changed": Text("有更新", "Updated"),
    "openness": Text("开放属性调整", "Openness changed"),
    "suspended": Text("中止开放", "Suspended"),
    "withdrawn": Text("下架", "Withdrawn"),
    "archived": Text("归档", "Archived"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to an entry on a day."""

    day: str
    kind: str
    entry: Entry
    note: Text
    number: int = 0
    """Counts the events of a day from the last one up, so that time falls along the list."""

    @property
    def label(self) -> Text:
        """Return what kind of thing it is."""
        return _KINDS.get(self.kind, NOTHING)


def topics_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return under what the events of an entry are told besides the whole: its publisher and its themes."""
    return (("publishers", entry.publisher), *(("themes", code) for code in entry.themes))


def topics(catalogue: Catalogue) -> frozenset[str]:
    """Return the publishers and themes of a public view that have something to tell (``themes/transport``)."""
    told = (each for each in catalogue.entries if any(event.day for event in _of(each, catalogue)))
    return frozenset(f"{kind}/{code}" for entry in told for kind, code in topics_of(entry))


def happenings(catalogue: Catalogue) -> tuple[Happening, ...]:
    """Return everything that happened to the entries of a public view, newest first."""
    found = [each for entry in catalogue.entries for each in _of(entry, catalogue) if each.day]
    found.sort(key=lambda each: (each.entry.key, each.kind))
    found.sort(key=lambda each: each.day, reverse=True)
    left = Counter(each.day for each in found)
    told = []
    for each in found:
        left[each.day] -= 1
        told.append(replace(each, number=left[each.day]))
    return tuple(told)


def _of(entry: Entry, catalogue: Catalogue) -> Iterator[Happening]:
    yield Happening(entry.issued, "new", entry, entry.description)
    if entry.modified and entry.modified != entry.issued:
        yield Happening(entry.modified, "changed", entry, entry.description)
    for each in entry.adjustments:
        before, after = catalogue.label("openness", each.before), catalogue.label("openness", each.after)
        note = Text(
            f"{before.zh} → {after.zh}。{each.reason.zh}", f"{before.en} → {after.en}. {each.reason.en}".strip()
        )
        yield Happening(each.approved_on or each.date, "openness", entry, note)
    if entry.status_change and entry.status in _KINDS:
        yield Happening(entry.status_change.date, entry.status, entry, entry.status_change.note)
