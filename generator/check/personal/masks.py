"""Which cells of a column are not as its declared masking rule leaves them."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from generator.check.personal.suspects import made_plain
from generator.check.personal.wordlists import search_of


def unmasked_rows(cells: Sequence[str] | pa.Array, pattern: str, missing: tuple[str, ...]) -> list[int]:
    """Return the positions of the filled cells that a pattern of masked values does not fit."""
    search = search_of(pattern)
    if search is None:
        return []
    values = cells if isinstance(cells, pa.Array) else pa.array(cells, pa.string())
    encoded = values.dictionary_encode()
    absent = {"", *missing}
    open_values = {
        position
        for position, value in enumerate(encoded.dictionary.to_pylist())
        if value not in absent and not search(made_plain(_on_one_line(value)).decode())
    }
    if not open_values:
        return []
    hits = pc.is_in(encoded.indices, value_set=pa.array(sorted(open_values), pa.int32()))
    rows: list[int] = pc.indices_nonzero(hits).to_pylist()
    return rows


def _on_one_line(value: str) -> bytes:
    """Return a value whose second line cannot be masked in place of the first: patterns look line by line."""
    return " ".join(value.split()).encode("utf-8", "surrogatepass")
