"""The review of a change: both revisions read as data, everything that is wrong, what changed, who must approve, by when."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.check.engine import check_authority, check_guards, findings_of
from generator.check.guard import GuardContext
from generator.check.personal.texts import redacted
from generator.check.rule import Context
from generator.compare.sides import compare
from generator.derive.routing import route_of
from generator.model.finding import Finding, Problem
from generator.model.law import Law
from generator.model.review import Review
from generator.model.side import Side
from generator.model.working_days import clock
from generator.pipeline.inspect import check_entries
from generator.pipeline.work import Progress
from generator.publish.store import Store
from generator.read.difference import Difference, day_of, difference
from generator.read.profile import read_profile
from generator.read.repository import Reading, read_repository
from generator.read.tree import ENTRIES, ROOTS, GitTree, Tree, WorkingTree
from generator.report.discreet import discreet, discreet_change

FORMAL_REVIEW = "formal_review_days"
MANY = 200
"""From this many changed entries on the whole tree is listed at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What is asked: two revisions (the later empty for the working tree), who submits, who approves, received when."""

    root: Path
    base: str
    head: str = ""
    today: str = ""
    received: str = ""
    author: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The review, the law it was made under, and the hash of every changed file by path: the memory of a round."""

    review: Review
    law: Law
    contents: Mapping[str, str]


def review_change(submission: Submission, *, store: Store, executor: Executor | None, progress: Progress) -> Verdict:
    """Return the complete verdict on a change; only ``catalog/`` and the changed entries are read.

    Raises ``RevisionError`` for a revision that git does not know.
    """
    root = submission.root
    found = difference(root, submission.base, submission.head)
    scope = _scope(found)
    head_day = day_of(root, found.head or "HEAD")
    today = submission.today or head_day
    with closing(GitTree(root, found.base, scope)) as before, closing(_later(root, found, scope)) as after:
        old, new = read_repository(before), read_repository(after)
        context, earlier = _context(new, today), _context(old, today)
        now = (*new.problems, *check_authority(context))
        problems = list(_since(now, (*old.problems, *check_authority(earlier))))
        _, wrong = check_entries(after, new, context, store=store, executor=executor, progress=progress)
        problems.extend(wrong)
        sides = _side(before, old, found), _side(after, new, found)
        contents = {each.path: _hash(after, each.path) for each in found.files if each.status != "D"}
    changes = compare(*sides, read_profile(), found.files)
    route = route_of(changes, found.files, old.catalogue, new.catalogue)
    guard = GuardContext(
        old=sides[0],
        new=sides[1],
        changes=changes,
        files=found.files,
        route=route,
        author=submission.author,
        approver=submission.approver,
        today=today,
    )
    problems.extend(check_guards(guard))
    law = new.catalogue.law.measured_by(old.catalogue.law)
    review = Review(
        base=found.base,
        head=found.head,
        today=today,
        findings=discreet(_told(findings_of(problems, law, today), found)),
        changes=tuple(discreet_change(each) for each in changes),
        route=route,
        deadline=clock(FORMAL_REVIEW, submission.received or head_day, law, new.catalogue.calendar, today=today),
        unknown=found.unknown,
    )
    return Verdict(review, law, {redacted(path): digest for path, digest in contents.items()})


def _scope(found: Difference) -> tuple[str, ...]:
    entries = found.entries
    return ROOTS if len(entries) > MANY else ("catalog", *(f"{ENTRIES}/{each}" for each in entries))


def _later(root: Path, found: Difference, scope: tuple[str, ...]) -> Tree:
    return GitTree(root, found.head, scope) if found.head else WorkingTree(root, scope)


def _context(reading: Reading, today: str) -> Context:
    return Context(catalogue=reading.catalogue, packages=reading.packages, today=today, profile=read_profile())


def _since(after: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """Yield all problems of entries, and those of the authority's tables that were not there before the change.

    A line may have moved; the same words about the same column are the same problem.
    """
    known = {(each.code, each.place.file, each.place.path, each.message) for each in before}
    for each in after:
        same = (each.code, each.place.file, each.place.path, each.message) in known
        if each.place.file.startswith(f"{ENTRIES}/") or not same:
            yield each


def _told(findings: tuple[Finding, ...], found: Difference) -> tuple[Finding, ...]:
    """Return the findings of this change: whole entries that it touches, and what it did to everything else."""
    folders = tuple(f"{ENTRIES}/{each}/" for each in found.entries)
    changed = {each.path for each in found.files}
    return tuple(
        each
        for each in findings
        if not each.place.file.startswith(f"{ENTRIES}/")
        or each.place.file.startswith(folders)
        or each.place.file in changed
    )


def _side(tree: Tree, reading: Reading, found: Difference) -> Side:
    listed = {each.path for each in tree.files()}
    plain = {each.path for entry in reading.catalogue.entries for each in entry.files}
    paths = [each.path for each in found.files if each.path.endswith(".csv") and each.path in listed & plain]
    return Side(
        catalogue=reading.catalogue,
        packages=reading.packages,
        tables={path: tree.read(path) for path in paths},
    )


def _hash(tree: Tree, path: str) -> str:
    """Return the hash of a changed file; a file outside the inputs is not read and counts as always the same."""
    try:
        return hashlib.sha256(tree.read(path)).hexdigest()
    except OSError:
        return ""
