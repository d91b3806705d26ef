"""Converting a large table: CPU seconds and peak memory of each format, and of xlsxwriter, each in a process of its own."""

import argparse
import csv
import random
import resource as limits
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from generator.convert.registry import CONVERTERS
from generator.convert.source import SourceTable
from generator.model.document import Document
from generator.model.entry import Resource
from generator.read.entry import entry_of

FIELDS: tuple[tuple[str, str], ...] = (
    ("licence", "string"),
    ("code", "string"),
    ("name", "string"),
    ("district", "string"),
    ("address", "string"),
    ("opened", "date"),
    ("updated", "datetime"),
    ("count", "integer"),
    ("amount", "number"),
    ("open", "boolean"),
)
"""The mix: codes of 18 and 6 digits, Chinese names and addresses, a date, a moment, an integer, a decimal, a yes or no."""

WORDS = "青岛市南市北李沧崂山城阳黄岛即墨胶州平度莱西公共汽车站点停车场学校医院图书馆体育中心服务大厅社区卫生监测"
DISTRICTS = ("市南区", "市北区", "李沧区", "崂山区", "城阳区", "黄岛区", "即墨区", "胶州市", "平度市", "莱西市")
MEGA = 1 << 20
SHUFFLED = 7_368_787_004_311
"""Without a factor in common with a power of ten, so that keys differ and come in no order."""


def bench_resource() -> Resource:
    """Return the resource of the table."""
    fields = [{"name": name, "type": kind, "title": name} for name, kind in FIELDS]
    value: Mapping[str, Any] = {
        "name": "bench",
        "resources": [{"name": "table", "path": "table.csv", "schema": {"fields": fields, "primaryKey": "licence"}}],
    }
    return entry_of(Document(file="datasets/bench/bench/datapackage.yaml", value=value), ()).resources[0]


def write_table(path: Path, rows: int) -> None:
    """Write a valid table of that many rows, about 155 bytes each."""
    source = random.Random(rows)
    start, moment = date(2000, 1, 1), datetime(2020, 1, 1)  # noqa: DTZ001 - as written

    def text(low: int, high: int) -> str:
        return "".join(source.choices(WORDS, k=source.randint(low, high)))

    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(name for name, _ in FIELDS)
        for row in range(rows):
            writer.writerow(
                (
                    f"37020{row * SHUFFLED % 10**13:013d}",
                    f"{source.randrange(10**6):06d}",
                    text(6, 14),
                    source.choice(DISTRICTS),
                    f"{text(6, 12)}路 {source.randrange(1, 999)} 号",
                    start + timedelta(days=source.randrange(9000)),
                    (moment + timedelta(seconds=source.randrange(10**8))).isoformat(),
                    source.randrange(10**6),
                    f"{source.random() * 10**4:.2f}",
                    source.choice(("true", "false")),
                )
            )


def with_xlsxwriter(path: Path, target: Path) -> None:
    """Write the workbook as xlsxwriter does it with the least memory, typed by the same schema."""
    import xlsxwriter  # noqa: PLC0415 - only the process that measures it may pay for it

    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("table")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    second = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    with path.open(encoding="utf-8", newline="") as stream:
        for number, cells in enumerate(csv.reader(stream)):
            for column, (cell, (_, kind)) in enumerate(zip(cells, FIELDS, strict=True)):
                if not number or kind == "string":
                    sheet.write_string(number, column, cell)
                elif kind == "boolean":
                    sheet.write_boolean(number, column, cell == "true")
                elif kind == "date":
                    sheet.write_datetime(number, column, datetime.fromisoformat(cell), day)
                elif kind == "datetime":
                    sheet.write_datetime(number, column, datetime.fromisoformat(cell), second)
                else:
                    sheet.write_number(number, column, float(cell))
    book.close()


def convert(path: Path, target: Path, name: str) -> tuple[float, float]:
    """Return the CPU seconds of writing a format and of reading it back to compare every cell."""
    module = next(each for each in CONVERTERS if name == each.NAME)
    table = SourceTable(bench_resource(), path, "bench")
    start = time.process_time()
    with target.open("w+b") as stream:
        refusal = module.convert(table, stream)
        written = time.process_time()
        stream.seek(0)
        different = module.verify(table, stream)
    assert refusal is None
    assert different is None
    return written - start, time.process_time() - written


def one(name: str, path: Path) -> None:
    """Print CPU seconds of writing and of verifying, peak megabytes and the size of the file, for the parent to read."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"table.{name}"
        if name == "xlsxwriter":
            start = time.process_time()
            with_xlsxwriter(path, target)
            seconds, checked = time.process_time() - start, 0.0
        else:
            seconds, checked = convert(path, target, name)
        size = target.stat().st_size
    peak = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, checked, peak, size / MEGA)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of all formats in CPU seconds, the ratio being of both steps to xlsxwriter's writing in the same run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--one", default="")
    parser.add_argument("--path", type=Path)
    options = parser.parse_args(arguments)
    if options.one:
        one(options.one, options.path)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_table(path, options.rows)
        print(f"{options.rows:,} rows, {path.stat().st_size / MEGA:.0f} MB of CSV\n")
        print(
            "| format | write | read back and compare | both | of xlsxwriter | peak MB | file MB |\n|---|---|---|---|---|---|---|"
        )
        theirs = 0.0
        for name in ("xlsxwriter", "xlsx", "json", "parquet"):
            command = [sys.executable, "-m", "benchmarks.convert", "--one", name, "--path", str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            written, checked, peak, size = map(float, done.stdout.split())
            theirs = theirs or written
            both = written + checked
            print(
                f"| {name} | {written:.1f} | {checked:.1f} | {both:.1f} | {both / theirs:.3f} | {peak:.0f} | {size:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
