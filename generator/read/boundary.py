"""The lines of a reviewed map (``catalog/map/lines.csv``): one row a point, in the order of each line."""

from collections.abc import Mapping

from generator.model.document import JSON
from generator.model.figure import Boundary
from generator.model.table import Table
from generator.read.loose import string


def boundary_of(setting: Mapping[str, JSON], table: Table) -> Boundary | None:
    """Return the lines; ``None`` without points or without the number of the review."""
    review = string(setting, "reviewNumber").strip()
    lines: dict[str, list[tuple[float, float]]] = {}
    for row in table:
        try:
            place = float(row["longitude"]), float(row["latitude"])
        except ValueError:
            continue  # the table's own schema is checked as every other's
        lines.setdefault(row["line"], []).append(place)
    if not review or not lines:
        return None
    return Boundary(review=review, crs=string(setting, "crs"), lines=tuple(map(tuple, lines.values())))
