"""What a guard is: a rule about a change, which sees both sides of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.check.rule import Rule
from generator.model.catalogue import Publisher
from generator.model.change import Change, ChangeKind, FileChange
from generator.model.entry import Entry
from generator.model.finding import Place, Problem
from generator.model.review import Route
from generator.model.side import Side
from generator.model.table import Table
from generator.model.text import Text

ENTRIES = "datasets"
DESCRIPTOR = "datapackage.yaml"
ACCOUNTS = "catalog/publishers/accounts.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardContext:
    """A change as guards see it: both sides, what differs, who submits, who approves, who has to approve."""

    old: Side
    new: Side
    changes: tuple[Change, ...]
    files: tuple[FileChange, ...]
    route: Route
    today: str
    author: str = ""
    approver: str = ""
    of_entry: Mapping[str, tuple[Change, ...]] = field(init=False, repr=False, compare=False)
    """The changes by the key of their entry."""

    def __post_init__(self) -> None:
        """Sort the changes by entry once, as every guard asks for them."""
        sorted_out: defaultdict[str, list[Change]] = defaultdict(list)
        for each in self.changes:
            sorted_out[each.entry].append(each)
        object.__setattr__(self, "of_entry", {key: tuple(found) for key, found in sorted_out.items()})

    def number(self, parameter: str) -> int | None:
        """Return a number of the law as it was before the change (a change does not loosen its own measure)."""
        for side in (self.old, self.new):
            found = side.catalogue.law.parameter(parameter, self.today)
            if found and found.value.isdigit():
                return int(found.value)
        return None

    def kept(self) -> Iterator[tuple[Entry, Entry]]:
        """Yield the entries that both sides have, the earlier and the later state of each, by key."""
        before = {each.key: each for each in self.old.catalogue.entries}
        for entry in sorted(self.new.catalogue.entries, key=lambda each: each.key):
            if entry.key in before:
                yield before[entry.key], entry

    def removed(self) -> tuple[str, ...]:
        """Return the keys of the entries whose folder is gone."""
        return tuple(sorted(self.old.catalogue.entry_folders - self.new.catalogue.entry_folders))

    def moved(self) -> Mapping[str, Entry]:
        """Return what stood in a vanished folder before, by the key of the new folder that holds the same now."""
        before = {each.id: each for each in self.old.catalogue.entries}
        known = self.old.catalogue.entry_folders
        return {
            each.entry: before[each.before.strip('"')]
            for each in self.changes
            if each.kind is ChangeKind.IDENTITY_CHANGED and each.entry not in known and each.before.strip('"') in before
        }

    def of(self, entry: Entry, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of an entry that are of some kinds."""
        return tuple(each for each in self.of_entry.get(entry.key, ()) if each.kind in kinds)

    def touched(self) -> tuple[str, ...]:
        """Return the publishers below whose folders something changed."""
        parts = (each.path.split("/") for each in self.files)
        named = {each.entry.partition("/")[0] for each in self.changes if each.entry}
        return tuple(
            sorted(named | {part[1] for part in parts if part[0] == ENTRIES and len(part) > len((ENTRIES, ""))})
        )

    def publisher(self, code: str) -> Publisher | None:
        """Return a publisher as it was registered before the change, a new one as the change registers it."""
        return self.old.catalogue.publishers.get(code) or self.new.catalogue.publishers.get(code)

    def bodies(self) -> Mapping[str, str]:
        """Return who stands behind an account, as it was registered before the change; keys as ``account_key``."""
        return {account_key(row["account"]): row["body"] for row in table_of(self.old, ACCOUNTS) if row["account"]}

    def author_body(self) -> str:
        """Return the publisher or authority for whom the author acts; empty where nobody registered it."""
        return self.bodies().get(account_key(self.author), "")


class Guard(Protocol):
    """A module of ``check/guards``: it looks at the difference of two revisions."""

    RULE: Rule

    def check(self, review: GuardContext, /) -> Iterator[Problem]:
        """Yield the problems of a change."""


def table_of(side: Side, file: str) -> Table:
    """Return a table of ``catalog/`` by its path; a missing one is empty."""
    folder, _, name = file.rpartition("/")
    found = next((each.tables.get(name) for each in side.packages if each.folder == folder), None)
    return found or Table(file=file)


def account_key(account: str) -> str:
    """Return an account as forges compare it: without the at sign, capital and small letters alike."""
    return account.strip().removeprefix("@").casefold()


def folder_place(key: str) -> Place:
    """Return the descriptor of an entry as the place of a problem, be it still there or not."""
    return Place(f"{ENTRIES}/{key}/{DESCRIPTOR}", 1)


def publisher_place(review: GuardContext, publisher: str) -> Place:
    """Return the first file that a change touches below a publisher's folder."""
    folder = f"{ENTRIES}/{publisher}/"
    paths = sorted(each.path for each in review.files if each.path.startswith(folder))
    return Place(printable(paths[0])) if paths else Place(folder.rstrip("/"))


def printable(path: str) -> str:
    """Return a path with whatever cannot be printed written out."""
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in path)


def listed(words: tuple[str, ...], most: int = 5) -> Text:
    """Return a list of words as a text, the first ones and how many there are."""
    more = len(words) - most
    zh, en = "、".join(words[:most]), ", ".join(words[:most])
    return Text(f"{zh} 等 {len(words)} 项", f"{en} and {more} more") if more > 0 else Text(zh, en)
