"""What a change puts right on record: the rows that it adds to the register of corrections."""

from generator.check.dates import day_of
from generator.check.guard import GuardContext, table_of

CORRECTIONS = "catalog/registers/corrections.csv"
_CELL = ("register", "case", "column", "before", "after")


def corrected_cells(review: GuardContext) -> frozenset[tuple[str, ...]]:
    """Return register, case, column, and both values of each correction that this change records, whole ones only."""
    known = {tuple(row.cells.items()) for row in table_of(review.old, CORRECTIONS)}
    return frozenset(
        tuple(row[column] for column in _CELL)
        for row in table_of(review.new, CORRECTIONS)
        if tuple(row.cells.items()) not in known
        and row["by"]
        and row["reason"]
        and is_past(row["correctedOn"], review.today)
    )


def is_past(written: str, today: str) -> bool:
    """Tell whether a cell is a day that has come."""
    day, now = day_of(written), day_of(today)
    return day is not None and (now is None or day <= now)
