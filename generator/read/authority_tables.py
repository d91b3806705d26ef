"""The authority's tables (``catalog/``) become the model's registers, plans, law and vocabularies."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from generator.model.catalogue import (
    Authority,
    Calendar,
    Catalogue,
    Plan,
    PlanItem,
    Portal,
    Publisher,
    Term,
    Vocabulary,
)
from generator.model.document import Document
from generator.model.entry import Entry
from generator.model.finding import Level
from generator.model.law import Act, Clause, Clock, Decision, Duty, Law, LevelOverride, Parameter
from generator.model.package import Package
from generator.model.table import Row, Table
from generator.model.text import Lang, Text
from generator.read.boundary import boundary_of
from generator.read.forms import forms_of
from generator.read.loose import boolean, mapping, string, text

Value = TypeVar("Value")
Packages = Mapping[str, Package]


def catalogue_of(
    portal: Document, packages: Packages, entries: tuple[Entry, ...], entry_folders: frozenset[str]
) -> Catalogue:
    """Return the catalogue; a table that is missing counts as empty (a rule reports it)."""
    vocabularies = packages.get("catalog/vocabularies")
    registers = packages.get("catalog/registers")
    return Catalogue(
        portal=_portal(portal),
        law=_law(packages),
        authorities=_by_code(_table(packages, "publishers", "authorities"), _authority),
        publishers=_by_code(_table(packages, "publishers", "publishers"), _publisher),
        vocabularies={
            path.removesuffix(".csv"): _vocabulary(table)
            for path, table in (vocabularies.tables if vocabularies else {}).items()
        },
        plans=tuple(_plan(each) for folder, each in sorted(packages.items()) if folder.startswith("catalog/plans/")),
        registers={path.removesuffix(".csv"): table for path, table in (registers.tables if registers else {}).items()},
        calendar=_calendar(_table(packages, "calendar", "days"), _table(packages, "calendar", "notices")),
        boundary=boundary_of(mapping(portal.value, "map"), _table(packages, "map", "lines")),
        forms=forms_of(*(_table(packages, "forms", name) for name in ("forms", "fields", "pledges"))),
        entries=entries,
        entry_folders=entry_folders,
        synonyms=tuple(
            (row["term"], row["synonym"])
            for row in _table(packages, "vocabularies", "synonyms")
            if row["term"] and row["synonym"]
        ),
    )


def _table(packages: Packages, folder: str, name: str) -> Table:
    package = packages.get(f"catalog/{folder}")
    empty = Table(file=f"catalog/{folder}/{name}.csv")
    return package.tables.get(f"{name}.csv", empty) if package else empty


def _by_code(table: Table, make: Callable[[Row], Value]) -> Mapping[str, Value]:
    return {row["code"]: make(row) for row in table}


def _both(row: Row, column: str) -> Text:
    return Text(row[column], row[f"{column}En"])


def _portal(document: Document) -> Portal:
    value = document.value
    city = mapping(value, "city")
    return Portal(
        document=document,
        city=text(city, "name"),
        division=string(city, "division"),
        title=text(value, "title"),
        short_title=text(value, "shortTitle"),
        description=text(value, "description"),
        base_url=string(value, "baseUrl").rstrip("/") + "/",
        repository=string(value, "repository"),
        authority=string(value, "authority"),
        law=string(value, "law"),
        demonstration=boolean(value, "demonstration") or False,
        demonstration_note=text(value, "demonstrationNote"),
        list_withheld=boolean(value, "listWithheld") is not False,
        intake=_strings(document, "intake"),
        industry_entrance=_strings(document, "industryEntrance"),
        footer=_strings(document, "footer"),
    )


def _strings(document: Document, key: str) -> Mapping[str, str]:
    value = mapping(document.value, key)
    return {each: string(value, each) for each in value}


def _authority(row: Row) -> Authority:
    return Authority(
        code=row["code"], name=_both(row, "name"), level=row["level"], division=row["division"], phone=row["phone"]
    )


def _publisher(row: Row) -> Publisher:
    return Publisher(
        code=row["code"],
        name=_both(row, "name"),
        level=row["level"],
        division=row["division"],
        authority=row["authority"],
        kind=row["kind"],
        publicly_funded=row["publiclyFunded"] == "true",
        office=_both(row, "office"),
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        confirmed_on=row["confirmedOn"],
        row=row,
    )


def _vocabulary(table: Table) -> Vocabulary:
    shared = {"code", "zh", "en", "uri", "description", "descriptionEn"}
    return {
        row["code"]: Term(
            code=row["code"],
            label=Text(row["zh"], row["en"]),
            uri=row["uri"],
            description=_both(row, "description"),
            extra={column: cell for column, cell in row.cells.items() if column not in shared},
        )
        for row in table
    }


def _plan(package: Package) -> Plan:
    year = package.folder.rpartition("/")[2]
    table = package.tables.get("items.csv", Table(file=f"{package.folder}/items.csv"))
    return Plan(
        year=int(year) if year.isdigit() else 0,
        title=text(package.document.value, "title"),
        published_on=string(package.document.value, "publishedOn"),
        items=tuple(_plan_item(row) for row in table),
        late_reason=text(package.document.value, "lateReason"),
    )


def _plan_item(row: Row) -> PlanItem:
    return PlanItem(
        code=row["code"],
        title=_both(row, "title"),
        publisher=row["publisher"],
        openness=row["openness"],
        planned_month=row["plannedMonth"],
        focus=_both(row, "focus"),
        request=row["request"],
        entry=row["entry"],
        dropped_on=row["droppedOn"],
        drop_reason=_both(row, "dropReason"),
        row=row,
        late_reason=_both(row, "lateReason"),
    )


def _calendar(table: Table, notices: Table) -> Calendar:
    days = {kind: frozenset(row["date"] for row in table if row["kind"] == kind) for kind in ("holiday", "workday")}
    years = frozenset(int(row["date"][:4]) for row in table if row["date"][:4].isdigit())
    names = {row["date"]: _both(row, "name") for row in table}
    return Calendar(
        years=years,
        holidays=days["holiday"],
        workdays=days["workday"],
        names=names,
        notices={int(row["year"]): _notice(row) for row in notices if row["year"].isdecimal()},
    )


def _notice(row: Row) -> Text:
    """Return a notice as it is cited: its title and, where it is known, its number."""
    title, number = _both(row, "title"), row["number"]
    if not number:
        return title
    return Text(f"{title.zh}（{number}）", f"{title.shown(Lang.EN)} ({number})")


def _law(packages: Packages) -> Law:
    clauses = tuple(_clause(row) for row in _table(packages, "law", "clauses"))
    return Law(
        acts=_by_code(_table(packages, "law", "laws"), _act),
        clauses={(each.law, each.clause): each for each in clauses},
        duties=tuple(
            Duty(
                law=row["law"], clause=row["clause"], kind=row["kind"], carrier=row["carrier"], note=_both(row, "note")
            )
            for row in _table(packages, "law", "duties")
        ),
        parameters=tuple(_parameter(row) for row in _table(packages, "law", "parameters")),
        levels=tuple(
            LevelOverride(
                rule=row["rule"],
                level=Level(row["level"]),
                in_force_from=row["inForceFrom"],
                in_force_until=row["inForceUntil"],
            )
            for row in _table(packages, "law", "levels")
            if row["level"] in list(Level)
        ),
        decisions=tuple(
            Decision(
                code=row["code"],
                law=row["law"],
                clause=row["clause"],
                question=_both(row, "question"),
                decision=_both(row, "decision"),
            )
            for row in _table(packages, "law", "decisions")
        ),
        clocks=tuple(_clock(row) for row in _table(packages, "law", "clocks")),
    )


def _clock(row: Row) -> Clock:
    return Clock(
        code=row["code"],
        kind=row["kind"] or "case",
        register=row["register"],
        starts=row["starts"],
        ends=row["ends"],
        when=row["when"],
        parameter=row["parameter"],
        holder=row["holder"],
        closes=row["closes"],
        public=row["public"] == "true",
        title=_both(row, "title"),
    )


def _act(row: Row) -> Act:
    return Act(
        code=row["code"],
        title=_both(row, "title"),
        issuer=_both(row, "issuer"),
        number=row["number"],
        in_force_from=row["inForceFrom"],
        url=row["url"],
    )


def _clause(row: Row) -> Clause:
    return Clause(
        law=row["law"],
        clause=row["clause"],
        article=int(row["article"]) if row["article"].isdigit() else 0,
        chapter=_both(row, "chapter"),
        label=_both(row, "label"),
        summary=_both(row, "summary"),
    )


def _parameter(row: Row) -> Parameter:
    return Parameter(
        code=row["code"],
        value=row["value"],
        unit=row["unit"],
        law=row["law"],
        clause=row["clause"],
        in_force_from=row["inForceFrom"],
        in_force_until=row["inForceUntil"],
        title=_both(row, "title"),
        note=_both(row, "note"),
    )
