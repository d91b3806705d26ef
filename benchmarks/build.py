"""The whole build of a generated catalogue, step by step: CPU and memory of one process, and the bytes written."""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.repository import generate
from generator.derive.freshness import Freshness
from generator.derive.search_records import facet_labels, search_records
from generator.export.registry import EXPORTS
from generator.export.search import build_index
from generator.export.view import view_of
from generator.model.artifact import Artifact, FileArtifact
from generator.model.text import Lang
from generator.pages.prose import render_prose
from generator.pages.registry import PAGES
from generator.pages.render import Renderer
from generator.pages.site import Page
from generator.pipeline.build import PUBLISHED_PATH, Order, at_ease, rows_of, site_of
from generator.pipeline.distribute import data_files, distribute
from generator.pipeline.inspect import inspect
from generator.pipeline.measure import profile_tables
from generator.pipeline.work import silent
from generator.publish.site import publish
from generator.publish.store import Store
from generator.read.tree import WorkingTree

TODAY = "2026-11-23"
Value = TypeVar("Value")


class Clock:
    """CPU seconds of this process by step."""

    def __init__(self) -> None:
        """Begin with no steps."""
        self.steps: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], Value], *, apart: bool = False) -> Value:
        """Run one step and note its CPU time; what the kernel's file system took of it stands ``apart`` if asked."""
        start, kernel = time.process_time(), os.times().system
        result = work()
        self.steps[name] = time.process_time() - start
        if apart:
            self.steps[f"{name}: kernel"] = os.times().system - kernel
            self.steps[name] -= self.steps[f"{name}: kernel"]
        return result


def measure(entries: int) -> dict[str, float]:
    """Return CPU seconds by step, pages, files, bytes and peak memory of building that many entries from nothing."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = generate(folder / "repository", entries)
        tree = WorkingTree(root)
        store = Store(folder / "cache", "benchmark")
        inspection = clock("read and check", lambda: inspect(tree, TODAY, store=store, executor=None, progress=silent))
        at_ease()  # as the build does when it begins, and again before it stamps
        downloads = clock(
            "convert",
            lambda: distribute(
                tree, inspection.reading.catalogue, inspection.tables, store=store, executor=None, progress=silent
            ),
        )
        order = Order(root=root, tree=tree, commit="", today=TODAY, output=folder / "site")
        profiles = clock(
            "measure columns",
            lambda: profile_tables(
                inspection.reading.catalogue, downloads, TODAY, store=store, executor=None, progress=silent
            ),
        )
        site = clock("derive", lambda: site_of(order, inspection, downloads, profiles, store))
        at_ease()
        prose = clock("frames and prose", lambda: render_prose(root, site.catalogue.portal))
        renderer = Renderer(root / "site_overrides" / "content", prose.frames, site.words)
        pages = 0

        def views() -> Iterator[Page]:
            for module in PAGES:
                for lang in Lang:
                    yield from module.pages(site, lang)

        def stamped() -> Iterator[Artifact]:
            nonlocal pages
            for page in views():
                pages += 1
                yield renderer.render(page)

        # two passes: one that stamps only (its figure is the cost of a page), one inside the publishing
        clock("stamp pages", lambda: sum(len(each.content) for each in stamped()))
        stamped_pages = pages
        records = clock("search records", lambda: search_records(site.catalogue, site.facts, site.due, site.quality))
        freshness = [(each.value, site.words[f"freshness.{each.value}"]) for each in Freshness]
        index = clock("search index", lambda: build_index(records, facet_labels(site.catalogue, freshness)))
        view = view_of(inspection.reading.catalogue, downloads.facts, TODAY, PUBLISHED_PATH)

        def exported() -> Iterator[Artifact]:
            for export in EXPORTS:
                yield from export(view)
            yield from rows_of(view, downloads)

        clock("exports", lambda: sum(len(each.content) for each in exported()))

        def everything() -> Iterator[Artifact | FileArtifact]:
            yield from prose.artifacts
            yield from stamped()
            yield from index
            yield from exported()
            yield from data_files(tree, site.catalogue.entries, downloads)

        done = clock("stamp again and publish", lambda: publish(everything(), order.output, commit=""), apart=True)
        again = clock("publish, nothing changed", lambda: publish(everything(), order.output, commit=""), apart=True)
        again_inspect = clock(
            "read and check, from the store",
            lambda: inspect(tree, TODAY, store=store, executor=None, progress=silent),
        )
    assert again.changed == 0
    assert again_inspect.findings == inspection.findings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        **clock.steps,
        "pages": stamped_pages,
        "ms a page": 1000 * clock.steps["stamp pages"] / stamped_pages,
        "files": done.files,
        "MB written": done.size / 1e6,
        "peak MB": peak,
        "KB of memory a page": 1024 * peak / stamped_pages,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table with a column per size and, for each step, how its cost grew against the number of entries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--one", type=int, help="measure one size in this process and print JSON")
    options = parser.parse_args(arguments)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    # one process a size, so that the peak of memory is that size's own
    results = [_child(size) for size in options.sizes]
    head = "".join(f" {size:>10,} |" for size in options.sizes)
    print(f"| entries |{head} growth per entry |\n|---|{'---|' * len(results)}---|")
    for name in results[0]:
        cells = "".join(f" {result[name]:>10,.3f} |" for result in results)
        growth = (
            results[-1][name] / results[0][name] / (options.sizes[-1] / options.sizes[0]) if results[0][name] else 0
        )
        print(f"| {name} |{cells} {growth:.2f} |")


def _child(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.build", "--one", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    main()
