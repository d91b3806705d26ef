"""A map of points: positions and a grid of degrees, and no line of any boundary.

A boundary may be drawn in public only from a reviewed map (审图号); the points of a table need none.
"""

import math
from collections.abc import Callable
from html import escape

from generator.derive.picture_figures import nice_step
from generator.model.artifact import Artifact
from generator.model.figure import Points

WIDTH, HEIGHT = 480, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 10, 24
_GRID = 4
_Place = Callable[[float, float], tuple[float, float]]


def path_of(key: str, resource: str) -> str:
    """Return where the map of a resource lies."""
    return f"datasets/{key}/{resource}-map.svg"


def points_map(key: str, points: Points) -> Artifact:
    """Return the map as a picture of its own; positions that fall together are drawn once."""
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
        f'<rect width="100%" height="100%" fill="#fff"/><g stroke="#c5cfdb" fill="#46515f">{grid}</g>'
        f'<path d="{dots}" stroke="#0b5cab" stroke-opacity=".65" stroke-width="4" stroke-linecap="round"/></svg>'
    )
    return Artifact(path_of(key, points.resource), svg.encode())


def _span(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * 0.04 or 0.01
    return low - room, high + room


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
