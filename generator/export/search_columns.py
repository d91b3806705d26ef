"""Facets and orders of the index: what narrows and sorts the hits, small enough to be fetched whole or in part.

Entries are numbered by their facets, the newest quarter before the rest, so that each facet becomes runs of equal values: at
100,000 entries all facets together weigh a quarter of what they would newest first, and of equally good hits the recent ones
come first without a file that says so.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.export.search_letters import Numbers
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.search import SearchRecord
from generator.model.text import Text

NEWEST = "newest"
_RECENT = 4

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


Columns = Mapping[str, Sequence[tuple[str, ...]]]
"""The codes of every record, by facet."""


def columns_of(records: Sequence[SearchRecord], facets: Iterable[str]) -> Columns:
    """Return the codes of the records by facet."""
    return {name: [record.facets.get(name, ()) for record in records] for name in facets}


def numbered(columns: Columns, count: int, exact: int) -> list[int]:
    """Return the records' places in the order in which the index numbers them; so few as ``exact`` keep their own order."""
    if count <= exact or not columns:
        return list(range(count))
    by_kinds = sorted(columns.values(), key=lambda column: -len(set(column)))
    keys = list(zip((place * _RECENT >= count for place in range(count)), *by_kinds, strict=True))
    return sorted(range(count), key=keys.__getitem__)


def taken(columns: Columns, places: Sequence[int]) -> Columns:
    """Return the columns with their values in another order."""
    return {name: [column[place] for place in places] for name, column in columns.items()}


def codes_of(labels: Sequence[tuple[str, Text]], column: Sequence[tuple[str, ...]]) -> dict[str, Text]:
    """Return the labels of all codes of a facet, of those that no vocabulary knows too."""
    codes = dict(labels)
    used = {code for held in set(column) for code in held}
    codes.update({code: Text(code, code) for code in sorted(used - codes.keys())})
    return codes


def facet_meta(name: str, codes: Mapping[str, Text], column: Sequence[tuple[str, ...]]) -> JSON:
    """Return a facet with its codes, their labels and how many entries have each."""
    counts = dict.fromkeys(codes, 0)
    for held, number in Counter(column).items():
        for code in set(held):
            counts[code] += number
    return {"name": name, "codes": [[code, label.zh, label.en, counts[code]] for code, label in codes.items()]}


def facet_files(columns: Columns, codes: Mapping[str, Mapping[str, Text]], numbers: Numbers) -> Iterator[Artifact]:
    """Yield a file for each facet: the sets of codes that occur, and runs of them (number of the set, length less one)."""
    for name, column in columns.items():
        places = {code: place for place, code in enumerate(codes[name])}
        sets: dict[tuple[str, ...], int] = {}
        runs: list[int] = []
        for held, run in groupby(column):
            runs += (sets.setdefault(held, len(sets)), sum(1 for _ in run) - 1)
        numbers.reach(max(runs, default=0))
        held_sets: list[JSON] = [[*sorted({places[code] for code in held})] for held in sets]
        written: JSON = [held_sets, numbers.joined(runs[0::2]), numbers.joined(runs[1::2])]
        yield Artifact(f"search/facets/{name}.json", as_bytes(written))


def order_names(records: Sequence[SearchRecord]) -> list[str]:
    """Return the orders in which hits can be shown: newest first, then the records' own."""
    return [NEWEST, *sorted({name for record in records for name in record.sort})]


def ranked(records: Sequence[SearchRecord], given: Sequence[int], name: str) -> list[int]:
    """Return the documents of the index in an order; ``given`` holds each document's place among the records."""
    if name == NEWEST:
        return sorted(range(len(records)), key=given.__getitem__)
    keys = [_order_key(record.sort.get(name)) for record in records]
    return sorted(range(len(records)), key=lambda document: (keys[document], given[document]))


def order_files(name: str, documents: Sequence[int], chunk: int, numbers: Numbers) -> Iterator[Artifact]:
    """Yield an order in parts: whoever wants the first entries of many reads the first part only."""
    for first in range(0, len(documents), chunk):
        part = numbers.joined(documents[first : first + chunk])
        yield Artifact(f"search/orders/{name}-{first // chunk}.json", as_bytes(part))


def _order_key(value: str | int | None) -> tuple[int, int, str]:
    """Great numbers and late days come first, texts in their own order, what is missing last."""
    if value is None or value == "":
        return (2, 0, "")
    if isinstance(value, int):
        return (0, -value, "")
    return (0, -int(value.replace("-", "")), "") if _DAY.fullmatch(value) else (1, 0, value)


def as_bytes(value: JSON) -> bytes:
    """Return JSON as small as it can be written."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
