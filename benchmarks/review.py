"""The review of a change of one entry, in a small repository and in a large one: it must cost about the same."""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.repository import generate

ENTRY = "datasets/parks/entry-000005/datapackage.yaml"
PERSON = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org")
ROUNDS = 3


def prepared(root: Path, entries: int) -> Path:
    """Return a repository with two commits, the second of which changes the title of one entry."""
    generate(root, entries)
    descriptor = root / ENTRY

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(root), *PERSON, *arguments], check=True, capture_output=True)  # noqa: S607

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "all entries")
    descriptor.write_text(descriptor.read_text(encoding="utf-8").replace("title: ", "title: 新", 1), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "one entry")
    return root


def measure(root: Path, cache: Path) -> tuple[float, float]:
    """Return wall and CPU seconds of one review as a whole command."""
    command = [sys.executable, "-m", "generator.cli.main", "review", "HEAD~1", "HEAD", "--root", str(root)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PORTAL_CACHE": str(cache)})
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the best of three rounds for each size, and the ratio to the smallest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000])
    options = parser.parse_args(arguments)
    print("| entries | seconds | CPU seconds | ratio of CPU |\n|---|---|---|---|")
    first = 0.0
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = prepared(Path(folder, "repository"), size)
            rounds = [measure(root, Path(folder, "cache")) for _ in range(ROUNDS)]
        wall, cpu = min(each[0] for each in rounds), min(each[1] for each in rounds)
        first = first or cpu
        print(f"| {size:,} | {wall:.2f} | {cpu:.2f} | {cpu / first:.2f} |", flush=True)


if __name__ == "__main__":
    main()
