"""The quality of all entries, now and at the assessment before: the same measurement of another revision."""

import json
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.derive.freshness import due_of
from generator.derive.public import is_listed, public_view
from generator.derive.quality import Quality, Score, definitions_of, quality_of
from generator.derive.quality_criteria import Evidence
from generator.model.finding import Finding, Level
from generator.model.merge import Log
from generator.model.text import NOTHING
from generator.pipeline.distribute import distribute
from generator.pipeline.inspect import inspect
from generator.pipeline.measure import profile_tables
from generator.pipeline.work import Progress
from generator.publish.store import Store, key_of
from generator.read.difference import day_of
from generator.read.tree import ENTRIES, GitTree

Scores = Mapping[str, Quality]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The scores of the assessment before and its day; empty where there was none."""

    scores: Scores = field(default_factory=dict)
    day: str = ""


def scores_of(evidence: Evidence) -> Scores:
    """Return the quality of every listed entry that can be judged."""
    told: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in evidence.findings:
        told[_key(finding)].append(finding)
    definitions = definitions_of(evidence.catalogue, evidence.today)
    found = {}
    for entry in evidence.catalogue.entries:
        if is_listed(entry) and entry.key in evidence.facts:
            # each entry is shown its own findings only: looking through all of them for every entry would be quadratic
            quality = quality_of(entry, replace(evidence, findings=told.get(entry.key, ())), definitions)
            if quality is not None:
                found[entry.key] = quality
    return found


def _key(finding: Finding) -> str:
    """Return the entry that a finding is about; empty for the authority's tables."""
    folder, *parts = finding.place.file.split("/")
    return "/".join(parts[:2]) if folder == ENTRIES else ""


def last_before(log: Log, day: str) -> str:
    """Return the last commit of the catalogue on a day or before; empty where git does not know one."""
    return next((each.commit for each in reversed(log.merges) if each.day <= day), "")


def earlier_scores(
    root: Path, revision: str, *, store: Store, executor: Executor | None, progress: Progress
) -> Earlier:
    """Return the scores of a revision as they were on its day; entries with errors by today's rules have none."""
    if not revision:
        return Earlier()
    today = day_of(root, revision)
    key = key_of("scores", store.version, revision)
    kept = store.get(key)
    if kept is None:
        with closing(GitTree(root, revision)) as tree:
            inspection = inspect(tree, today, store=store, executor=executor, progress=progress)
            broken = {_key(each) for each in inspection.findings if each.level is Level.ERROR}
            every = inspection.reading.catalogue
            sound = replace(every, entries=tuple(each for each in every.entries if each.key not in broken))
            downloads = distribute(tree, sound, inspection.tables, store=store, executor=executor, progress=progress)
        catalogue = public_view(sound)
        profiles = profile_tables(catalogue, downloads, today, store=store, executor=executor, progress=progress)
        due = {each.key: due_of(each, catalogue, today) for each in catalogue.entries}
        scores = scores_of(
            Evidence(
                catalogue=catalogue,
                facts=downloads.facts,
                due=due,
                findings=inspection.findings,
                today=today,
                profiles=profiles,
            )
        )
        kept = json.dumps({each: _written(quality) for each, quality in scores.items()}).encode()
        store.put(key, kept)
    return Earlier({each: _read(value) for each, value in json.loads(kept).items()}, today)


def _written(quality: Quality) -> list[object]:
    return [quality.overall, quality.edition, [[each.name, each.points] for each in quality.dimensions]]


def _read(value: tuple[int, str, list[tuple[str, int]]]) -> Quality:
    """Return kept scores; reasons and labels are not compared and not kept."""
    overall, edition, dimensions = value
    scores = tuple(Score(name=name, label=NOTHING, points=points, reasons=()) for name, points in dimensions)
    return Quality(dimensions=scores, overall=overall, edition=edition)
