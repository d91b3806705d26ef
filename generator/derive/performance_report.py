"""The scoreboard of article 22 as a report: ranks, measures with their definitions beside them, and what counted against whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.derive.figures import Ratio, ranks
from generator.derive.performance import VOCABULARY, Measure, Performance, score_of, weight_of
from generator.model.catalogue import Catalogue
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.text import NOTHING, Text

CITY, DISTRICT = "city", "district"
LEVELS = (CITY, DISTRICT)

_RANK = Column(
    name="rank",
    title=Text("名次", "Rank"),
    kind=Kind.INTEGER,
    definition=Text(
        "按总分从高到低；总分（一位小数）相同的名次相同，后面的名次顺延空出；没有可评指标的不排名。",
        "By total, highest first; equal totals (one decimal) share a rank and the next ranks are skipped; bodies without "
        "any measure have none.",
    ),
)
_SCORE = Column(
    name="score",
    title=Text("总分", "Total"),
    kind=Kind.NUMBER,
    definition=Text(
        "各项适用指标按权重加权平均，百分制，四舍五入到一位小数；没有评价对象的指标不计入。",
        "Weighted mean of the measures that apply, out of 100, rounded half up to one decimal; a measure with nothing to "
        "judge is left out.",
    ),
)
_BODY = Column(name="publisher", title=Text("开放主体", "Publisher"), kind=Kind.NAMED)
_AUTHORITY = Column(name="authority", title=Text("区（市）主管部门", "District authority"), kind=Kind.NAMED)
_GROUP = Column(name="group", title=Text("范围", "Part"), kind=Kind.NAMED)
_COUNT = Column(name="publishers", title=Text("开放主体数", "Publishers"), kind=Kind.INTEGER)
_NOTES = (
    Text(
        "已结束的期间按其最后一天评价，进行中的按报告日期评价。后来又更新过的目录，当时的更新日期取自 git 中数据变更的合并日；"
        "git 没有记录的不计入。更新频率、状态和质量按生成报告的版本。",
        "A period that is over is judged on its last day, a running one on the day of the report. Of an entry that was updated "
        "again later, the update of that time is the merge in which git saw its data change; without one it is not counted. "
        "Frequencies, states and quality are those of the revision that the report is made from.",
    ),
    Text(
        "只用目录、登记表、计划和工作日历计算，同一版本、同一日期得到同样的数字。",
        "Computed from the catalogue, registers, plans and calendar only: the same revision and day give the same numbers.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a scoreboard before it is ranked."""

    name: Named
    group: str
    count: int
    measures: Mapping[Measure, Ratio]
    score: str | None


def performance_report(performance: Performance, catalogue: Catalogue, level: str = "") -> Report:
    """Return the scoreboard of a level (both without one) with ranks, open points and definitions."""
    period = performance.period
    levels = (level,) if level else LEVELS
    return Report(
        name=f"performance-{period.code.lower()}{f'-{level}' if level else ''}",
        main="districts" if level == DISTRICT else "city-publishers",
        title=Text(
            f"{period.title.zh}公共数据开放工作成效通报", f"Effectiveness of opening public data, {period.title.en}"
        ),
        facts=(
            (Text("期间", "Period"), Text(f"{period.start} 至 {period.end}", f"{period.start} to {period.end}")),
            (Text("评价日", "Day of judgement"), Text(performance.day, performance.day)),
            (Text("层级", "Levels"), _joined(catalogue.label("authority-levels", each) for each in levels)),
        ),
        sheets=tuple(_sheets(performance, catalogue, levels)),
        notes=_NOTES,
    )


def _joined(texts: Iterable[Text]) -> Text:
    listed = tuple(texts)
    return Text("、".join(each.zh for each in listed), ", ".join(each.en for each in listed))


def _sheets(performance: Performance, catalogue: Catalogue, levels: tuple[str, ...]) -> Iterator[Sheet]:
    yield _whole(performance, catalogue, levels)
    if CITY in levels:
        lines = tuple(_publishers(performance, catalogue, CITY))
        yield _scoreboard("city-publishers", Text("市级开放主体", "Publishers of the city"), _BODY, lines, catalogue)
    if DISTRICT in levels:
        yield _districts(performance, catalogue)
        lines = tuple(_publishers(performance, catalogue, DISTRICT))
        title = Text("区（市）开放主体（在本区域内排名）", "Publishers of the districts (ranked within each district)")
        yield _scoreboard("district-publishers", title, _BODY, lines, catalogue)
    yield _open_points(performance, catalogue, levels)
    yield _definitions(catalogue)


def _line(
    name: Named, bodies: Iterable[str], performance: Performance, catalogue: Catalogue, group: str = "", count: int = 1
) -> _Line:
    measures = performance.of(bodies)
    return _Line(name, group, count, measures, score_of(measures, catalogue))


def _publishers(performance: Performance, catalogue: Catalogue, level: str) -> Iterator[_Line]:
    for code, each in catalogue.publishers.items():
        if each.level == level:
            name = Named(code, each.name, f"publishers/{code}/")
            yield _line(name, (code,), performance, catalogue, group=each.authority)


def _scoreboard(name: str, title: Text, first: Column, lines: tuple[_Line, ...], catalogue: Catalogue) -> Sheet:
    """Return lines ranked within their group; the groups stand in the order of the register."""
    grouped = any(each.group != lines[0].group for each in lines) if lines else False
    groups = dict.fromkeys(each.group for each in lines)
    rows: list[tuple[Cell, ...]] = []
    for group in groups:
        own = {each.name.code: each for each in lines if each.group == group}
        places = ranks({code: each.score for code, each in own.items()})
        for code in sorted(own, key=lambda code: (places.get(code, len(own) + 1), code)):
            each = own[code]
            above = (_authority(group, catalogue),) if grouped else ()
            rows.append((*above, places.get(code), each.name, each.score, *_shares(each.measures)))
    columns = ((_AUTHORITY,) if grouped else ()) + (_RANK, first, _SCORE, *_columns(catalogue))
    return Sheet(name=name, title=title, columns=columns, rows=tuple(rows))


def _authority(code: str, catalogue: Catalogue) -> Named:
    found = catalogue.authorities.get(code)
    return Named(code, found.name if found else Text(code, code), f"divisions/{found.division}/" if found else "")


def _districts(performance: Performance, catalogue: Catalogue) -> Sheet:
    lines = []
    for code, each in catalogue.authorities.items():
        if each.level == DISTRICT:
            bodies = [body for body, publisher in catalogue.publishers.items() if publisher.authority == code]
            own = (*bodies, code)
            lines.append(_line(_authority(code, catalogue), own, performance, catalogue, count=len(bodies)))
    places = ranks({each.name.code: each.score for each in lines})
    last = len(lines) + 1
    lines.sort(key=lambda each: (places.get(each.name.code, last), each.name.code))
    return Sheet(
        name="districts",
        title=Text("各区（市）", "Districts"),
        text=Text(
            "把一个区（市）全部开放主体和主管部门自己（形式审核）的分子、分母分别相加后计算；没有评价对象的不排名。",
            "Numerators and denominators of all publishers of a district and of its authority (formal reviews) are added "
            "before dividing; a district with nothing to judge has no rank.",
        ),
        columns=(_RANK, _AUTHORITY, _COUNT, _SCORE, *_columns(catalogue)),
        rows=tuple(
            (places.get(each.name.code), each.name, each.count, each.score, *_shares(each.measures)) for each in lines
        ),
    )


def _whole(performance: Performance, catalogue: Catalogue, levels: tuple[str, ...]) -> Sheet:
    parts = {
        level: frozenset(code for code, each in catalogue.publishers.items() if each.level == level) for level in levels
    }
    authority = catalogue.portal.authority
    lines = []
    if len(levels) > 1:
        everyone = frozenset().union(*parts.values(), catalogue.authorities, {authority})
        publishers = sum(len(each) for each in parts.values())
        name = Named("all", Text("全市", "Whole city"))
        lines.append(_line(name, everyone, performance, catalogue, count=publishers))
    for level, bodies in parts.items():
        label = catalogue.label("authority-levels", level)
        name = Named(level, Text(f"{label.zh}开放主体", f"Publishers: {label.en}"))
        lines.append(_line(name, bodies, performance, catalogue, count=len(bodies)))
    return Sheet(
        name="summary",
        title=Text("总体情况", "Overview"),
        text=Text(
            "“全市”含市和区（市）主管部门自己办理的形式审核时限。",
            "The whole city includes the formal reviews that its authorities themselves have to make in time.",
        )
        if len(levels) > 1
        else NOTHING,
        columns=(_GROUP, _COUNT, _SCORE, *_columns(catalogue)),
        rows=tuple((each.name, each.count, each.score, *_shares(each.measures)) for each in lines),
    )


def _columns(catalogue: Catalogue) -> Iterator[Column]:
    for measure in Measure:
        term = catalogue.vocabularies.get(VOCABULARY, {}).get(measure.value)
        yield Column(
            name=measure.value,
            title=catalogue.label(VOCABULARY, measure.value),
            kind=Kind.SHARE,
            definition=term.description if term else NOTHING,
        )


def _shares(measures: Mapping[Measure, Ratio]) -> Iterator[Cell]:
    return (measures[measure].shown for measure in Measure)


def _open_points(performance: Performance, catalogue: Catalogue, levels: tuple[str, ...]) -> Sheet:
    concerned = {code for code, each in catalogue.publishers.items() if each.level in levels}
    concerned |= {code for code, each in catalogue.authorities.items() if each.level in levels}
    order = {code: number for number, code in enumerate((*catalogue.publishers, *catalogue.authorities))}
    missed = [each for each in performance.points if not each.kept and each.body in concerned]
    missed.sort(key=lambda each: (order[each.body], tuple(Measure).index(each.measure), each.due, each.subject.code))
    return Sheet(
        name="open-points",
        title=Text("失分事项", "What counted against whom"),
        text=Text(
            "逐项列出各指标中未做到的事项，供整改。",
            "Every thing that was not as it should be, so that it can be put right.",
        ),
        columns=(
            _BODY,
            Column(name="measure", title=Text("指标", "Measure"), kind=Kind.LABEL),
            Column(name="subject", title=Text("事项", "Subject"), kind=Kind.NAMED),
            Column(name="due", title=Text("应在此日前", "Due by"), kind=Kind.DATE),
        ),
        rows=tuple(
            (
                _body(each.body, catalogue),
                catalogue.label(VOCABULARY, each.measure.value),
                each.subject,
                each.due or None,
            )
            for each in missed
        ),
    )


def _body(code: str, catalogue: Catalogue) -> Named:
    publisher = catalogue.publishers.get(code)
    return Named(code, publisher.name, f"publishers/{code}/") if publisher else _authority(code, catalogue)


def _definitions(catalogue: Catalogue) -> Sheet:
    terms = catalogue.vocabularies.get(VOCABULARY, {})
    rows: list[tuple[Cell, ...]] = []
    for measure in Measure:
        if measure.value in terms:
            term = terms[measure.value]
            rows.append((Named(term.code, term.label), weight_of(measure, catalogue), term.description))
    rows.append((Named("score", _SCORE.title), None, _SCORE.definition))
    rows.append((Named("rank", _RANK.title), None, _RANK.definition))
    return Sheet(
        name="measures",
        title=Text("指标口径", "How the measures are defined"),
        columns=(
            Column(name="measure", title=Text("指标", "Measure"), kind=Kind.NAMED),
            Column(name="weight", title=Text("权重", "Weight"), kind=Kind.INTEGER),
            Column(name="definition", title=Text("口径", "Definition"), kind=Kind.LABEL),
        ),
        rows=tuple(rows),
    )
