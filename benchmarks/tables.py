"""Checking and converting tables against what everybody uses: frictionless, and openpyxl's writer."""

import argparse
import io
import random
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from generator.check.tables import check_tables
from generator.convert import json_rows, parquet, xlsx
from generator.convert.source import SourceTable
from generator.model.document import Document
from generator.model.entry import Entry
from generator.read.entry import entry_of
from generator.read.reference import validate_package

FIELDS: tuple[Mapping[str, Any], ...] = (
    {"name": "code", "type": "string", "constraints": {"required": True, "pattern": "^[0-9]{6}$"}},
    {"name": "name", "type": "string", "constraints": {"required": True, "maxLength": 40}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["甲", "乙", "丙"]}},
    {"name": "count", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "share", "type": "number"},
    {"name": "open", "type": "boolean"},
    {"name": "since", "type": "date"},
    {"name": "note", "type": "string"},
)
DESCRIPTOR: Mapping[str, Any] = {
    "name": "bench",
    "resources": [
        {
            "name": "table",
            "path": "table.csv",
            "encoding": "utf-8",
            "schema": {"fields": list(FIELDS), "primaryKey": "code"},
        }
    ],
}


def table(rows: int) -> bytes:
    """Return a valid table of that many rows."""
    source = random.Random(rows)
    lines = ["code,name,kind,count,share,open,since,note"]
    lines += [
        f"{row:06d},名称{source.randrange(10**6)},{source.choice('甲乙丙')},{source.randrange(10**6)},"
        f"{source.random():.6f},{source.choice(('true', 'false'))},2026-{row % 12 + 1:02d}-{row % 28 + 1:02d},备注 {row % 97}"
        for row in range(rows)
    ]
    return ("\n".join(lines) + "\n").encode()


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that a piece of work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def reference(content: bytes) -> Callable[[], object]:
    """Return the plain frictionless validation of a table as a package."""
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    (folder / "table.csv").write_bytes(content)
    descriptor = folder / "datapackage.yaml"
    descriptor.write_text(yaml.safe_dump(dict(DESCRIPTOR), allow_unicode=True), encoding="utf-8")
    return lambda: validate_package(descriptor)


def openpyxl_writer(content: bytes) -> None:
    """Write the table as openpyxl does it."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("table")
    for line in content.decode().splitlines():
        sheet.append(line.split(","))
    book.save(io.BytesIO())


def main(arguments: Sequence[str] | None = None) -> None:
    """Print CPU seconds and the ratio to the baseline measured in the same run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    options = parser.parse_args(arguments)
    entry: Entry = entry_of(Document(file="datasets/bench/bench/datapackage.yaml", value=DESCRIPTOR), ())
    resource = entry.resources[0]
    reference(table(1))()  # importing frictionless takes a second of its own
    heads = ("check", "frictionless", "ratio", "XLSX", "openpyxl", "ratio", "JSON", "Parquet")
    print(f"| rows | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for size in options.sizes:
        content = table(size)
        ours = cpu(lambda content=content: check_tables(entry, {"table.csv": content}))  # type: ignore[misc]
        theirs = cpu(reference(content))
        ours_xlsx = cpu(lambda content=content: xlsx.convert(SourceTable(resource, content), io.BytesIO()))  # type: ignore[misc]
        theirs_xlsx = cpu(lambda content=content: openpyxl_writer(content))  # type: ignore[misc]
        json = cpu(lambda content=content: json_rows.convert(SourceTable(resource, content), io.BytesIO()))  # type: ignore[misc]
        columns = cpu(lambda content=content: parquet.convert(SourceTable(resource, content), io.BytesIO()))  # type: ignore[misc]
        cells = (ours, theirs, ours / theirs, ours_xlsx, theirs_xlsx, ours_xlsx / theirs_xlsx, json, columns)
        print(f"| {size:,} | {' | '.join(f'{cell:.4f}' for cell in cells)} |", flush=True)


if __name__ == "__main__":
    main()
