"""What counts as not written: a key that is not there, or one that holds nothing but blanks.

A key that is empty or of the wrong shape is the shape check's business, so that one gap gives one finding.
"""

from collections.abc import Iterator, Mapping

from generator.model.document import JSON
from generator.model.entry import Entry, Resource


def unwritten(value: Mapping[str, JSON], key: str) -> bool:
    """Tell whether nothing was written under a key that the shape check does not report already."""
    return key not in value or _blank(value[key])


def _blank(value: JSON) -> bool:
    if isinstance(value, list):
        return bool(value) and all(_blank(item) for item in value)
    return isinstance(value, str) and bool(value) and not value.strip()


def written_resources(entry: Entry) -> Iterator[tuple[Resource, Mapping[str, JSON]]]:
    """Yield the resources that are mappings, each with its part of the descriptor."""
    written = entry.document.value.get("resources")
    for resource in entry.resources:
        raw = written[resource.index] if isinstance(written, list) else None
        if isinstance(raw, dict):
            yield resource, raw
