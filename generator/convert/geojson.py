"""GeoJSON (RFC 7946): a point for every row, the whole row as its properties.

RFC 7946 knows WGS 84 only. CGCS2000 differs from it by centimetres and is written as it is; coordinates of any other
system would lie in the wrong place, so there the format is absent.
"""

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa

from generator.convert.columns import joined
from generator.convert.json_reader import FEATURES, read_features
from generator.convert.json_rows import in_lines, object_of, spelled
from generator.convert.refusal import Refusal
from generator.convert.source import SourceTable
from generator.convert.verify import difference
from generator.model.entry import Resource
from generator.model.text import Text

NAME = "geojson"

SYSTEMS = frozenset({"EPSG:4326", "EPSG:4490"})
"""WGS 84 and CGCS2000, both as longitude and latitude in degrees."""

NUMERIC = frozenset({"number", "integer"})
LONGITUDE_MAX, LATITUDE_MAX = 180, 90


def fits(resource: Resource) -> bool:
    """Tell whether the table says which of its fields are coordinates; of others nobody expects a map."""
    return bool(resource.longitude and resource.latitude)


def convert(table: SourceTable, sink: BinaryIO) -> Refusal | None:
    """Write the table as a collection of points, or return why it cannot be one."""
    resource = table.resource
    if resource.crs not in SYSTEMS:
        return _refusal(
            f"坐标系 {resource.crs or '未写明'} 不是 GeoJSON 所用的 WGS 84，也不是 CGCS2000",
            f"the reference system {resource.crs or '(not stated)'} is neither WGS 84, as GeoJSON wants, nor CGCS2000",
        )
    kinds = {each.name: each.type for each in resource.fields}
    if not {kinds.get(resource.longitude), kinds.get(resource.latitude)} <= NUMERIC:
        return _refusal("经度或纬度不是数值数据项", "longitude or latitude is not a numeric field")
    return _written(table, sink, list(kinds))


def verify(table: SourceTable, stream: BinaryIO) -> Text | None:
    """Return where a written file differs from its source."""
    return difference(table, read_features, stream, doubles=False)


def _written(table: SourceTable, sink: BinaryIO, names: Sequence[str]) -> Refusal | None:
    at = names.index(table.resource.longitude), names.index(table.resource.latitude)
    ahead = f"{FEATURES}\n".encode()
    for columns in spelled(table):
        places = [
            joined(before, cells, behind).to_pylist() for (before, behind), cells in (columns[each] for each in at)
        ]
        points = [_point(*each) for each in zip(*places, strict=True)]
        if None in points:
            return _refusal("有的坐标不在经纬度范围内", "some coordinates are no longitudes and latitudes")
        geometry = pa.array(points, pa.string())
        sink.write(ahead)
        sink.write(
            in_lines('{"type":"Feature","geometry":', geometry, ',"properties":', *object_of(table, columns), "}")
        )
        ahead = b",\n"
    sink.write(f"{FEATURES}]}}\n".encode() if ahead != b",\n" else b"\n]}\n")
    return None


def _point(longitude: str, latitude: str) -> str | None:
    """Return the geometry of a row, ``null`` where a coordinate is missing, ``None`` where it cannot be one."""
    if "null" in {longitude, latitude}:
        return "null"
    if '"' in longitude + latitude:
        return None
    if abs(float(longitude)) > LONGITUDE_MAX or abs(float(latitude)) > LATITUDE_MAX:
        return None
    return f'{{"type":"Point","coordinates":[{longitude},{latitude}]}}'


def _refusal(zh: str, en: str) -> Refusal:
    return Refusal(Text(zh, en))
