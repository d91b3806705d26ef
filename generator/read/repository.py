"""One state of the repository becomes a catalogue; nothing fails fast, every problem is kept."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.document import Document
from generator.model.entry import Entry, SourceFile
from generator.model.finding import Place, Problem
from generator.model.package import Package
from generator.model.table import Table
from generator.model.text import Text
from generator.read import authority_tables
from generator.read.csv_file import read_table
from generator.read.entry import entry_of
from generator.read.strict_yaml import read_yaml
from generator.read.tree import EXECUTABLE, MARKER, PLAIN_FILE, Tree

DESCRIPTOR = "datapackage.yaml"
FOUNDATIONS = ("catalog/law", "catalog/publishers", "catalog/vocabularies")
"""Folders of the authority without which hardly a rule can say anything true."""

ENTRY_DEPTH = 3
"""``datasets/<publisher>/<entry>/``: three names before the file's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read and everything that was wrong with the form of it."""

    catalogue: Catalogue
    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]


def read_repository(tree: Tree) -> Reading:
    """Return the whole catalogue; broken files are reported and left out, their neighbours stay."""
    problems: list[Problem] = []
    plain: dict[str, SourceFile] = {}
    for each in tree.files():
        problem = _refusal(each)
        if problem:
            problems.append(problem)
        else:
            plain[each.path] = each
    packages = _packages(tree, plain, problems)
    portal = _document(tree, MARKER, plain, problems) or Document(file=MARKER, value={})
    entries = _entries(tree, plain, problems)
    catalogue = authority_tables.catalogue_of(
        portal, {each.folder: each for each in packages}, entries, tree.entry_folders()
    )
    return Reading(catalogue=catalogue, packages=packages, problems=tuple(problems))


def read_entry_file(tree: Tree, entry: Entry, name: str) -> bytes:
    """Return the bytes of a file in an entry's folder; only a name that the listing has is ever opened."""
    path = f"{entry.folder}/{name}"
    if all(each.path != path for each in entry.files):
        raise FileNotFoundError(path)
    return tree.read(path)


def _refusal(file: SourceFile) -> Problem | None:
    if file.mode in {PLAIN_FILE, EXECUTABLE}:
        return None
    message = Text(
        "不是普通文件（符号链接、子模块或设备）", "this is no plain file but a symlink, submodule or special file"
    )
    return Problem(code="OD411", place=Place(_printable(file.path)), message=message)


def _printable(path: str) -> str:
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in path)


def _document(tree: Tree, path: str, plain: Mapping[str, SourceFile], problems: list[Problem]) -> Document | None:
    if path not in plain:
        problems.append(_missing(path, plain))
        return None
    document, found = read_yaml(path, tree.read(path))
    problems.extend(found)
    return document


def _missing(path: str, plain: Mapping[str, SourceFile]) -> Problem:
    """Return the finding of a descriptor that is not there, with the file that was meant to be it."""
    folder = path.rpartition("/")[0]
    named = (each.rpartition("/")[2] for each in sorted(plain) if each.rpartition("/")[0] == folder)
    close = next((each for each in named if each.lower() in _MEANT_AS_DESCRIPTOR), "")
    cure = Text(
        f"文件夹里有“{close}”，请改名为 {DESCRIPTOR}；JSON 的内容可以照用",
        f"the folder holds '{close}'; rename it to {DESCRIPTOR}, which may hold JSON too",
    )
    message = Text("缺少这个文件", "this file is missing")
    return Problem(code="OD010", place=Place(path), message=message, cure=cure if close else None)


_MEANT_AS_DESCRIPTOR = frozenset({"datapackage.yml", "datapackage.json", DESCRIPTOR, f"{DESCRIPTOR}.txt"})


def _packages(tree: Tree, plain: Mapping[str, SourceFile], problems: list[Problem]) -> tuple[Package, ...]:
    found = {path.rpartition("/")[0] for path in plain if path.startswith("catalog/") and path != MARKER}
    folders = sorted(found.union(FOUNDATIONS))
    packages = []
    for folder in folders:
        document = _document(tree, f"{folder}/{DESCRIPTOR}", plain, problems)
        if document is not None:
            tables = _tables(tree, folder, plain, problems)
            packages.append(Package(folder=folder, document=document, tables=tables))
    return tuple(packages)


def _tables(tree: Tree, folder: str, plain: Mapping[str, SourceFile], problems: list[Problem]) -> Mapping[str, Table]:
    tables: dict[str, Table] = {}
    for path in sorted(plain):
        below = path.removeprefix(f"{folder}/")
        if path.startswith(f"{folder}/") and "/" not in below and below.endswith(".csv"):
            tables[below], found = read_table(path, tree.read(path))
            problems.extend(found)
    return tables


def _entries(tree: Tree, plain: Mapping[str, SourceFile], problems: list[Problem]) -> tuple[Entry, ...]:
    folders: dict[str, list[SourceFile]] = defaultdict(list)
    for path, file in plain.items():
        if path.startswith("datasets/"):
            parts = path.split("/")
            if len(parts) <= ENTRY_DEPTH:
                problems.append(_misplaced(path))
            else:
                folders["/".join(parts[:ENTRY_DEPTH])].append(file)
    entries = []
    for folder in sorted(folders):
        document = _document(tree, f"{folder}/{DESCRIPTOR}", plain, problems)
        if document is not None:
            entries.append(entry_of(document, tuple(folders[folder])))
    return tuple(entries)


def _misplaced(path: str) -> Problem:
    message = Text(
        "文件不在目录文件夹里，应放在 datasets/单位/目录/ 之下",
        "the file lies outside an entry; it belongs below datasets/<publisher>/<entry>/",
    )
    return Problem(code="OD011", place=Place(_printable(path)), message=message)
