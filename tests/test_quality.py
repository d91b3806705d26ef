"""Quality: every point has its reason, the authority's weights decide, and nothing closed is judged."""

import csv
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

import pytest

from generator.derive.freshness import Due, Freshness
from generator.derive.quality import CRITERIA, DIMENSIONS, Quality, edition_of, mean_of, quality_of
from generator.derive.quality_criteria import MEASURES, Evidence
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry, Openness, Source, Status
from generator.model.finding import Finding, Level, Place
from generator.model.profile import ColumnProfile, TableProfile
from generator.model.text import NOTHING, Text
from tests.page_support import golden
from tests.support import ROOT, TODAY

PARKS = next(each for each in golden().catalogue.entries if each.key == "parks/park-list")
SENSORS = next(each for each in golden().catalogue.entries if each.openness is Openness.CONDITIONAL)


def evidence(
    *,
    catalogue: Catalogue | None = None,
    due: Due | None = None,
    findings: tuple[Finding, ...] = (),
    profiles: dict[str, dict[str, TableProfile]] | None = None,
) -> Evidence:
    """Return what quality is judged by in the golden repository."""
    site = golden()
    return Evidence(
        catalogue=catalogue or site.catalogue,
        facts=site.facts,
        due=site.due if due is None else {PARKS.key: due},
        findings=findings,
        today=TODAY,
        profiles=profiles or {},
    )


def judged(entry: Entry = PARKS, on: Evidence | None = None) -> Quality:
    """Return the quality of an entry that has one."""
    found = quality_of(entry, on or evidence())
    assert found is not None
    return found


def points(criterion: str, entry: Entry = PARKS, on: Evidence | None = None) -> int | None:
    """Return the points of one criterion; ``None`` where it does not apply."""
    reasons = [reason for each in judged(entry, on).dimensions for reason in each.reasons]
    return next((each.points for each in reasons if each.criterion == criterion), None)


def found(code: str, level: Level, file: str = PARKS.document.file) -> Finding:
    """Return a finding at an entry."""
    return Finding(code=code, level=level, place=Place(file, 3), message=NOTHING, cure=NOTHING)


def test_every_criterion_of_the_table_is_measured() -> None:
    """The authority's table and the code know the same criteria, and every dimension has one."""
    with (ROOT / "catalog/vocabularies" / f"{CRITERIA}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (ROOT / "catalog/vocabularies" / f"{DIMENSIONS}.csv").open(encoding="utf-8", newline="") as stream:
        dimensions = {each["code"] for each in csv.DictReader(stream)}
    assert [each["code"] for each in rows] == list(MEASURES)
    assert {each["dimension"] for each in rows} == dimensions
    assert len([key for key, _ in groupby(rows, key=lambda row: row["dimension"])]) == len(dimensions)


@pytest.mark.parametrize("entry", [PARKS, SENSORS], ids=lambda each: each.key)
def test_scores_are_weighted_means(entry: Entry) -> None:
    """A dimension is the mean of its criteria by their weights, the whole that of the dimensions, halves rounded up."""
    terms = golden().catalogue.vocabularies
    quality = judged(entry)
    for score in quality.dimensions:
        weights = [int(terms[CRITERIA][each.criterion].extra["weight"]) for each in score.reasons]
        exact = Fraction(sum(w * each.points for w, each in zip(weights, score.reasons, strict=True)), sum(weights))
        assert score.points == int(exact + Fraction(1, 2))
        assert all(each.text.zh and each.text.en and 0 <= each.points <= 100 for each in score.reasons)
    weights = [int(terms[DIMENSIONS][each.name].extra["weight"]) for each in quality.dimensions]
    exact = Fraction(sum(w * each.points for w, each in zip(weights, quality.dimensions, strict=True)), sum(weights))
    assert quality.overall == int(exact + Fraction(1, 2))


@pytest.mark.parametrize(
    "entry",
    [
        replace(PARKS, openness=Openness.WITHHELD),
        replace(PARKS, openness=None),
        replace(PARKS, status=Status.SUSPENDED),
        replace(PARKS, status=Status.WITHDRAWN),
    ],
)
def test_what_is_closed_is_not_judged(entry: Entry) -> None:
    """Withheld, suspended and withdrawn entries have no score."""
    assert quality_of(entry, evidence()) is None


def test_conditional_entries_are_judged_without_their_data() -> None:
    """Nothing that needs the data counts for an entry whose data nobody may see."""
    reasons = {reason.criterion for each in judged(SENSORS).dimensions for reason in each.reasons}
    assert reasons.isdisjoint({"cells-filled", "fixity", "rows-keyed", "formats-offered"})


def test_truthfulness_asks_for_sources_and_real_data() -> None:
    """A stated source and data that are not declared synthetic give points."""
    assert [points("source-stated", replace(PARKS, sources=each)) for each in ((), (Source(title="a", path=""),))] == [
        0,
        100,
    ]
    assert [points("real-data", replace(PARKS, synthetic=each)) for each in (True, False)] == [0, 100]


def test_open_findings_cost_points_once_a_rule() -> None:
    """Warnings cost 20, notices 5, each rule once, those of other entries nothing, and nobody falls below 0."""
    some = (found("OD1", Level.WARNING), found("OD1", Level.WARNING), found("OD2", Level.NOTICE))
    other = found("OD3", Level.WARNING, "datasets/parks/park-list-2/datapackage.yaml")
    assert points("findings-open", on=evidence(findings=(*some, other))) == 75
    many = tuple(found(f"OD{each}", Level.WARNING) for each in range(9))
    assert points("findings-open", on=evidence(findings=many)) == 0


@pytest.mark.parametrize(
    ("state", "due", "expected"),
    [
        (Freshness.FRESH, "2027-01-01", 100),
        (Freshness.DUE_SOON, TODAY, 100),
        (Freshness.OVERDUE, "2026-10-24", 70),
        (Freshness.OVERDUE, "2026-07-16", 0),
        (Freshness.RESTING, "", None),
    ],
)
def test_timeliness_falls_with_each_day(state: Freshness, due: str, expected: int | None) -> None:
    """Late by 30 days of a period of 100 leaves 70 points; what rests is not judged."""
    entry = replace(PARKS, modified="2026-07-16")
    assert points("updated-on-time", entry, evidence(due=Due(state, due))) == expected


def test_missing_cells_count() -> None:
    """The share of filled cells of all data tables, never rounded up."""
    columns = (ColumnProfile(name="a", kind="text", missing=1), ColumnProfile(name="b", kind="text", missing=0))
    name = PARKS.resources[0].name
    profiles = {PARKS.key: {name: TableProfile(rows=300, columns=columns)}}
    assert points("cells-filled", on=evidence(profiles=profiles)) == 99


def test_the_edition_changes_with_the_definitions() -> None:
    """Scores of other weights are not taken for comparable; a criterion without weight does not count."""
    catalogue = golden().catalogue
    criteria = dict(catalogue.vocabularies[CRITERIA])
    term = criteria["bilingual"]
    criteria["bilingual"] = replace(term, extra={**term.extra, "weight": "0"})
    other = replace(catalogue, vocabularies={**catalogue.vocabularies, CRITERIA: criteria})
    assert edition_of(other, TODAY) != edition_of(catalogue, TODAY) == judged().edition
    assert points("bilingual", on=evidence(catalogue=other)) is None
    relabelled = {key: replace(each, label=Text("别名", "alias")) for key, each in criteria.items()}
    same = replace(catalogue, vocabularies={**catalogue.vocabularies, CRITERIA: relabelled})
    assert edition_of(same, TODAY) == edition_of(other, TODAY)


def test_the_edition_changes_with_the_parameters() -> None:
    """What findings cost is the authority's; scores before and after a change of it are not compared."""
    catalogue = golden().catalogue
    dearer = tuple(
        replace(each, value="30") if each.code == "quality_warning_points" else each
        for each in catalogue.law.parameters
    )
    other = replace(catalogue, law=replace(catalogue.law, parameters=dearer))
    assert edition_of(other, TODAY) != edition_of(catalogue, TODAY)
    warned = (found("OD1", Level.WARNING),)
    assert points("findings-open", on=evidence(catalogue=other, findings=warned)) == 70
    assert points("findings-open", on=evidence(findings=warned)) == 80
    unset = replace(catalogue, law=replace(catalogue.law, parameters=()))
    assert points("findings-open", on=evidence(catalogue=unset, findings=warned)) == 100


def test_a_portal_without_definitions_has_no_scores() -> None:
    """Without the authority's criteria nothing is judged."""
    catalogue = replace(golden().catalogue, vocabularies={})
    assert quality_of(PARKS, evidence(catalogue=catalogue)) is None


def test_the_mean_of_many() -> None:
    """Means by dimension and over all, each entry counting the same."""
    one, other = judged(), judged(SENSORS)
    means = mean_of([one, other])
    assert means[""] == (one.overall + other.overall + 1) // 2
    assert set(means) == {"", *(each.name for each in one.dimensions)}
    assert mean_of([]) == {}
