"""What counts as not written: a key that is not there.

A key that holds nothing, nothing but blanks or something of the wrong shape is the shape check's business, so that one gap gives
one finding.
"""

from collections.abc import Iterator, Mapping

from generator.model.document import JSON
from generator.model.entry import Entry, Resource


def unwritten(value: Mapping[str, JSON], key: str) -> bool:
    """Tell whether a key was not written at all."""
    return key not in value


def written_resources(entry: Entry) -> Iterator[tuple[Resource, Mapping[str, JSON]]]:
    """Yield the resources that are mappings, each with its part of the descriptor."""
    written = entry.document.value.get("resources")
    for resource in entry.resources:
        raw = written[resource.index] if isinstance(written, list) else None
        if isinstance(raw, dict):
            yield resource, raw
