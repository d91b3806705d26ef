"""Read everything, check everything, measure every table; nothing is written and nothing stops at the first problem."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from typing import Any

from generator.check.engine import check_authority, check_entry, findings_of
from generator.check.folder import undeclared_files
from generator.check.personal.column_finds import Searches
from generator.check.personal.lexicon import Lexicon, lexicon_of
from generator.check.personal.strays import check_strays
from generator.check.rule import Context
from generator.check.tables.copies import check_copies
from generator.check.tables.entry import check_tables
from generator.check.tables.rows import check_rows
from generator.model.entry import Entry
from generator.model.facts import TableFacts
from generator.model.finding import Finding, Level, Problem
from generator.pipeline.privacy import kept_problems, private_key, private_problems
from generator.pipeline.work import Progress, in_order
from generator.publish.store import Store, key_of
from generator.read.content import HELD, Content, sha256_of
from generator.read.profile import read_profile
from generator.read.repository import Reading, read_entry_file, read_repository
from generator.read.tree import Tree
from generator.report.discreet import discreet

Tables = Mapping[str, TableFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a check knows: the catalogue, the measured tables by entry, and every finding."""

    reading: Reading
    tables: Mapping[str, Tables]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Tell whether the catalogue may be published: no finding of level error."""
        return all(each.level is not Level.ERROR for each in self.findings)


def inspect(tree: Tree, today: str, *, store: Store, executor: Executor | None, progress: Progress) -> Inspection:
    """Return the inspection of one state of the repository on an ISO day."""
    reading = read_repository(tree)
    context = Context(catalogue=reading.catalogue, packages=reading.packages, today=today, profile=read_profile())
    tables, problems = check_entries(tree, reading, context, store=store, executor=executor, progress=progress)
    every = [*reading.problems, *check_authority(context), *problems]
    findings = discreet(findings_of(every, reading.catalogue.law, today))
    return Inspection(reading=reading, tables=tables, findings=findings)


def check_entries(
    tree: Tree, reading: Reading, context: Context, *, store: Store, executor: Executor | None, progress: Progress
) -> tuple[Mapping[str, Tables], tuple[Problem, ...]]:
    """Return the measured tables of every entry that was read, and all problems of these entries."""
    entries = reading.catalogue.entries
    problems: list[Problem] = []
    tables: dict[str, Tables] = {}
    lexicon = lexicon_of(context)
    jobs = ((entry, _sources(tree, entry), _strays(tree, entry), lexicon, store) for entry in entries)
    measured = in_order(_measure, jobs, executor)
    for entry, (facts, found) in zip(entries, measured, strict=True):
        tables[entry.key] = facts
        problems.extend((*check_entry(entry, context), *found, *check_rows(entry, facts, context)))
        progress("check", len(tables), len(entries))
    problems.extend(check_copies(entries, tables))
    return tables, tuple(problems)


def _sources(tree: Tree, entry: Entry) -> Mapping[str, Content]:
    """Return the declared files that exist; large ones are opened only where they are checked."""
    return {
        name: tree.large(f"{entry.folder}/{name}", size) if size > HELD else read_entry_file(tree, entry, name)
        for name, size in _declared(entry).items()
    }


def _strays(tree: Tree, entry: Entry) -> Mapping[str, bytes]:
    """Return the files that nobody declared, as many of them as together are no large file."""
    sizes = {each.path.removeprefix(f"{entry.folder}/"): each.size for each in entry.files}
    left, found = HELD, {}
    for name in undeclared_files(entry):
        if sizes[name] <= left:
            left -= sizes[name]
            found[name] = read_entry_file(tree, entry, name)
    return found


def _declared(entry: Entry) -> Mapping[str, int]:
    """Return name and size of the declared files that exist."""
    depth = entry.folder.count("/") + 1
    sizes = {each.path.rpartition("/")[2]: each.size for each in entry.files if each.path.count("/") == depth}
    return {each.path: sizes[each.path] for each in entry.resources if each.path in sizes}


def _measure(
    job: tuple[Entry, Mapping[str, Content], Mapping[str, bytes], Lexicon, Store],
) -> tuple[Tables, tuple[Problem, ...]]:
    """Return the facts and problems of an entry's tables; a table without problems is not read again.

    Personal data is looked for while rows are checked; only where one of both is known is the other done alone.
    """
    entry, contents, strays, lexicon, store = job
    digests = tuple(_hashes(contents))
    key = key_of("tables", store.version, entry.key, _resources(entry), *digests)
    kept_facts = store.get(key)
    about_people = private_key(entry, digests, lexicon, store)
    private = kept_problems(about_people, store)
    searches = Searches(lexicon)
    facts: Tables
    problems: tuple[Problem, ...] = ()
    if kept_facts is not None:
        facts = {name: _facts(value) for name, value in json.loads(kept_facts).items()}
    else:
        facts, problems = check_tables(entry, contents, searches if private is None else None)
        if not problems:
            store.put(key, json.dumps({name: asdict(each) for name, each in facts.items()}).encode())
    if private is None:
        private = private_problems(entry, contents, searches, about_people, store)
    return facts, (*problems, *private, *check_strays(entry, strays))


def _facts(value: dict[str, Any]) -> TableFacts:
    preview = tuple(tuple(row) for row in value.pop("preview"))
    return TableFacts(header=tuple(value.pop("header")), preview=preview, **value)


def _resources(entry: Entry) -> str:
    return json.dumps(entry.document.value.get("resources"), sort_keys=True)


def _hashes(contents: Mapping[str, Content]) -> Iterator[bytes]:
    for name, content in sorted(contents.items()):
        yield name.encode()
        yield bytes.fromhex(sha256_of(content))
