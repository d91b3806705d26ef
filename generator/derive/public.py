"""The public view: the only entries that pages, search and exports ever see.

A withheld entry shows its title, publisher, openness and basis; a suspended or withdrawn one its title, publisher
and notice. Everything else of them is emptied here, so that no page can leak it. Registers keep cases, days and results.
"""

from collections.abc import Mapping
from dataclasses import replace

from generator.model.catalogue import Catalogue
from generator.model.document import Document
from generator.model.entry import Entry, Openness, Role, Status
from generator.model.facts import TableFacts
from generator.model.table import Row, Table
from generator.model.text import NOTHING

_PRIVATE: Mapping[str, frozenset[str]] = {
    "applications": frozenset({"reason", "reasonEn"}),
    "usage-reports": frozenset({"use", "useEn", "result", "resultEn"}),
}
"""What may describe an applicant or a user: ledgers count it by kind, and nothing public repeats it."""

WORDS = frozenset(
    f"{name}{lang}" for name in ("problem", "measure", "verification", "result", "reason") for lang in ("", "En")
)
"""What a register says in words about the content of an entry: nothing of it is public once the entry is closed."""

_CORRECTIONS, _VALUES = "corrections", frozenset({"before", "after"})
_TOMBSTONES = "tombstones"
_CLOSED = {Status.SUSPENDED, Status.WITHDRAWN}


def public_view(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue as the public may see it, newest entries first."""
    shown = [_public(each) for each in catalogue.entries if _is_shown(each, catalogue)]
    shown.sort(key=lambda each: each.key)
    shown.sort(key=lambda each: each.modified or each.issued, reverse=True)
    return replace(catalogue, entries=tuple(shown), registers=_registers(catalogue))


def _registers(catalogue: Catalogue) -> Mapping[str, Table]:
    """Return the registers without what may tell about a user, and without words about the content of closed or removed entries."""
    closed = frozenset(each.key for each in catalogue.entries if each.status in _CLOSED)
    closed |= {row["code"] for row in catalogue.registers.get(_TOMBSTONES, ())}
    return {
        name: replace(table, rows=tuple(_told(row, _hidden(name, row, closed)) for row in table.rows))
        for name, table in catalogue.registers.items()
    }


def _hidden(register: str, row: Row, closed: frozenset[str]) -> frozenset[str]:
    private = _PRIVATE.get(register, frozenset())
    if register == _CORRECTIONS and row["column"] in _PRIVATE.get(row["register"], frozenset()) | WORDS:
        private |= _VALUES
    return private | WORDS if row["entry"] in closed else private


def _told(row: Row, hidden: frozenset[str]) -> Row:
    if not hidden & row.cells.keys():
        return row
    return replace(row, cells={name: "" if name in hidden else cell for name, cell in row.cells.items()})


def is_listed(entry: Entry) -> bool:
    """Tell whether lists and search name the entry: suspended and withdrawn ones keep only their own page."""
    return entry.status not in _CLOSED


def _is_shown(entry: Entry, catalogue: Catalogue) -> bool:
    if entry.openness is None or entry.status is None:
        return False
    return catalogue.portal.list_withheld or entry.openness is not Openness.WITHHELD


def _public(entry: Entry) -> Entry:
    if entry.status in _CLOSED:
        return replace(_bare(entry), status_change=entry.status_change)
    if entry.openness is Openness.WITHHELD:
        return replace(_bare(entry), legal_basis=entry.legal_basis)
    if entry.openness is Openness.CONDITIONAL:
        kept = tuple(each for each in entry.resources if each.role in {Role.SAMPLE, Role.DICTIONARY})
        return replace(entry, resources=kept)
    return entry


def _bare(entry: Entry) -> Entry:
    """Return an entry with its identity, openness and status only."""
    return replace(
        entry,
        document=Document(file=entry.document.file, value={}),
        files=(),
        description=NOTHING,
        status_change=None,
        data_type="",
        themes=(),
        industry="",
        keywords=(),
        keywords_en=(),
        update_frequency="",
        modified="",
        temporal=("", ""),
        divisions=(),
        licences=(),
        conditions=(),
        materials=(),
        legal_basis=(),
        services=(),
        aggregated=None,
        secrecy_review=None,
        security_review=None,
        risk_assessment=None,
        masking=None,
        adjustments=(),
        change_note=None,
        contact={},
        sources=(),
        synthetic_note=NOTHING,
        version="",
        province_number="",
        update_exception=None,
        review_by="",
        views=(),
        resources=(),
    )


def public_tables(entry: Entry, tables: Mapping[str, TableFacts]) -> Mapping[str, TableFacts]:
    """Return what was measured on the tables that everyone may see: open data, and samples declared as such.

    A row that was put into a dictionary or a closed entry by mistake is not shown even as a number.
    """
    sampled = entry.openness is Openness.CONDITIONAL and entry.status in {Status.PUBLISHED, Status.ARCHIVED}
    shown = {
        each.name
        for each in entry.resources
        if (each.role is Role.SAMPLE and (sampled or entry.offers_data))
        or (each.role is Role.DATA and entry.offers_data)
    }
    return {name: facts for name, facts in tables.items() if name in shown}
