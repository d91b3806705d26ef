"""The main line of git, read once for all who ask: what was merged, one by one, and the contents that it names."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.merge import BlobChange, Log, Merge
from generator.model.text import Text
from generator.read.tree import ROOTS, RevisionError, git_output

_NOTHING = "0" * 40
_NO_GIT = Text(
    "没有 git 历史，无法列出合并记录", "there is no git history here, so merges into the catalogue are not known"
)
_SHALLOW = Text(
    "这是浅克隆，只有较近的历史：最早一次之前的合并未列出，更早开放的目录查不到由哪次提交开放",
    "this is a shallow clone: merges before the oldest one shown are not known, nor the commits that opened older entries",
)


def read_log(root: Path, revision: str = "HEAD") -> Log:
    """Return what was merged into ``catalog/`` and ``datasets/`` up to a revision; without git nothing is known."""
    try:
        shallow = git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        raw = git_output(
            root,
            "log",
            "--first-parent",
            "--diff-merges=first-parent",
            "--raw",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--abbrev=40",
            "--relative",
            "--format=%H %cs %P%x00%s",
            "--end-of-options",
            revision,
            "--",
            *ROOTS,
        )
    except RevisionError:
        return Log(unknown=(_NO_GIT,))
    # in a shallow clone the oldest commit has no parent and looks as if it had brought everything
    known = [each for each in _merges(raw) if each.before or not shallow]
    return Log(tuple(reversed(known)), (_SHALLOW,) if shallow else ())


def _merges(raw: bytes) -> Iterator[Merge]:
    """Yield the steps, newest first: a head, a subject, then a mode line and a path for every file."""
    parts = [each.removeprefix("\n") for each in raw.decode("utf-8", "surrogateescape").split("\0")]
    at = 0
    while at + 1 < len(parts):
        if not parts[at]:  # git parts commits by an empty piece
            at += 1
            continue
        head, subject = parts[at], parts[at + 1]
        at += 2
        files = []
        while at + 1 < len(parts) and parts[at].startswith(":"):
            _, _, before, after, _ = parts[at].split(" ")
            files.append(BlobChange(parts[at + 1], before.replace(_NOTHING, ""), after.replace(_NOTHING, "")))
            at += 2
        commit, day, *parents = head.split(" ")
        yield Merge(
            commit=commit,
            before=parents[0] if parents else "",
            day=day,
            subject=subject.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
            files=tuple(files),
        )


def read_blobs(root: Path, names: frozenset[str]) -> Mapping[str, bytes]:
    """Return the contents that git keeps under names, by one process."""
    if not names:
        return {}
    ordered = sorted(names)
    listed = "".join(f"{each}\n" for each in ordered).encode()
    answer = git_output(root, "cat-file", "--batch", given=listed)
    contents = {}
    position = 0
    for name in ordered:
        end = answer.index(b"\n", position)
        head = answer[position:end].split()
        position = end + 1
        if head[-1] == b"missing":  # a partial clone
            continue
        size = int(head[2])
        contents[name] = answer[position : position + size]
        position += size + 1
    return contents
