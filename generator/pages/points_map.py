"""A map of points: positions and a grid of degrees, and no line of any boundary but a reviewed one.

A boundary may be drawn in public only from a reviewed map, whose number (审图号) stands on the picture; points need none.
"""

import math
from collections.abc import Callable
from html import escape

from generator.derive.picture_figures import nice_step
from generator.model.artifact import Artifact
from generator.model.figure import Boundary, Points

WIDTH, HEIGHT = 480, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 10, 24
_GRID = 4
_Place = Callable[[float, float], tuple[float, float]]


def path_of(key: str, resource: str) -> str:
    """Return where the map of a resource lies."""
    return f"datasets/{key}/{resource}-map.svg"


def review_of(points: Points, boundary: Boundary | None) -> str:
    """Return the number of the reviewed map behind a picture; empty where only points are drawn."""
    return boundary.review if boundary and boundary.crs == points.crs else ""


def points_map(key: str, points: Points, boundary: Boundary | None = None) -> Artifact:
    """Return the map as a picture of its own; positions that fall together are drawn once.

    A boundary is drawn where it has the points' reference system; what leaves the frame is cut off.
    """
    west, east = _span([each[0] for each in points.positions])
    south, north = _span([each[1] for each in points.positions])
    shrink = math.cos(math.radians((south + north) / 2))
    room = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    scale = min(room[0] / ((east - west) * shrink), room[1] / (north - south))
    free = room[0] - (east - west) * shrink * scale, room[1] - (north - south) * scale

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        return (
            round((longitude - west) * shrink * scale + _LEFT + free[0] / 2, 1),
            round((north - latitude) * scale + _TOP + free[1] / 2, 1),
        )

    dots = "".join(f"M{x} {y}h0" for x, y in dict.fromkeys(place(*each) for each in points.positions))
    grid = _lines(west, east, south, north, place)
    title = escape(f"{points.title.zh} {points.crs}")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="11"><title>{title}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/><g stroke="#c5cfdb" fill="#46515f">{grid}</g>{_reviewed(points, boundary, place)}'
        f'<path d="{dots}" stroke="#0b5cab" stroke-opacity=".65" stroke-width="4" stroke-linecap="round"/></svg>'
    )
    return Artifact(path_of(key, points.resource), svg.encode())


def _span(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * 0.04 or 0.01
    return low - room, high + room


def _reviewed(points: Points, boundary: Boundary | None, place: _Place) -> str:
    review = review_of(points, boundary)
    if not boundary or not review:
        return ""
    paths = "".join("M" + "L".join(f"{x} {y}" for x, y in (place(*each) for each in line)) for line in boundary.lines)
    size = f'x="{_LEFT}" y="{_TOP}" width="{WIDTH - _LEFT - _RIGHT}" height="{HEIGHT - _TOP - _BOTTOM}"'
    frame = f"{_LEFT} {_TOP} {WIDTH - _LEFT - _RIGHT} {HEIGHT - _TOP - _BOTTOM}"
    return (
        f'<svg {size} viewBox="{frame}"><path d="{paths}" fill="none" stroke="#7c8998"/></svg>'
        f'<text x="{WIDTH - _RIGHT}" y="{_TOP + 8}" text-anchor="end" fill="#46515f">审图号：{escape(review)}</text>'
    )


def _lines(west: float, east: float, south: float, north: float, place: _Place) -> str:
    step = nice_step(max(east - west, north - south) / _GRID)
    parts = []
    for longitude in _ticks(west, east, step):
        (x, top), (_, bottom) = place(longitude, north), place(longitude, south)
        parts.append(
            f'<path d="M{x} {top}V{bottom}"/><text x="{x}" y="{bottom + 14}" stroke="none" text-anchor="middle">{longitude:.6g}°E</text>'
        )
    for latitude in _ticks(south, north, step):
        (left, y), (right, _) = place(west, latitude), place(east, latitude)
        parts.append(
            f'<path d="M{left} {y}H{right}"/><text x="{left - 4}" y="{y + 4}" stroke="none" text-anchor="end">{latitude:.6g}°N</text>'
        )
    return "".join(parts)


def _ticks(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
