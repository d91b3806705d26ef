"""Small groups: people who stand alone among those who share what is known of them, and counts that are too small."""

from collections import Counter
from collections.abc import Iterator, Sequence


def small_groups(columns: Sequence[Sequence[str]], least: int) -> tuple[int, list[int]]:
    """Return how many groups of equal rows are smaller than ``least``, and the positions of their rows."""
    keys = list(zip(*columns, strict=True))
    sizes = Counter(keys)
    small = {key for key, size in sizes.items() if size < least}
    return len(small), [row for row, key in enumerate(keys) if key in small]


def small_counts(cells: Sequence[str], least: int) -> list[int]:
    """Return the positions of the counts from 1 to below ``least``; nothing was counted where a cell is not a number."""
    return list(_small(cells, least))


def _small(cells: Sequence[str], least: int) -> Iterator[int]:
    for row, cell in enumerate(cells):
        try:
            count = int(cell)
        except ValueError:
            continue
        if 0 < count < least:
            yield row
