"""Rows of two tables: the counts add up, the key decides, and large tables take little time."""

import csv
import io
import time
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compare.sheet import Columns, UnreadableError, compare_sheets, sheet
from generator.model.change import RowDifference

CELL = st.text(st.sampled_from('ab,"\n\x1f中'), max_size=3)
ROW = st.tuples(st.sampled_from("1234567"), CELL, CELL)
ROWS = st.lists(ROW, max_size=12)
KEYED = st.lists(ROW, max_size=7, unique_by=lambda row: row[0])
HEADER = ("key", "one", "two")


def written(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> bytes:
    """Return rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue().encode()


def difference(old: bytes, new: bytes, key: tuple[str, ...] = (), columns: Columns | None = None) -> RowDifference:
    """Return how two files differ."""
    return compare_sheets(sheet(old), sheet(new), columns or Columns(), key)[0]


@settings(deadline=None)
@given(old=ROWS, new=ROWS)
def test_multisets_add_up(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> None:
    """Without a key, rows are the same, lost or new, each as often as it occurs."""
    found = difference(written(old), written(new))
    shared = (Counter(old) & Counter(new)).total()
    assert (found.unchanged, found.removed, found.added) == (shared, len(old) - shared, len(new) - shared)
    assert found.changed == 0
    assert not found.by_key


@settings(deadline=None)
@given(old=KEYED, new=KEYED)
def test_keys_add_up(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> None:
    """With a key on both sides, every row of a side is counted once, and swapping the sides mirrors the counts."""
    found = difference(written(old), written(new), ("key",))
    before, after = {row[0]: row for row in old}, {row[0]: row for row in new}
    assert found.by_key
    assert found.removed == len(before.keys() - after.keys())
    assert found.added == len(after.keys() - before.keys())
    assert found.changed == sum(before[key] != after[key] for key in before.keys() & after.keys())
    assert found.removed + found.changed + found.unchanged == len(old)
    assert found.added + found.changed + found.unchanged == len(new)
    back = difference(written(new), written(old), ("key",))
    assert (back.added, back.removed, back.changed) == (found.removed, found.added, found.changed)
    for each in found.sample:
        assert each.before == before.get(each.key[0], ())
        assert each.after == after.get(each.key[0], ())


@settings(deadline=None)
@given(old=ROWS, new=ROWS, data=st.data())
def test_any_bytes_are_compared_or_refused(
    old: list[tuple[str, ...]], new: list[tuple[str, ...]], data: st.DataObject
) -> None:
    """Bytes that are no CSV end in one known error."""
    content = bytearray(written(old))
    for _ in range(data.draw(st.integers(0, 4))):
        content.insert(data.draw(st.integers(0, len(content))), data.draw(st.sampled_from(b'"\r\n,\x00\xff')))
    try:
        found = difference(bytes(content), written(new), ("key",))
    except UnreadableError:
        return
    assert found.added + found.changed + found.unchanged == len(new)


def test_a_key_that_repeats_identifies_nothing() -> None:
    """A repeated key falls back to whole rows."""
    found = difference(written([("1", "a", "b"), ("1", "c", "d")]), written([("1", "a", "b")]), ("key",))
    assert not found.by_key
    assert (found.removed, found.unchanged) == (1, 1)


def test_columns_are_brought_into_line() -> None:
    """Lost, new, renamed and moved columns are no changes of rows; a column that only vanished from the file is."""
    old = written([("1", "a", "b"), ("2", "c", "d")])
    moved = written([("b", "1", "x"), ("d", "2", "y")], ("two", "number", "more"))
    columns = Columns(lost={"one"}, found={"more"}, renamed={"key": "number"})
    found = difference(old, moved, ("number",), columns)
    assert found == RowDifference(added=0, removed=0, changed=0, unchanged=2, by_key=True)
    emptied = difference(old, written([("1", "a"), ("2", "")], ("key", "one")), ("key",))
    assert emptied.changed == 2
    same = difference(old, written([("1", "a"), ("2", "c")], ("key", "one")), ("key",), Columns(lost={"two"}))
    assert same.unchanged == 2


def test_a_sample_has_five_rows_of_a_kind_in_the_order_of_the_file() -> None:
    """Counts are complete, the sample is small."""
    old = written([(f"{each:03}", "a", "b") for each in range(20)])
    new = written([(f"{each:03}", "a", "c" if each < 16 else "b") for each in range(6, 40)])
    found = difference(old, new, ("key",))
    assert (found.added, found.removed, found.changed, found.unchanged) == (20, 6, 10, 4)
    keys = [(each.kind, each.key[0]) for each in found.sample]
    assert keys == [
        *(("added", f"{each:03}") for each in range(20, 25)),
        *(("removed", f"{each:03}") for each in range(5)),
        *(("changed", f"{each:03}") for each in range(6, 11)),
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe", b'a,b\n1,"2', b'"a\n'])
def test_broken_files_are_refused(content: bytes) -> None:
    """What cannot be read is never guessed at."""
    with pytest.raises(UnreadableError):
        difference(content, written([]))


@pytest.mark.parametrize("key", [("key",), ()])
def test_large_tables_take_little_time(key: tuple[str, ...]) -> None:
    """200,000 rows are compared in about a second; the bound leaves room for a busy machine."""
    rows = [(f"K{each}", f"名称{each}", "120.123456,36.123456") for each in range(200_000)]
    old, new = written(rows), written([*rows[100:], ("X", "新", "")])
    before = time.process_time()
    found = difference(old, new, key)
    assert time.process_time() - before < 4
    assert (found.added, found.removed, found.unchanged) == (1, 100, 199_900)
