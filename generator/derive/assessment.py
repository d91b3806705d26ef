"""The yearly quality assessment of article 14: every entry and publisher by dimension, worst first, with what to do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.derive.figures import ranks
from generator.derive.performance import named
from generator.derive.period import Period
from generator.derive.quality import CRITERIA, DIMENSIONS, Quality, Reason, edition_of, mean_of, weight_of
from generator.derive.quality_criteria import WEAK_POINTS
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.report import Cell, Column, Kind, Named, Report, Sheet
from generator.model.text import NOTHING, Text

FULL = 100
_OVERALL = ""

_ENTRY = Column(name="entry", title=Text("目录", "Entry"), kind=Kind.NAMED)
_PUBLISHER = Column(name="publisher", title=Text("开放主体", "Publisher"), kind=Kind.NAMED)
_SCORE = Column(
    name="overall",
    title=Text("总分", "Overall"),
    kind=Kind.INTEGER,
    definition=Text(
        "各维度按权重加权平均，百分制，四舍五入。", "Weighted mean of the dimensions, out of 100, rounded half up."
    ),
)
_TREND = Column(
    name="trend",
    title=Text("比上次", "Change"),
    kind=Kind.INTEGER,
    definition=Text(
        "总分与上一次评估之差；评分口径不同或没有上一次的为空。",
        "Difference of the overall score to the assessment before; empty without one or where the definitions differ.",
    ),
)


def assessment_report(
    period: Period,
    catalogue: Catalogue,
    quality: Mapping[str, Quality],
    today: str,
    before: Mapping[str, Quality] | None = None,
    before_day: str = "",
) -> Report:
    """Return the quality assessment of all entries that have a score; ``before`` holds those of the assessment before."""
    entries = [each for each in catalogue.entries if each.key in quality]
    earlier = {} if before is None else before
    last = Text(before_day, before_day) if before_day else Text("没有可比的上一次评估", "none to compare with")
    return Report(
        name=f"quality-{period.code.lower()}",
        main="quality-entries",
        title=Text(f"{period.title.zh}开放数据质量评估", f"Quality of open data, {period.title.en}"),
        facts=(
            (Text("评估日", "Day"), Text(today, today)),
            (Text("评估目录", "Entries assessed"), Text(f"{len(entries)} 个", str(len(entries)))),
            (Text("上一次", "Assessment before"), last),
            (Text("口径版本", "Edition of the definitions"), _both(edition_of(catalogue, today))),
        ),
        sheets=(
            _dimensions(entries, quality, earlier, catalogue, catalogue.law.number(WEAK_POINTS, today) or 0),
            _publishers(entries, quality, earlier, catalogue),
            _entries(entries, quality, earlier, catalogue),
            _criteria(catalogue),
        ),
        notes=(
            Text(
                "按目录现状评分；不予开放、中止和下架的目录不评。每一分的理由见目录页。",
                "Entries are scored as they are; withheld, suspended and withdrawn ones are not. The reason of every point "
                "is on the entry's page.",
            ),
        ),
    )


def _both(text: str) -> Text:
    return Text(text, text)


def _dimension_columns(catalogue: Catalogue) -> Iterator[Column]:
    for code, term in catalogue.vocabularies.get(DIMENSIONS, {}).items():
        yield Column(name=code, title=term.label, kind=Kind.INTEGER, definition=term.description)


def _points(points: Mapping[str, int], catalogue: Catalogue) -> Iterator[Cell]:
    return (points.get(code) for code in catalogue.vocabularies.get(DIMENSIONS, {}))


def _trend(now: Sequence[Quality], before: Sequence[Quality]) -> int | None:
    """Return the change of the mean; scores made by different definitions are never compared."""
    editions = {each.edition for each in (*now, *before)}
    if not now or not before or len(editions) > 1:
        return None
    return mean_of(now)[_OVERALL] - mean_of(before)[_OVERALL]


def _dimensions(
    entries: Sequence[Entry],
    quality: Mapping[str, Quality],
    before: Mapping[str, Quality],
    catalogue: Catalogue,
    least: int,
) -> Sheet:
    scored = [quality[each.key] for each in entries]
    means, earlier = mean_of(scored), mean_of(tuple(before.values()))
    comparable = _trend(scored, tuple(before.values())) is not None
    terms = catalogue.vocabularies.get(DIMENSIONS, {})
    rows: list[tuple[Cell, ...]] = []
    for code, label in ((_OVERALL, Text("总分", "Overall")), *((code, term.label) for code, term in terms.items())):
        points = means.get(code)
        difference = points - earlier[code] if points is not None and comparable and code in earlier else None
        lowest = [each for each in scored if _of(each, code) is not None]
        weak = sum((_of(each, code) or 0) < least for each in lowest)
        rows.append((Named(code or "overall", label), points, difference, weak, len(lowest)))
    return Sheet(
        name="quality-dimensions",
        title=Text("全市各维度", "The whole city by dimension"),
        columns=(
            Column(name="dimension", title=Text("维度", "Dimension"), kind=Kind.NAMED),
            Column(name="points", title=Text("平均分", "Mean points"), kind=Kind.INTEGER),
            _TREND,
            Column(name="weak", title=Text(f"低于 {least} 分的目录", f"Entries below {least}"), kind=Kind.INTEGER),
            Column(name="entries", title=Text("评分目录", "Entries scored"), kind=Kind.INTEGER),
        ),
        rows=tuple(rows),
    )


def _of(quality: Quality, dimension: str) -> int | None:
    if not dimension:
        return quality.overall
    return next((each.points for each in quality.dimensions if each.name == dimension), None)


def _publishers(
    entries: Sequence[Entry], quality: Mapping[str, Quality], before: Mapping[str, Quality], catalogue: Catalogue
) -> Sheet:
    scored: defaultdict[str, list[Quality]] = defaultdict(list)
    earlier: defaultdict[str, list[Quality]] = defaultdict(list)
    for each in entries:
        scored[each.publisher].append(quality[each.key])
    for key, past in before.items():
        earlier[key.partition("/")[0]].append(past)
    lines = []
    for code, publisher in catalogue.publishers.items():
        if own := scored[code]:
            means = mean_of(own)
            name = Named(code, publisher.name, f"publishers/{code}/")
            lines.append((name, means, len(own), _trend(own, earlier[code])))
    places = ranks({name.code: str(means[_OVERALL]) for name, means, _, _ in lines})
    lines.sort(key=lambda line: (line[1][_OVERALL], line[0].code))
    return Sheet(
        name="quality-publishers",
        title=Text("按开放主体（得分低的在前）", "By publisher, lowest first"),
        columns=(
            Column(name="rank", title=Text("名次", "Rank"), kind=Kind.INTEGER),
            _PUBLISHER,
            _SCORE,
            _TREND,
            *_dimension_columns(catalogue),
            Column(name="entries", title=Text("目录数", "Entries"), kind=Kind.INTEGER),
        ),
        rows=tuple(
            (places[name.code], name, means[_OVERALL], trend, *_points(means, catalogue), number)
            for name, means, number, trend in lines
        ),
    )


def _entries(
    entries: Sequence[Entry], quality: Mapping[str, Quality], before: Mapping[str, Quality], catalogue: Catalogue
) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for entry in sorted(entries, key=lambda each: (quality[each.key].overall, each.key)):
        scored = quality[entry.key]
        points = {each.name: each.points for each in scored.dimensions}
        past = [before[entry.key]] if entry.key in before else []
        publisher = catalogue.publishers.get(entry.publisher)
        name = publisher.name if publisher else _both(entry.publisher)
        rows.append(
            (
                named(entry),
                Named(entry.publisher, name, f"publishers/{entry.publisher}/" if publisher else ""),
                scored.overall,
                _trend([scored], past),
                *_points(points, catalogue),
                _to_do(scored, catalogue),
            )
        )
    advice = Column(
        name="todo",
        title=Text("怎么改进", "What to do"),
        kind=Kind.LABEL,
        definition=Text(
            "失分最多的几项，按对总分的影响从大到小。", "What costs most points, by its effect on the overall score."
        ),
    )
    return Sheet(
        name="quality-entries",
        title=Text("逐个目录（得分低的在前）", "Entry by entry, lowest first"),
        columns=(_ENTRY, _PUBLISHER, _SCORE, _TREND, *_dimension_columns(catalogue), advice),
        rows=tuple(rows),
    )


_MOST = 3


def _to_do(quality: Quality, catalogue: Catalogue) -> Text:
    """Return the criteria that cost most, each with the reason that the measurement gives."""
    lost = sorted(_lost(quality, catalogue), key=lambda each: (-each[0], each[1].criterion))[:_MOST]
    if not lost:
        return Text("无失分项", "nothing to improve")
    reasons = [reason for _, reason in lost]
    return Text(
        "；".join(f"{each.label.zh}：{each.text.zh}" for each in reasons),
        "; ".join(f"{each.label.en}: {each.text.en}" for each in reasons),
    )


def _lost(quality: Quality, catalogue: Catalogue) -> Iterator[tuple[int, Reason]]:
    """Yield every criterion that is not fully met with what it costs: missing points by both weights."""
    dimensions = catalogue.vocabularies.get(DIMENSIONS, {})
    criteria = catalogue.vocabularies.get(CRITERIA, {})
    for score in quality.dimensions:
        for reason in score.reasons:
            if reason.points < FULL:
                weight = weight_of(dimensions[score.name]) * weight_of(criteria[reason.criterion])
                yield (FULL - reason.points) * weight, reason


def _criteria(catalogue: Catalogue) -> Sheet:
    dimensions = catalogue.vocabularies.get(DIMENSIONS, {})
    rows: Iterable[tuple[Cell, ...]] = (
        (
            Named(term.code, term.label),
            dimensions[code].label if (code := term.extra.get("dimension", "")) in dimensions else NOTHING,
            weight_of(term),
            term.description,
        )
        for term in catalogue.vocabularies.get(CRITERIA, {}).values()
    )
    return Sheet(
        name="quality-criteria",
        title=Text("评分口径", "How points are given"),
        columns=(
            Column(name="criterion", title=Text("评分项", "Criterion"), kind=Kind.NAMED),
            Column(name="dimension", title=Text("维度", "Dimension"), kind=Kind.LABEL),
            Column(name="weight", title=Text("权重", "Weight"), kind=Kind.INTEGER),
            Column(name="definition", title=Text("口径", "Definition"), kind=Kind.LABEL),
        ),
        rows=tuple(rows),
    )
