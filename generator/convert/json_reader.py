"""What stands in a JSON or GeoJSON file, read by the standard library, one line at a time."""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from generator.convert.source import Block, SourceTable

BLOCK = 256
FEATURES = '{"type":"FeatureCollection","features":['
"""The first line of a GeoJSON file."""

Unpack = Callable[[SourceTable, Any], Mapping[str, object]]


def read_array(table: SourceTable, stream: BinaryIO) -> Iterator[Block]:
    """Yield the names and the rows of an array of objects."""
    return _blocks(table, stream, ("[", "]"), lambda _, value: value)


def read_features(table: SourceTable, stream: BinaryIO) -> Iterator[Block]:
    """Yield the names and the rows of a collection of points; a point that is not where its row says raises."""
    return _blocks(table, stream, (FEATURES, "]}"), _properties)


def _blocks(table: SourceTable, stream: BinaryIO, around: tuple[str, str], unpack: Unpack) -> Iterator[Block]:
    names = tuple(each.name for each in table.resource.fields)
    yield [(name,) for name in names]
    first = stream.readline().decode().rstrip("\n")
    if first != "".join(around):
        _expect(first == around[0])
        for found in _values(stream, around[1]):
            rows = [unpack(table, each) for each in found]
            _expect(all(tuple(each) == names for each in rows))
            yield list(zip(*(each.values() for each in rows), strict=True))
    _expect(not stream.read())


def _values(stream: BinaryIO, closing: str) -> Iterator[list[Any]]:
    """Yield what stands between the first and the last line, some lines at a time, parted by commas and by nothing else."""
    last, comma = False, False
    while not last:
        lines = list(islice(stream, BLOCK))
        _expect(bool(lines))
        last = lines[-1].decode().rstrip("\n") == closing
        text = b"".join(lines[:-1] if last else lines).decode().rstrip("\n")
        comma = text.endswith(",") if text else comma
        _expect(comma is not last)
        if text:
            yield json.loads(f"[{text.removesuffix(',')}]", parse_float=Decimal)


def _properties(table: SourceTable, feature: Any) -> Mapping[str, object]:  # noqa: ANN401 - whatever JSON holds
    properties: Mapping[str, object] = feature["properties"]
    place = [properties[table.resource.longitude], properties[table.resource.latitude]]
    geometry = None if None in place else {"type": "Point", "coordinates": place}
    _expect(feature == {"type": "Feature", "geometry": geometry, "properties": properties})
    return properties


def _expect(holds: bool) -> None:  # noqa: FBT001 - the claim itself
    if not holds:
        message = "this is not the structure that was meant"
        raise ValueError(message)
