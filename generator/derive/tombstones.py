"""What is left of removed entries: the register of tombstones, with the entry that each of them continues in, if any."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.text import Text

REGISTER = "tombstones"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A removed entry: what it was, since when and why it is gone, and the identity of the entry that follows it."""

    key: str
    title: Text
    publisher: str
    withdrawn_on: str
    reason: str
    note: Text
    successor: str


def tombstones(catalogue: Catalogue) -> tuple[Tombstone, ...]:
    """Return the removed entries of a public view; a successor that the view does not show is not named."""
    rows = catalogue.registers.get(REGISTER, ())
    following = {row["code"]: row["successor"] for row in rows}
    shown = {each.key for each in catalogue.entries}
    return tuple(
        Tombstone(
            key=row["code"],
            title=Text(row["title"], row["titleEn"]),
            publisher=row["publisher"],
            withdrawn_on=row["withdrawnOn"],
            reason=row["reason"],
            note=Text(row["note"], row["noteEn"]),
            successor=found if (found := last_of(row["code"], following)) in shown else "",
        )
        for row in rows
        if row["code"] not in catalogue.entry_folders
    )


def last_of(key: str, following: Mapping[str, str]) -> str:
    """Return where a chain of successors ends; nothing where there is none, or where it goes in a ring."""
    seen = {key}
    key = following.get(key, "")
    while key in following and key not in seen:
        seen.add(key)
        key = following[key]
    return "" if key in seen else key
