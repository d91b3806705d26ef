"""The history of the inputs, by one ``git log`` for all entries, and the contents that it names."""

from collections.abc import Mapping
from pathlib import Path

from generator.model.history import BlobChange, Commit, Log
from generator.read.tree import ENTRIES, RevisionError, git_output

_HEAD = b"\x01"
_NOTHING = "0" * 40


def read_log(root: Path, revision: str) -> Log:
    """Return every step of the main line up to a revision that touched an entry; without git there is none."""
    try:
        shallow = git_output(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        raw = git_output(
            root,
            "log",
            "--first-parent",
            "-m",
            "--raw",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--abbrev=40",
            "--relative",
            "--format=%x01%H %cs %P",
            "--end-of-options",
            revision,
            "--",
            ENTRIES,
        )
    except RevisionError:
        return Log((), complete=False)
    commits = (_commit(part, shallow=shallow) for part in raw.split(_HEAD) if part)
    return Log(tuple(each for each in commits if each is not None), complete=not shallow)


def _commit(part: bytes, *, shallow: bool) -> Commit | None:
    """Return a commit; where a shallow clone begins everything looks new, so that commit tells nothing."""
    head, _, rest = part.partition(b"\0")
    name, date, *parents = head.decode().split()
    if shallow and not parents:
        return None
    fields = rest.decode("utf-8", "surrogateescape").strip("\n").split("\0")
    files = []
    for line, path in zip(fields[::2], fields[1::2], strict=False):
        _, _, before, after, _ = line.split(" ")
        files.append(BlobChange(path, before.replace(_NOTHING, ""), after.replace(_NOTHING, "")))
    return Commit(name, date, tuple(files))


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
