"""What git says changed between two revisions, and which entries that concerns; nothing is checked out."""

from dataclasses import dataclass
from pathlib import Path

from generator.model.change import FileChange
from generator.model.text import Text
from generator.read.tree import ENTRIES, RevisionError, git_output

_ENTRY_PARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The commits on both sides (the later one empty for the working tree), the changed files, what is not known."""

    base: str
    head: str
    files: tuple[FileChange, ...]
    unknown: tuple[Text, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """Return the keys of all entries in whose folders a file changed."""
        parts = (each.path.split("/") for each in self.files)
        return tuple(sorted({"/".join(part[1:3]) for part in parts if part[0] == ENTRIES and len(part) > _ENTRY_PARTS}))


def difference(root: Path, base: str, head: str) -> Difference:
    """Return what ``head`` (the working tree where empty) changed since it left ``base``.

    Where the histories are cut off (a shallow clone) the two states are compared as they are, and that is said.
    Raises ``RevisionError`` for a revision that git does not know.
    """
    old = _commit(root, base)
    new = _commit(root, head) if head else ""
    unknown: list[Text] = []
    try:
        old = git_output(root, "merge-base", old, new or "HEAD").decode().strip() or old
    except RevisionError:
        unknown.append(_NO_ANCESTOR)
    if (root / ".git").is_dir() and git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        unknown.append(_SHALLOW)
    raw = git_output(
        root, "diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--abbrev=40", old, *([new] if new else []), "--"
    )
    files = {each.path: each for each in _files(raw)}
    if not new:
        others = git_output(root, "ls-files", "--others", "--exclude-standard", "-z", "--full-name")
        for path in filter(None, others.decode("utf-8", "surrogateescape").split("\0")):
            files[path] = FileChange("A", path)
    return Difference(base=old, head=new, files=tuple(files[path] for path in sorted(files)), unknown=tuple(unknown))


_NO_ANCESTOR = Text(
    "找不到两个版本的共同祖先（克隆可能不完整），按两个版本的现状直接比较，可能把主分支上的变化也算进来",
    "the two revisions have no known common ancestor (an incomplete clone?); they were compared as they are, so changes "
    "of the main branch may show here too",
)
_SHALLOW = Text(
    "这是浅克隆：更早的历史不在，曾经使用过的目录编号只能依据墓碑登记判断",
    "this is a shallow clone without older history; identities that were used before are known from the tombstones only",
)


def _commit(root: Path, revision: str) -> str:
    return git_output(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def _files(raw: bytes) -> list[FileChange]:
    """Return the files of ``git diff --raw -z``: a head with the status letter, then the path, NUL between all."""
    parts = raw.decode("utf-8", "surrogateescape").split("\0")
    return [
        FileChange(head.rsplit(" ", 1)[1][0], path) for head, path in zip(parts[::2], parts[1::2], strict=False) if head
    ]


def day_of(root: Path, revision: str) -> str:
    """Return the day on which a commit was made."""
    return git_output(root, "log", "-1", "--format=%cs", "--end-of-options", revision).decode().strip()
