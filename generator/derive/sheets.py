"""A table of a report as a file: CSV, its Table Schema, and a data package around several of them."""

import csv
import io

from generator.model.document import JSON
from generator.model.entry import Field, Resource
from generator.model.report import Report, Sheet
from generator.model.text import NOTHING


def csv_of(sheet: Sheet) -> bytes:
    """Return the table as CSV, every label in both languages."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(each.name for each in sheet.plain_columns())
    writer.writerows(sheet.plain_rows())
    return target.getvalue().encode()


def resource_of(sheet: Sheet) -> Resource:
    """Return the table as a resource, so that it takes the same ways as the tables of publishers."""
    fields = tuple(
        Field(
            name=each.name,
            type=each.type,
            title=each.title,
            description=each.definition,
        )
        for each in sheet.plain_columns()
    )
    return Resource(
        index=0,
        name=sheet.name,
        title=sheet.title,
        description=sheet.text,
        role=None,
        path=f"{sheet.name}.csv",
        fields=fields,
        missing_values=("",),
    )


def descriptor_of(report: Report, created: str) -> dict[str, JSON]:
    """Return the descriptor of a data package that holds the tables of a report as CSV."""
    return {
        "name": report.name,
        "title": report.title.zh,
        "titleEn": report.title.en,
        "created": f"{created}T00:00:00+08:00",
        "resources": [_described(each) for each in report.sheets],
    }


def _described(sheet: Sheet) -> JSON:
    fields: list[JSON] = []
    for each in sheet.plain_columns():
        field: dict[str, JSON] = {
            "name": each.name,
            "type": each.type,
            "title": each.title.zh,
            "titleEn": each.title.en,
        }
        if each.definition != NOTHING:
            field |= {"description": each.definition.zh, "descriptionEn": each.definition.en}
        fields.append(field)
    described: dict[str, JSON] = {
        "name": sheet.name,
        "title": sheet.title.zh,
        "titleEn": sheet.title.en,
        "path": f"{sheet.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    return described
