"""The numbers behind a picture, counted from the table itself."""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.entry import Resource
from generator.model.figure import Figure, Points, View
from generator.model.text import Text

BARS = 20
LINE_POINTS = 240
BINS = 12
_ORDERED = {"date", "datetime", "year", "yearmonth", "integer", "number"}
_NUMBERS = {"integer", "number", "year"}

Rows = tuple[Mapping[str, str], ...]


def rows_of(content: bytes) -> Rows:
    """Return the rows of a table that passed the check."""
    return tuple(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def figure_of(view: View, resource: Resource, rows: Rows) -> Figure | None:
    """Return a view's numbers; ``None`` where there is nothing to show."""
    fields = {each.name: each for each in resource.fields}
    if view.by not in fields or (view.of and view.of not in fields):
        return None
    values: list[tuple[str, float]]
    left_out = 0
    if view.kind == "histogram":
        values = _bins([number for row in rows if (number := _number(row.get(view.by, ""))) is not None])
    else:
        values = _grouped(view, rows, resource.missing_values)
        if fields[view.by].type in _NUMBERS:
            values.sort(key=lambda each: float(each[0]) if _number(each[0]) is not None else math.inf)
        elif fields[view.by].type in _ORDERED or view.kind == "line":
            values.sort()
        else:
            values.sort(key=lambda each: (-each[1], each[0]))
        most = LINE_POINTS if view.kind == "line" else BARS
        left_out = max(0, len(values) - most)
        values = values[-most:] if view.kind == "line" else values[:most]
    if len(values) < 2:  # noqa: PLR2004 - one value is no picture
        return None
    y = fields[view.of].title if view.of else Text("", "")
    return Figure(
        kind=view.kind,
        title=view.title,
        x=fields[view.by].title,
        y=y,
        measure="count" if view.kind == "histogram" else view.measure or ("sum" if view.of else "count"),
        rows=tuple(values),
        left_out=left_out,
    )


@dataclass(slots=True)
class _Group:
    rows: int = 0
    values: list[float] = field(default_factory=list)


def _grouped(view: View, rows: Rows, missing: tuple[str, ...]) -> list[tuple[str, float]]:
    groups: dict[str, _Group] = {}
    for row in rows:
        label = row.get(view.by, "")
        if label in missing:
            continue
        group = groups.setdefault(label, _Group())
        group.rows += 1
        number = _number(row.get(view.of, "")) if view.of else None
        if number is not None:
            group.values.append(number)
    return list(_measured(view, groups))


def _measured(view: View, groups: Mapping[str, _Group]) -> Iterator[tuple[str, float]]:
    for label, group in groups.items():
        if not view.of or view.measure == "count":
            yield label, group.rows
        elif group.values:
            total = math.fsum(group.values)
            yield label, round(total / len(group.values) if view.measure == "mean" else total, 6)


def _bins(values: list[float]) -> list[tuple[str, float]]:
    """Return counts in equal steps between round numbers."""
    if not values or min(values) == max(values):
        return []
    step = nice_step((max(values) - min(values)) / BINS)
    first = math.floor(min(values) / step)
    counts = [0] * (math.floor(max(values) / step) - first + 1)
    for value in values:
        counts[math.floor(value / step) - first] += 1
    return [
        (f"{_short((first + place) * step)}–{_short((first + place + 1) * step)}", n) for place, n in enumerate(counts)
    ]


def nice_step(rough: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is not below a number."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999999)


def _short(value: float) -> str:
    return f"{value:.6g}"


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def points_of(resource: Resource, rows: Rows) -> Points | None:
    """Return the positions of a table whose reference system is declared; a row without both coordinates has none."""
    if not (resource.crs and resource.longitude and resource.latitude):
        return None
    positions = []
    for row in rows:
        place = _number(row.get(resource.longitude, "")), _number(row.get(resource.latitude, ""))
        if place[0] is not None and place[1] is not None:
            positions.append((place[0], place[1]))
    if not positions:
        return None
    return Points(
        resource=resource.name,
        title=resource.title,
        crs=resource.crs,
        positions=tuple(positions),
        missing=len(rows) - len(positions),
    )
