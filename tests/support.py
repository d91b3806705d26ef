"""What many tests need: a repository in memory, the golden one, and a check of it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.check.engine import check_authority, check_entry, findings_of
from generator.check.folder import undeclared_files
from generator.check.personal.files import check_private
from generator.check.personal.lexicon import lexicon_of
from generator.check.personal.strays import check_strays
from generator.check.rule import Context
from generator.check.tables.copies import check_copies
from generator.check.tables.entry import check_tables
from generator.check.tables.rows import check_rows
from generator.model.entry import SourceFile
from generator.model.finding import Finding, Problem
from generator.read.profile import read_profile
from generator.read.repository import Reading, read_repository
from generator.read.tree import PLAIN_FILE, LargeFile, WorkingTree
from generator.report.discreet import discreet

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden" / "repository"
TODAY = "2026-11-23"


class MemoryTree:
    """A repository that exists in memory only."""

    def __init__(self, contents: Mapping[str, bytes], modes: Mapping[str, str] | None = None) -> None:
        """Hold files by path; ``modes`` names those that are not plain."""
        self.contents = contents
        self.modes = modes or {}

    def files(self) -> tuple[SourceFile, ...]:
        """Return the files in the order of their paths."""
        return tuple(
            SourceFile(path=path, size=len(content), mode=self.modes.get(path, PLAIN_FILE))
            for path, content in sorted(self.contents.items())
        )

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        if path not in self.contents:
            raise FileNotFoundError(path)
        return self.contents[path]

    def large(self, path: str, size: int) -> LargeFile:
        """Hold everything: nothing here is large."""
        raise FileNotFoundError(f"{path}: {size}")

    def entry_folders(self) -> frozenset[str]:
        """Return the folders of entries."""
        return frozenset("/".join(path.split("/")[1:3]) for path in self.contents if path.startswith("datasets/"))

    def close(self) -> None:
        """Hold nothing open."""


@cache
def golden_contents() -> Mapping[str, bytes]:
    """Return the golden repository's files."""
    tree = WorkingTree(GOLDEN)
    return {each.path: tree.read(each.path) for each in tree.files()}


def check_tree(tree: MemoryTree, today: str = TODAY) -> tuple[Finding, ...]:
    """Return every finding of a repository: reading, shapes, rules and tables."""
    reading = read_repository(tree)
    context = context_of(reading, today)
    lexicon = lexicon_of(context)
    problems: list[Problem] = [*reading.problems, *check_authority(context)]
    measured = {}
    for entry in reading.catalogue.entries:
        contents = {
            each.path.rpartition("/")[2]: tree.read(each.path) for each in entry.files if each.path.endswith(".csv")
        }
        problems.extend(check_entry(entry, context))
        facts, found = check_tables(entry, contents)
        measured[entry.key] = facts
        strays = {name: tree.read(f"{entry.folder}/{name}") for name in undeclared_files(entry)}
        problems.extend((*found, *check_rows(entry, facts, context), *check_private(entry, contents, lexicon)))
        problems.extend(check_strays(entry, strays))
    problems.extend(check_copies(reading.catalogue.entries, measured))
    return discreet(findings_of(problems, reading.catalogue.law, today))


def context_of(reading: Reading, today: str = TODAY) -> Context:
    """Return the context in which rules look at a reading."""
    return Context(catalogue=reading.catalogue, packages=reading.packages, today=today, profile=read_profile())


def golden_root(root: Path) -> Path:
    """Return a folder with the golden catalogue and this project's theme and prose: another city, the same code."""
    for path, content in golden_contents().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    for name in ("docs", "site_overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    return root
