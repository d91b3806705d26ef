"""Is an entry gone? What would betray it, where the site was searched, and what git still holds."""

import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.derive.traces import said_of, traces
from generator.model.entry import Entry
from generator.publish.gone import Looked, look
from generator.read.repository import read_repository
from generator.read.tree import GitTree, RevisionError, Tree, WorkingTree, git_output

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
_OTHERS = ("docs", "site_overrides")
_REGISTERS = "catalog/registers/"
_PROGRAM = Path(__file__).parent.parent
"""The generator itself: the pages of its rules show examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """The proof: what was searched, for how many texts, and what lies outside the site's power."""

    key: str
    looked: Looked
    wanted: int
    files: tuple[str, ...]
    commits: int
    cached: bool


def verify_gone(root: Path, key: str, site: Path, revision: str = "") -> Gone | None:
    """Return the proof for an entry as the working tree (or a revision) has it; ``None`` where there is no such entry."""
    if not _KEY.fullmatch(key):
        return None
    with closing(GitTree(root, revision) if revision else WorkingTree(root)) as tree:
        catalogue = read_repository(tree).catalogue
        entry = next((each for each in catalogue.entries if each.key == key), None)
        if entry is None:
            return None
        wanted = traces(entry, _contents(tree, entry), _elsewhere(root, tree, entry))
        wanted += said_of(key, catalogue, _elsewhere(root, tree, entry, but=_REGISTERS))
    folder = f"datasets/{key}"
    here = root / folder
    return Gone(
        key=key,
        looked=look(site, key, wanted),
        wanted=len(wanted),
        files=tuple(path.relative_to(root).as_posix() for path in sorted(here.rglob("*")) if path.is_file()),
        commits=_commits(root, folder),
        cached=(root / ".cache" / "portal").is_dir(),
    )


def _contents(tree: Tree, entry: Entry) -> dict[str, bytes]:
    return {each.path: tree.read(each.path) for each in entry.files if each.path != entry.document.file}


def _elsewhere(root: Path, tree: Tree, entry: Entry, but: str = "") -> bytes:
    """Return all that may be public besides the entry, without one more folder where that is asked."""
    without = (f"{entry.folder}/", *((but,) if but else ()))
    parts = [tree.read(each.path) for each in tree.files() if not each.path.startswith(without)]
    for folder in (*(root / each for each in _OTHERS), _PROGRAM):
        parts += [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    return b"\n".join(parts)


def _commits(root: Path, folder: str) -> int:
    try:
        return len(git_output(root, "log", "--all", "--format=%H", "--", folder).split())
    except RevisionError:
        return 0
