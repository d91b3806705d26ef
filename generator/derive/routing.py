"""Who must approve a change: the authority of the publisher's own level, the city's, or either for a suspension."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.model.catalogue import Catalogue
from generator.model.change import Change, FileChange
from generator.model.entry import Entry, Status
from generator.model.review import Approval, Route
from generator.model.table import Row, Table
from generator.model.text import Text

CITY_REGISTERS = frozenset({"applications", "requests"})
"""Registers of what the city's authority receives and reviews first; the others belong to whom their rows name."""

SUSPENDING = frozenset({"status", "statusChange", "changeNote"})
"""All that a suspension writes into a descriptor."""

_REGISTERS = "catalog/registers/"
_OBJECTIONS = "catalog/registers/objections.csv"
_ENTRY_PARTS = 3
_CITY_MATTERS: tuple[tuple[str, Text], ...] = (
    ("catalog/plans/", Text("年度计划", "the annual plan")),
    ("catalog/registers/", Text("登记表", "registers")),
    ("catalog/law/", Text("法规与参数", "the law and its parameters")),
    ("catalog/calendar/", Text("工作日历", "the calendar")),
    ("catalog/vocabularies/", Text("词表", "vocabularies")),
    ("catalog/publishers/", Text("单位名册", "the register of bodies")),
    ("catalog/", Text("门户设置", "settings of the portal")),
    ("docs/", Text("说明文字", "prose")),
    ("", Text("程序、模板与流程", "code, templates and workflows")),
)


class Matter(NamedTuple):
    """One thing that an authority must approve."""

    authority: str
    reason: Text


def route_of(changes: tuple[Change, ...], files: tuple[FileChange, ...], old: Catalogue, new: Catalogue) -> Route:
    """Return every authority that must approve, the city's first, each with what it is asked about.

    Bodies are taken from the register as it was before the change, new ones as the change registers them.
    """
    keys = _entry_keys(changes, files)
    others = tuple(each.path for each in files if not each.path.startswith("datasets/"))
    if keys and set(others) <= {_OBJECTIONS} and all(_only_suspended(key, files, old, new) for key in keys):
        return _suspension(keys, old, new)
    matters = [*_entries(keys, old, new)]
    for path in others:
        matters.extend(_file(path, old, new))
    return Route(approvals=_approvals(matters, old, new))


def authority_of(publisher: str, old: Catalogue, new: Catalogue) -> str:
    """Return the authority of a publisher's own level; the city's for a body that nobody registered."""
    found = old.publishers.get(publisher) or new.publishers.get(publisher)
    return found.authority if found and found.authority else _city(old, new)


def _city(old: Catalogue, new: Catalogue) -> str:
    return old.portal.authority or new.portal.authority


def _entry_keys(changes: Iterable[Change], files: Iterable[FileChange]) -> tuple[str, ...]:
    parts = (each.path.split("/") for each in files)
    named = {"/".join(part[1:_ENTRY_PARTS]) for part in parts if part[0] == "datasets" and len(part) > 1}
    return tuple(sorted(named | {each.entry for each in changes if each.entry}))


def _entries(keys: Iterable[str], old: Catalogue, new: Catalogue) -> Iterator[Matter]:
    """Yield one matter per publisher: its entry, or how many entries of it."""
    by_publisher: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_publisher[key.partition("/")[0]].append(key)
    for publisher, own in by_publisher.items():
        more = Text(f"{publisher} 的 {len(own)} 个目录", f"{len(own)} entries of {publisher}")
        reason = Text(f"目录 {own[0]}", f"the entry {own[0]}") if len(own) == 1 else more
        yield Matter(authority_of(publisher, old, new), reason)


def _suspension(keys: Iterable[str], old: Catalogue, new: Catalogue) -> Route:
    """Return the city's authority and the publisher's own, one being enough; of several districts only the city's."""
    reasons = [Text(f"中止开放 {key}", f"the suspension of {key}") for key in keys]
    owners = {authority_of(key.partition("/")[0], old, new) for key in keys}
    competent = {_city(old, new)} | (owners if len(owners) == 1 else set())
    matters = [Matter(authority, reason) for authority in competent for reason in reasons]
    return Route(approvals=_approvals(matters, old, new), any_of=len(competent) > 1)


def _only_suspended(key: str, files: Iterable[FileChange], old: Catalogue, new: Catalogue) -> bool:
    """Tell whether nothing happens to an entry but that it is suspended."""
    before, after = (next((each for each in side.entries if each.key == key), None) for side in (old, new))
    if before is None or after is None or before.status is Status.SUSPENDED or after.status is not Status.SUSPENDED:
        return False
    folder = f"{after.folder}/"
    touched = {each.path for each in files if each.path.startswith(folder)}
    return touched <= {after.document.file} and _rest(before) == _rest(after)


def _rest(entry: Entry) -> Mapping[str, object]:
    return {key: value for key, value in entry.document.value.items() if key not in SUSPENDING}


def _file(path: str, old: Catalogue, new: Catalogue) -> Iterator[Matter]:
    """Yield who must approve a file outside the entries."""
    name = path.removeprefix(_REGISTERS).removesuffix(".csv")
    if path.startswith(_REGISTERS) and path.endswith(".csv") and name not in CITY_REGISTERS:
        rows = tuple(_changed_rows(old.registers.get(name), new.registers.get(name)))
        for row in rows:
            yield Matter(_owner(row, old, new), Text(f"登记表 {name}", f"the register {name}"))
        if rows:
            return
    yield Matter(_city(old, new), next(text for start, text in _CITY_MATTERS if path.startswith(start)))


def _changed_rows(old: Table | None, new: Table | None) -> Iterator[Row]:
    before, after = ({tuple(row.cells.items()): row for row in table or ()} for table in (old, new))
    for cells in sorted(before.keys() ^ after.keys()):
        yield before.get(cells) or after[cells]


def _owner(row: Row, old: Catalogue, new: Catalogue) -> str:
    """Return the authority to whose matters a row belongs, by what it names: an authority, a publisher or a case."""
    if row["register"] in CITY_REGISTERS:
        return _city(old, new)
    if row["authority"]:
        return row["authority"]
    publisher = row["publisher"] or row["entry"].partition("/")[0]
    if publisher:
        return authority_of(publisher, old, new)
    for register, number in (("agreements", row["agreement"]), (row["register"], row["case"])):
        named = _case(register, number, new) or _case(register, number, old)
        if named is not None:
            return _owner(named, old, new)
    return _city(old, new)


def _case(register: str, number: str, side: Catalogue) -> Row | None:
    """Return the row of a register that has a number."""
    rows = side.registers.get(register, ()) if number else ()
    return next((row for row in rows if number in {row["caseNumber"], row["code"]}), None)


def _approvals(matters: Iterable[Matter], old: Catalogue, new: Catalogue) -> tuple[Approval, ...]:
    reasons: defaultdict[str, dict[Text, None]] = defaultdict(dict)
    for each in matters:
        reasons[each.authority][each.reason] = None
    city = _city(old, new)
    return tuple(
        _approval(code, tuple(reasons[code]), old, new)
        for code in sorted(reasons, key=lambda code: (code != city, code))
    )


def _approval(code: str, reasons: tuple[Text, ...], old: Catalogue, new: Catalogue) -> Approval:
    known = old.authorities.get(code) or new.authorities.get(code)
    name, level = (known.name, known.level) if known else (Text(code, code), "")
    return Approval(authority=code, name=name, level=level, reasons=reasons)
