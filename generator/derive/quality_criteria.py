"""The criteria of quality: each looks at one thing that the files show and says how far it is met, and why.

A criterion answers ``None`` where it has nothing to say about an entry, so that nobody is judged by what he was not asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from generator.derive.freshness import Due, Freshness
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Field, Resource, Role
from generator.model.facts import EntryFacts
from generator.model.finding import Finding, Level
from generator.model.profile import TableProfile
from generator.model.text import Text

FULL = 100
WARNING_POINTS, NOTICE_POINTS, WEAK_POINTS = "quality_warning_points", "quality_notice_points", "quality_weak_points"
"""The parameters of the authority: what an open finding costs (each rule counts once, however often it speaks), and
below how many points an entry is weak."""

MEASURED_BY = 1
"""The edition of the measures below; one more whenever one of them gives other points for the same files."""

KEYWORDS_WANTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that quality is judged by: the catalogue, and what was measured, by entry."""

    catalogue: Catalogue
    facts: Mapping[str, EntryFacts]
    due: Mapping[str, Due]
    findings: Sequence[Finding]
    today: str
    profiles: Mapping[str, Mapping[str, TableProfile]] = field(default_factory=dict)

    def number(self, parameter: str) -> int:
        """Return a parameter in force; nothing costs points where the authority has set none."""
        return self.catalogue.law.number(parameter, self.today) or 0


@dataclass(frozen=True, slots=True)
class Measured:
    """How far an entry meets one criterion, and why."""

    points: int
    text: Text


Measure = Callable[[Entry, Evidence], Measured | None]


def _share(part: int, whole: int, text: Text) -> Measured | None:
    """Return a share as points, never rounded up to full; nothing where there is nothing to count."""
    return Measured(FULL * part // whole, text.format(part=f"{part:,}", whole=f"{whole:,}")) if whole else None


def _yes_or_no(met: bool, yes: Text, no: Text) -> Measured:  # noqa: FBT001 - the answer itself
    return Measured(FULL, yes) if met else Measured(0, no)


def _fields(entry: Entry) -> tuple[Field, ...]:
    return tuple(chain.from_iterable(each.fields for each in entry.resources))


def _data(entry: Entry) -> tuple[Resource, ...]:
    return tuple(each for each in entry.resources if each.role is Role.DATA) if entry.offers_data else ()


def _source_stated(entry: Entry, _evidence: Evidence) -> Measured:
    return _yes_or_no(
        bool(entry.sources),
        Text("写明了数据来源", "the source of the data is stated"),
        Text("没有写明数据来源（sources）", "the source of the data ('sources') is not stated"),
    )


def _real_data(entry: Entry, _evidence: Evidence) -> Measured:
    return _yes_or_no(
        not entry.synthetic,
        Text("没有标明为合成数据", "the data is not declared synthetic"),
        Text("数据为合成，不反映真实情况", "the data is synthetic and tells nothing about the world"),
    )


def _fixity(entry: Entry, evidence: Evidence) -> Measured | None:
    tables = evidence.facts[entry.key].tables if entry.key in evidence.facts else {}
    wanted = [each.name for each in _data(entry)]
    held = sum(bool(tables[each].sha256) for each in wanted if each in tables)
    return _share(
        held,
        len(wanted),
        Text("{whole} 个数据文件中 {part} 个有校验值", "{part} of {whole} data files have a published checksum"),
    )


def _objections_answered(entry: Entry, evidence: Evidence) -> Measured:
    register = evidence.catalogue.registers.get("objections", ())
    waiting = sum(1 for row in register if row["entry"] == entry.key and not row["repliedOn"])
    if not waiting:
        return Measured(FULL, Text("没有未答复的异议", "no objection waits for an answer"))
    return Measured(
        0, Text("有 {count} 件异议尚未答复", "objections that wait for an answer: {count}").format(count=waiting)
    )


def _cells_filled(entry: Entry, evidence: Evidence) -> Measured | None:
    profiles = [each for name, each in evidence.profiles.get(entry.key, {}).items() if _is_data(entry, name)]
    cells = sum(each.cells for each in profiles)
    filled = cells - sum(each.missing for each in profiles)
    return _share(filled, cells, Text("{whole} 个单元格中 {part} 个有值", "{part} of {whole} cells have a value"))


def _is_data(entry: Entry, name: str) -> bool:
    return any(each.name == name for each in _data(entry))


def _dictionary(entry: Entry, _evidence: Evidence) -> Measured | None:
    fields = _fields(entry)
    explained = sum(bool(each.title.zh and each.description.zh) for each in fields)
    text = Text("{whole} 个数据项中 {part} 个有名称和说明", "{part} of {whole} fields have a title and a description")
    return _share(explained, len(fields), text)


def _metadata(entry: Entry, _evidence: Evidence) -> Measured | None:
    wanted = (
        entry.description.zh,
        entry.themes,
        entry.industry,
        len(entry.keywords) >= KEYWORDS_WANTED,
        entry.divisions,
        entry.temporal[0] and entry.temporal[1],
        entry.update_frequency,
        entry.version,
    )
    text = Text("{whole} 项描述信息中填写了 {part} 项", "{part} of {whole} parts of the description are filled in")
    return _share(sum(map(bool, wanted)), len(wanted), text)


def _constrained(entry: Entry, _evidence: Evidence) -> Measured | None:
    fields = _fields(entry)
    checked = sum(each.type != "string" or bool(set(each.constraints) - {"required"}) for each in fields)
    text = Text(
        "{whole} 个数据项中 {part} 个的值可由机器判断对错（有类型或约束）",
        "the values of {part} of {whole} fields can be judged by a machine (by type or constraint)",
    )
    return _share(checked, len(fields), text)


def _keyed(entry: Entry, _evidence: Evidence) -> Measured | None:
    tables = _data(entry)
    keyed = sum(bool(each.primary_key) for each in tables)
    text = Text("{whole} 张表中 {part} 张有主键，行不重复", "{part} of {whole} tables have a primary key: no row twice")
    return _share(keyed, len(tables), text)


def _findings(entry: Entry, evidence: Evidence) -> Measured:
    folder = f"{entry.folder}/"
    codes = {each.level: set[str]() for each in evidence.findings}
    for each in evidence.findings:
        if each.place.file.startswith(folder):
            codes[each.level].add(each.code)
    warnings, notices = len(codes.get(Level.WARNING, ())), len(codes.get(Level.NOTICE, ()))
    text = Text(
        "检查留下 {warnings} 种警告、{notices} 种提示",
        "the check leaves {warnings} kinds of warning, {notices} of notice",
    )
    cost = evidence.number(WARNING_POINTS) * warnings + evidence.number(NOTICE_POINTS) * notices
    return Measured(max(FULL - cost, 0), text.format(warnings=warnings, notices=notices))


def _on_time(entry: Entry, evidence: Evidence) -> Measured | None:
    due = evidence.due.get(entry.key)
    if due is None or not due.due:
        return None
    if due.state is not Freshness.OVERDUE:
        return Measured(
            FULL, Text("按时更新，下次不晚于 {day}", "updated on time; next not after {day}").format(day=due.due)
        )
    promised = date.fromisoformat(due.due)
    period = max((promised - date.fromisoformat(entry.modified)).days, 1)
    late = (date.fromisoformat(evidence.today) - promised).days
    text = Text("应于 {day} 前更新，已逾期 {late} 天", "was due on {day} and is {late} days late")
    return Measured(max(FULL - FULL * late // period, 0), text.format(day=due.due, late=late))


def _within_cap(entry: Entry, evidence: Evidence) -> Measured | None:
    due, cap = evidence.due.get(entry.key), evidence.catalogue.law.parameter("update_cap_days", evidence.today)
    if due is None or not due.due or cap is None or not cap.value.isdecimal():
        return None
    age = (date.fromisoformat(evidence.today) - date.fromisoformat(entry.modified)).days
    text = Text("上次更新在 {age} 天前，上限 {cap} 天", "last updated {age} days ago; the cap is {cap} days")
    return Measured(FULL if age <= int(cap.value) else 0, text.format(age=age, cap=cap.value))


def _formats(entry: Entry, evidence: Evidence) -> Measured | None:
    offered = evidence.facts[entry.key].distributions if entry.key in evidence.facts else ()
    text = Text("{whole} 种下载格式中提供 {part} 种", "{part} of {whole} download formats are offered")
    return _share(sum(bool(each.path) for each in offered), len(offered), text)


def _licence(entry: Entry, evidence: Evidence) -> Measured:
    known = evidence.catalogue.vocabularies.get("licences", {})
    return _yes_or_no(
        any(each.name in known for each in entry.licences),
        Text("写明了使用许可", "the licence is stated"),
        Text("没有写明使用许可", "no licence is stated"),
    )


def _bilingual(entry: Entry, _evidence: Evidence) -> Measured | None:
    texts = [entry.title, entry.description, *(each.title for each in _fields(entry))]
    text = Text(
        "{whole} 处名称和说明中 {part} 处有英文", "{part} of {whole} titles and descriptions are in English too"
    )
    return _share(sum(bool(each.en) for each in texts), len(texts), text)


def _units(entry: Entry, _evidence: Evidence) -> Measured | None:
    numbers = [each for each in _fields(entry) if each.type == "number"]
    placed = {name for each in entry.resources for name in (each.longitude, each.latitude)}
    measured = [each for each in numbers if each.name not in placed]
    text = Text("{whole} 个数值数据项中 {part} 个写明单位", "{part} of {whole} numeric fields state their unit")
    return _share(sum(bool(each.unit) for each in measured), len(measured), text)


MEASURES: Mapping[str, Measure] = {
    "source-stated": _source_stated,
    "real-data": _real_data,
    "fixity": _fixity,
    "objections-answered": _objections_answered,
    "cells-filled": _cells_filled,
    "dictionary-explained": _dictionary,
    "metadata-filled": _metadata,
    "values-constrained": _constrained,
    "rows-keyed": _keyed,
    "findings-open": _findings,
    "updated-on-time": _on_time,
    "updated-within-cap": _within_cap,
    "formats-offered": _formats,
    "licence-stated": _licence,
    "bilingual": _bilingual,
    "units-stated": _units,
}
"""The criteria by the code that the authority's table knows them by."""
