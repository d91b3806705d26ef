"""The static data interface (静态数据接口): the whole catalogue as JSON files whose addresses never change their meaning."""

from collections.abc import Iterator, Sequence

from generator.derive.public import is_listed
from generator.export.api_entry import API, dictionary, entry_details, entry_summary
from generator.export.json_file import both, filled, json_file
from generator.export.openapi import openapi
from generator.export.view import PublicView
from generator.model.artifact import Artifact
from generator.model.catalogue import Plan, PlanItem
from generator.model.document import JSON
from generator.model.table import Row

SYNONYMS = "synonyms"
"""The one vocabulary without codes: pairs of words of the same meaning."""

PER_PAGE = 500
"""Entries of a page of the catalogue; part of every address, so it never changes."""


def api(view: PublicView) -> Iterator[Artifact]:
    """Yield every file of the interface but the rows."""
    yield json_file(f"{API}/openapi.json", openapi(view))
    yield from _catalogue(view)
    for (
        entry
    ) in view.catalogue.entries:  # those too that no list names: at its own address a closed one says that and why
        yield json_file(f"{API}/entries/{entry.key}.json", entry_details(entry, view))
        if entry.resources or not is_listed(entry):
            yield json_file(f"{API}/dictionaries/{entry.key}.json", dictionary(entry, view))
    yield json_file(f"{API}/publishers.json", _publishers(view))
    yield from _codes(view)
    yield from _plans(view)
    yield from _registers(view)
    # what a host may send for an address that does not exist
    yield json_file(
        "404.json", {"error": {"status": 404, "zh": "没有这个地址", "en": "there is nothing at this address"}}
    )


def catalogue_path(number: int) -> str:
    """Return where a page of the catalogue lies, counted from 1."""
    return f"{API}/catalogue.json" if number == 1 else f"{API}/catalogue/{number}.json"


def _catalogue(view: PublicView) -> Iterator[Artifact]:
    last = max(1, -(-len(view.entries) // PER_PAGE))
    for number in range(1, last + 1):
        entries = view.entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        value: JSON = {
            "title": both(view.catalogue.portal.title),
            "total": len(view.entries),
            "page": number,
            "pages": last,
            "next": view.url(catalogue_path(number + 1)) if number < last else None,
            "entries": [entry_summary(each, view) for each in entries],
        }
        yield json_file(catalogue_path(number), value)


def _publishers(view: PublicView) -> JSON:
    return {
        "authorities": [
            filled({"code": each.code, "name": both(each.name), "level": each.level, "division": each.division})
            for each in view.catalogue.authorities.values()
        ],
        "publishers": [
            filled(
                {
                    "code": each.code,
                    "name": both(each.name),
                    "level": each.level,
                    "division": each.division,
                    "authority": each.authority,
                    "kind": each.kind,
                    "office": both(each.office),
                    "phone": each.phone,
                    "email": each.email,
                    "page": view.url(f"publishers/{each.code}/"),
                }
            )
            for each in view.catalogue.publishers.values()
        ],
    }


def _codes(view: PublicView) -> Iterator[Artifact]:
    vocabularies = view.catalogue.vocabularies
    yield json_file(f"{API}/codes.json", {name: view.url(f"{API}/codes/{name}.json") for name in vocabularies})
    for name, terms in vocabularies.items():
        value: JSON = [
            filled(
                {"code": each.code, "label": both(each.label), "uri": each.uri, "description": both(each.description)}
            )
            for each in terms.values()
            if each.code
        ]
        pairs: JSON = [[*pair] for pair in view.catalogue.synonyms] if name == SYNONYMS else []
        content = filled({"vocabulary": name, "pairs": pairs})
        yield json_file(f"{API}/codes/{name}.json", {**content, "codes": value})


def _plans(view: PublicView) -> Iterator[Artifact]:
    plans = view.catalogue.plans
    yield json_file(f"{API}/plans.json", {str(each.year): view.url(f"{API}/plans/{each.year}.json") for each in plans})
    for plan in plans:
        yield json_file(f"{API}/plans/{plan.year}.json", _plan(plan, view))


def _plan(plan: Plan, view: PublicView) -> JSON:
    items = [_item(each) for each in plan.items if each.entry not in view.closed_keys]
    return filled({"year": plan.year, "title": both(plan.title), "publishedOn": plan.published_on, "items": [*items]})


def _item(item: PlanItem) -> JSON:
    return filled(
        {
            "code": item.code,
            "title": both(item.title),
            "publisher": item.publisher,
            "openness": item.openness,
            "plannedMonth": item.planned_month,
            "focus": both(item.focus),
            "request": item.request,
            "entry": item.entry,
            "droppedOn": item.dropped_on,
            "dropReason": both(item.drop_reason),
        }
    )


def _registers(view: PublicView) -> Iterator[Artifact]:
    registers = view.catalogue.registers
    yield json_file(f"{API}/registers.json", {name: view.url(f"{API}/registers/{name}.json") for name in registers})
    closed = _closed([row for table in registers.values() for row in table.rows], view)
    for name, table in registers.items():
        rows: list[JSON] = [_cells(each, closed) for each in table.rows if not _names(each) & closed]
        yield json_file(f"{API}/registers/{name}.json", {"register": name, "rows": rows})


def _closed(rows: Sequence[Row], view: PublicView) -> frozenset[str]:
    """Return the entries that the portal does not show, with every case, agreement and report that leads to one of them."""
    closed = set(view.closed_keys)
    size = -1
    while size != len(closed):
        size = len(closed)
        closed |= {name for row in rows if _names(row) & closed for name in _own(row)}
    return frozenset(closed)


def _own(row: Row) -> set[str]:
    """Return the number of a row; a tombstone's is an identity, which the portal may well show as such."""
    return {row["caseNumber"] or row["code"]} - {""} if "/" not in row["code"] else set()


def _names(row: Row) -> set[str]:
    """Return what a row is and what it is about: entries, and rows of other registers."""
    about = (row[column] for column in ("caseNumber", "code", "application", "agreement", "case"))
    return {*about, *row["entry"].split(), *row["entries"].split()} - {""}


def _cells(row: Row, closed: frozenset[str]) -> JSON:
    return {name: cell for name, cell in row.cells.items() if cell and cell not in closed}
