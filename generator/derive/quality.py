"""The quality of an entry in the five dimensions of the law, with the reasons behind every point.

What is measured is written here; what counts, in which dimension and how much is the authority's: the vocabularies
``quality-dimensions`` and ``quality-criteria``. Two scores compare only where their ``edition`` is the same.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.derive.quality_criteria import MEASURED_BY, MEASURES, NOTICE_POINTS, WARNING_POINTS, Evidence, Measured
from generator.model.catalogue import Catalogue, Term
from generator.model.entry import Entry, Openness, Status
from generator.model.text import Text

DIMENSIONS = "quality-dimensions"
CRITERIA = "quality-criteria"
BANDS = "quality-bands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One criterion as an entry meets it: 0 to 100 points, and why."""

    criterion: str
    label: Text
    points: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One dimension: 0 to 100 points, the weighted mean of its criteria that apply to the entry."""

    name: str
    label: Text
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """All dimensions that apply and their weighted mean; ``edition`` names the definitions that were used."""

    dimensions: tuple[Score, ...]
    overall: int
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What counts: each dimension with its weight, and its criteria with theirs; made once for a catalogue."""

    dimensions: tuple[tuple[Term, int, tuple[tuple[Term, int], ...]], ...]
    edition: str


def definitions_of(catalogue: Catalogue, day: str) -> Definitions:
    """Return the definitions that the authority's vocabularies and parameters give on a day."""
    criteria = catalogue.vocabularies.get(CRITERIA, {}).values()
    dimensions = tuple(
        (dimension, weight_of(dimension), tuple((each, weight_of(each)) for each in criteria if _of(each, dimension)))
        for dimension in catalogue.vocabularies.get(DIMENSIONS, {}).values()
    )
    return Definitions(dimensions=dimensions, edition=edition_of(catalogue, day))


def quality_of(entry: Entry, evidence: Evidence, definitions: Definitions | None = None) -> Quality | None:
    """Return the quality of an entry; ``None`` where there is nothing to judge: withheld, suspended or withdrawn ones."""
    if entry.openness in {None, Openness.WITHHELD} or entry.status not in {Status.PUBLISHED, Status.ARCHIVED}:
        return None
    definitions = definitions or definitions_of(evidence.catalogue, evidence.today)
    scored: list[tuple[int, int]] = []
    scores: list[Score] = []
    for dimension, weight, criteria in definitions.dimensions:
        score = _score(dimension, criteria, entry, evidence)
        if score is not None:
            scores.append(score)
            scored.append((weight, score.points))
    if not scores:
        return None
    return Quality(dimensions=tuple(scores), overall=_mean(scored), edition=definitions.edition)


def mean_of(qualities: Sequence[Quality]) -> Mapping[str, int]:
    """Return the mean points by dimension, and of all under the empty name, of many entries."""
    points: dict[str, list[tuple[int, int]]] = {}
    for quality in qualities:
        points.setdefault("", []).append((1, quality.overall))
        for each in quality.dimensions:
            points.setdefault(each.name, []).append((1, each.points))
    return {name: _mean(each) for name, each in points.items()}


def edition_of(catalogue: Catalogue, day: str) -> str:
    """Return a short name of the definitions in force: it changes whenever a criterion, a weight or a parameter does."""
    parameters = (WARNING_POINTS, NOTICE_POINTS, "update_cap_days")
    digest = hashlib.sha256(repr((MEASURED_BY, [catalogue.law.number(each, day) for each in parameters])).encode())
    for name in (DIMENSIONS, CRITERIA):
        for term in catalogue.vocabularies.get(name, {}).values():
            digest.update(repr((term.code, sorted(term.extra.items()))).encode())
    return digest.hexdigest()[:8]


def band_of(quality: Quality, catalogue: Catalogue) -> str:
    """Return the band in which a score lies; nothing where the authority has set no bands."""
    reached = (
        (int(band.extra.get("from") or 0), band.code)
        for band in catalogue.vocabularies.get(BANDS, {}).values()
        if int(band.extra.get("from") or 0) <= quality.overall
    )
    return max(reached, default=(0, ""))[1]


def weight_of(term: Term) -> int:
    """Return the weight of a dimension or criterion; one that is not a number counts for nothing (a rule reports it)."""
    written = term.extra.get("weight", "")
    return int(written) if written.isdecimal() else 0


def _of(criterion: Term, dimension: Term) -> bool:
    return (
        criterion.extra.get("dimension") == dimension.code and criterion.code in MEASURES and weight_of(criterion) > 0
    )


def _score(dimension: Term, criteria: Sequence[tuple[Term, int]], entry: Entry, evidence: Evidence) -> Score | None:
    found = [(each, weight, MEASURES[each.code](entry, evidence)) for each, weight in criteria]
    met: list[tuple[Term, int, Measured]] = [(term, weight, each) for term, weight, each in found if each is not None]
    if not met:
        return None
    return Score(
        name=dimension.code,
        label=dimension.label,
        points=_mean([(weight, each.points) for _, weight, each in met]),
        reasons=tuple(
            Reason(criterion=term.code, label=term.label, points=each.points, text=each.text) for term, _, each in met
        ),
    )


def _mean(weighted: Sequence[tuple[int, int]]) -> int:
    """Return the weighted mean of points, halves rounded up."""
    weights = sum(weight for weight, _ in weighted)
    return (2 * sum(weight * points for weight, points in weighted) + weights) // (2 * weights) if weights else 0
