"""A table of a report as a workbook, by the same converter as the tables of publishers."""

import io

from generator.convert.source import SourceTable
from generator.convert.xlsx import convert
from generator.derive.sheets import csv_of, resource_of
from generator.model.report import Sheet


def workbook(sheet: Sheet) -> bytes | None:
    """Return a table as a workbook; nothing where a workbook cannot hold it."""
    target = io.BytesIO()
    refused = convert(SourceTable(resource_of(sheet), csv_of(sheet), sheet.title.zh), target)
    return target.getvalue() if refused is None else None
