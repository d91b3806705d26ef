"""The merges into the catalogue, read from the first parents of the main branch: what was reviewed, one by one."""

from collections.abc import Iterator
from pathlib import Path

from generator.model.change import FileChange
from generator.model.merge import Merge
from generator.model.text import Text
from generator.read.tree import ROOTS, RevisionError, git_output

_START = "\x01"
_FORMAT = "%x01%H%x00%P%x00%cs%x00%s"
_NO_GIT = Text(
    "没有 git 历史，无法列出合并记录", "there is no git history here, so merges into the catalogue are not known"
)
_SHALLOW = Text(
    "这是浅克隆，只有较近的历史：最早一次之前的合并未列出，更早开放的目录查不到由哪次提交开放",
    "this is a shallow clone: merges before the oldest one shown are not known, nor the commits that opened older entries",
)


def merges_of(root: Path, revision: str = "HEAD") -> tuple[tuple[Merge, ...], tuple[Text, ...]]:
    """Return what was merged into ``catalog/`` and ``datasets/``, the oldest first, and what cannot be known."""
    try:
        listed = git_output(
            root,
            "log",
            "--first-parent",
            "--diff-merges=first-parent",
            f"--format={_FORMAT}",
            "--name-status",
            "--no-renames",
            "--no-ext-diff",
            "--relative",
            "--end-of-options",
            revision,
            "--",
            *ROOTS,
        ).decode("utf-8", "replace")
        shallow = git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except RevisionError:
        return (), (_NO_GIT,)
    found = [_merge(each) for each in listed.split(_START) if each]
    # in a shallow clone the oldest commit has no parent and looks as if it had brought everything
    kept = tuple(each for each in reversed(found) if each.before or not shallow)
    return kept, (_SHALLOW,) if shallow else ()


def _merge(text: str) -> Merge:
    head, _, body = text.partition("\n")
    commit, parents, day, subject = head.split("\0", 3)
    before = parents.split(" ")[0]
    return Merge(commit=commit, before=before, day=day, subject=subject, files=tuple(_files(body)))


def _files(body: str) -> Iterator[FileChange]:
    for line in body.splitlines():
        status, tab, path = line.partition("\t")
        if tab:
            yield FileChange(status[:1], path)
