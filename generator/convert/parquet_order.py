"""The rows of a table in the order of its primary key, without the whole table in memory.

Only the key is held. Where its order is not that of the file, rows go to parts of a nameless file on the disk, each part
with so many neighbours of the finished order, and are sorted part by part.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

PART = 50_000
"""Rows of a part, and of what is sorted into parts at a time."""

_RANK = "\0rank"


def ranks_of(keys: Sequence[Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the place of each row in the order of the key, ``None`` where rows stand in it already.

    Equal keys and tables without one keep the order of the file.
    """
    if not keys or not len(keys[0]):
        return None
    names = [str(number) for number in range(len(keys))]
    places = pa.arange(0, len(keys[0]))
    table = pa.table([*keys, places], names=[*names, _RANK])
    found = pc.sort_indices(table, sort_keys=[(name, "ascending") for name in (*names, _RANK)])
    return None if pc.all(pc.equal(found, places)).as_py() else pc.inverse_permutation(found.cast(pa.int64()))


def in_order(batches: Iterator[Any], ranks: Any, schema: Any) -> Iterator[Any]:  # noqa: ANN401 - pyarrow has no types
    """Yield the rows by their ranks."""
    if ranks is None:
        yield from batches
        return
    numbered = schema.append(pa.field(_RANK, pa.int64()))
    parts: defaultdict[int, list[int]] = defaultdict(list)
    with tempfile.TemporaryFile() as spill:
        with pa.ipc.new_file(pa.PythonFile(spill, "w"), numbered) as writer:
            tables = _held(_numbered(batches, ranks, numbered), numbered)
            for number, (part, rows) in enumerate(_in_parts(tables)):
                writer.write_batch(rows)
                parts[part].append(number)
        spill.seek(0)
        reader = pa.ipc.open_file(pa.PythonFile(spill, "r"))
        for part in sorted(parts):
            rows = pa.Table.from_batches([reader.get_batch(each) for each in parts[part]])
            yield from rows.sort_by(_RANK).drop_columns([_RANK]).to_batches()


def _numbered(batches: Iterator[Any], ranks: Any, schema: Any) -> Iterator[Any]:  # noqa: ANN401 - pyarrow has no types
    row = 0
    for batch in batches:
        yield pa.record_batch([*batch.columns, ranks[row : row + batch.num_rows]], schema=schema)
        row += batch.num_rows


def _held(batches: Iterator[Any], schema: Any) -> Iterator[Any]:  # noqa: ANN401 - pyarrow has no types
    """Yield the rows in tables large enough to be worth sorting."""
    held: list[Any] = []
    for batch in batches:
        held.append(batch)
        if sum(each.num_rows for each in held) >= PART:
            yield pa.Table.from_batches(held, schema)
            held = []
    yield pa.Table.from_batches(held, schema)


def _in_parts(tables: Iterator[Any]) -> Iterator[tuple[int, Any]]:
    """Yield rows that belong into one part, with its number."""
    for table in tables:
        rows = table.sort_by(_RANK).combine_chunks()
        ends = pc.run_end_encode(pc.divide(rows.column(_RANK).combine_chunks(), PART)) if rows.num_rows else None
        start = 0
        for part, end in zip(ends.values.to_pylist(), ends.run_ends.to_pylist(), strict=True) if ends else ():
            yield part, rows.slice(start, end - start).to_batches()[0]
            start = end
