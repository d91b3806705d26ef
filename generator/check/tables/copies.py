"""The same table under two names: found by its hash once everything is measured."""

from collections.abc import Iterable, Iterator, Mapping

from generator.model.entry import Entry, Role
from generator.model.facts import TableFacts
from generator.model.finding import Problem
from generator.model.text import Text


def check_copies(entries: Iterable[Entry], tables: Mapping[str, Mapping[str, TableFacts]]) -> Iterator[Problem]:
    """Yield each table of data that an earlier entry or resource holds already, byte for byte."""
    seen: dict[str, str] = {}
    for entry in entries:
        for resource in entry.resources if entry.offers_data else ():
            facts = tables.get(entry.key, {}).get(resource.name)
            if facts is None or resource.role is not Role.DATA or not facts.rows:
                continue
            own = f"{entry.key}/{resource.path}"
            first = seen.setdefault(facts.sha256, own)
            if first != own:
                message = Text(f"与 {first} 的内容完全相同", f"the same, byte for byte, as {first}")
                yield Problem(code="OD417", place=entry.place(*resource.way, "path"), message=message)
