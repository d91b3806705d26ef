"""The tables of a report as files beside its page: CSV, and a data package around them."""

import json
from collections.abc import Iterator

from generator.derive.sheets import csv_of, descriptor_of
from generator.model.artifact import Artifact
from generator.model.report import Report


def sheet_files(folder: str, report: Report, today: str) -> Iterator[Artifact]:
    """Yield the CSV of every table and the descriptor that makes them a data package."""
    for sheet in report.sheets:
        yield Artifact(f"{folder}{sheet.name}.csv", csv_of(sheet))
    descriptor = json.dumps(descriptor_of(report, today), ensure_ascii=False, indent=2)
    yield Artifact(f"{folder}datapackage.json", f"{descriptor}\n".encode())
