"""The tables of a report on a page: cells that lead somewhere, definitions, and the files to take away."""

from dataclasses import dataclass

from generator.model.report import Cell, Column, Report, Sheet
from generator.model.text import NOTHING

MOST = 300
"""So many rows a page shows; the files hold all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """A table with the paths of its files below the site's root, and the columns that need a definition."""

    sheet: Sheet
    rows: tuple[tuple[tuple[Column, Cell], ...], ...]
    defined: tuple[Column, ...]
    most: int
    csv: str
    xlsx: str


def sheet_views(report: Report, folder: str) -> tuple[SheetView, ...]:
    """Return the tables of a report whose files lie in a folder of the site."""
    return tuple(
        SheetView(
            sheet=each,
            rows=tuple(tuple(zip(each.columns, row, strict=True)) for row in each.rows),
            defined=tuple(column for column in each.columns if column.definition != NOTHING),
            most=MOST,
            csv=f"{folder}{each.name}.csv",
            xlsx=f"{folder}{each.name}.xlsx",
        )
        for each in report.sheets
    )
