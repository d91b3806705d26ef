"""Checking tables: CPU, wall and peak memory beside frictionless and beside Arrow's own plain read, each in a process of its own."""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.check.personal.column_finds import Searches
from generator.check.personal.files import check_private
from generator.check.personal.lexicon import Lexicon, lexicon_of
from generator.check.rule import Context
from generator.check.tables.entry import check_tables
from generator.model.document import Document
from generator.read.content import HELD, Content
from generator.read.entry import entry_of
from generator.read.profile import read_profile
from generator.read.reference import validate_package
from generator.read.repository import read_repository
from generator.read.tree import LargeFile, WorkingTree

FIELDS: tuple[Mapping[str, Any], ...] = (
    {"name": "code", "type": "string", "constraints": {"required": True, "pattern": "^[0-9]{18}$"}},
    {"name": "name", "type": "string", "constraints": {"required": True, "maxLength": 40}},
    {"name": "address", "type": "string"},
    {"name": "kind", "type": "string", "constraints": {"enum": ["甲", "乙", "丙", "丁"]}},
    {"name": "count", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "share", "type": "number", "constraints": {"minimum": 0, "maximum": 100}},
    {"name": "open", "type": "boolean"},
    {"name": "since", "type": "date", "constraints": {"minimum": "2000-01-01"}},
    {"name": "measured", "type": "datetime"},
    {"name": "note", "type": "string"},
)
DESCRIPTOR: Mapping[str, Any] = {
    "name": "bench",
    "resources": [
        {
            "name": "table",
            "path": "table.csv",
            "encoding": "utf-8",
            "schema": {"fields": [*FIELDS], "primaryKey": "code"},
        }
    ],
}
NAMES = ("公共汽车站点", "停车场", "海水浴场", "社区卫生服务中心", "中山公园", "图书馆", "政务大厅")
DAY = "2026-11-23"
SHUFFLED = 7_368_787
"""A prime, so that keys come in no order."""


def write(folder: Path, rows: int, *, faulty: bool = False) -> Path:
    """Write a package of one table of so many rows, valid but for a word among the numbers of its last row."""
    folder.mkdir(parents=True)
    (folder / "datapackage.yaml").write_text(yaml.safe_dump(dict(DESCRIPTOR), allow_unicode=True), encoding="utf-8")
    source = random.Random(rows)
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write(",".join(str(each["name"]) for each in FIELDS) + "\n")
        stream.writelines(_row(source, row, rows, faulty=faulty) for row in range(rows))
    return folder


def _row(source: random.Random, row: int, rows: int, *, faulty: bool) -> str:
    day = f"{row % 12 + 1:02d}-{row % 28 + 1:02d}"
    count = "约十" if faulty and row == rows - 1 else source.randrange(10**6)
    cells = (
        f"{100_000_000_000_000_000 + row * SHUFFLED % 1_000_000_007:018d}",
        f"{source.choice(NAMES)}{row % 9973}",
        f"香港中路{source.randrange(1, 300)}号{source.randrange(9)}单元",
        source.choice("甲乙丙丁"),
        count,
        f"{source.random() * 100:.4f}",
        source.choice(("true", "false")),
        f"{2010 + row % 16}-{day}",
        f"2026-{day}T{row % 24:02d}:{row % 60:02d}:{row * 7 % 60:02d}",
        f"备注 {row % 97}，东门北侧约{source.randrange(500)}米",
    )
    return ",".join(map(str, cells)) + "\n"


def check(folders: Sequence[Path]) -> int:
    """Check the tables of some packages, as ``portal check`` does, people's data included; return the number of problems."""
    entry = entry_of(Document(file="datasets/bench/bench/datapackage.yaml", value=DESCRIPTOR), ())
    problems = 0
    for folder in folders:
        searches = Searches(lexicon())
        contents = {"table.csv": _content(folder)}
        problems += len(check_tables(entry, contents, searches)[1])
        problems += len(tuple(check_private(entry, contents, searches.lexicon, searches.tables)))
    return problems


def rules(folders: Sequence[Path]) -> int:
    """Check the tables of some packages against their schemas only, as frictionless does; return the number of problems."""
    entry = entry_of(Document(file="datasets/bench/bench/datapackage.yaml", value=DESCRIPTOR), ())
    return sum(len(check_tables(entry, {"table.csv": _content(folder)})[1]) for folder in folders)


def _content(folder: Path) -> Content:
    """Return a table as the repository's reader gives it."""
    file = LargeFile(root=folder, path="table.csv", size=(folder / "table.csv").stat().st_size)
    return file if file.size > HELD else (folder / "table.csv").read_bytes()


@cache
def lexicon() -> Lexicon:
    """Return the words by which this city's tables speak of people."""
    reading = read_repository(WorkingTree(Path(__file__).parent.parent))
    context = Context(catalogue=reading.catalogue, packages=reading.packages, today=DAY, profile=read_profile())
    return lexicon_of(context)


def frictionless(folders: Sequence[Path]) -> int:
    """Validate some packages plainly."""
    return sum(len(validate_package(folder / "datapackage.yaml")) for folder in folders)


def arrow(folders: Sequence[Path]) -> int:
    """Read tables as Arrow reads them, types and all, and check nothing."""
    from pyarrow import csv  # noqa: PLC0415 - the other processes shall not pay for it

    for folder in folders:
        csv.read_csv(folder / "table.csv")
    return 0


KINDS = {each.__name__: each for each in (check, rules, frictionless, arrow)}


def measure(kind: str, folders: Sequence[Path]) -> Mapping[str, float]:
    """Return CPU and wall seconds, peak megabytes and problems of a kind of work, run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.tables", "--work", kind]
    done = subprocess.run(command, input="\n".join(map(str, folders)), capture_output=True, text=True, check=True)
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def work(kind: str) -> None:
    """Do one kind of work for the folders named on standard input, after a warming row, and print what it took."""
    folders = [Path(each) for each in sys.stdin.read().split("\n")]
    with tempfile.TemporaryDirectory() as small:
        KINDS[kind]([write(Path(small) / "warm", 1)])
    wall, cpu = time.perf_counter(), time.process_time()
    problems = KINDS[kind](folders)
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "problems": problems}
    print(json.dumps({**taken, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def compare(title: str, folders: Sequence[Path], kinds: Sequence[str]) -> None:
    """Print the figures of some kinds of work and what the whole check is of each."""
    figures = {kind: measure(kind, folders) for kind in kinds}
    mine = figures["check"]
    for kind, each in figures.items():
        ratio = "" if kind == "check" else f"1/{each['cpu'] / mine['cpu']:.1f}; 1/{each['wall'] / mine['wall']:.1f}"
        shown = f"{each['cpu']:.2f} | {each['wall']:.2f} | {each['peak']:.0f} | {each['problems']:.0f} | {ratio}"
        print(f"| {title} | {kind} | {shown} |", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--long", type=int, default=10_000_000, help="rows of the table for flat memory; 0 for none")
    parser.add_argument("--tables", type=int, default=1000, help="how many tables of 100 rows")
    parser.add_argument("--work", choices=sorted(KINDS), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.work:
        work(options.work)
        return
    print("| tables | by | CPU s | wall s | peak MB | problems | check is (CPU; wall) |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        root = Path(name)
        valid, faulty = write(root / "valid", options.rows), write(root / "faulty", options.rows, faulty=True)
        compare(f"{options.rows:,} × 10", [valid], ["check", "rules", "arrow", "frictionless"])
        compare("one fault in the last row", [faulty], ["check", "rules", "frictionless"])
        many = [write(root / "small" / str(number), 100) for number in range(options.tables)]
        compare(f"{options.tables:,} of 100 rows", many, ["check", "rules", "frictionless"])
        if options.long:
            compare(f"{options.long:,} × 10", [write(root / "long", options.long)], ["check"])


if __name__ == "__main__":
    main()
