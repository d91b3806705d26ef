"""Personal data is found alike in one piece and in many, while rows are checked and alone, by columns and by cells."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.check.personal.column_finds import Search, Searches, is_quiet
from generator.check.personal.evidence import KEPT, Different, Evidence
from generator.check.personal.files import check_private
from generator.check.personal.kinds import Kind
from generator.check.personal.scan import Scan, scan
from generator.check.tables import pieces
from generator.check.tables.entry import check_tables
from generator.check.tables.pieces import pieces_of
from generator.model.document import Document
from generator.model.entry import Entry
from generator.model.finding import Problem
from generator.read.entry import entry_of
from tests.personal_support import EXAMPLES, cards, chance, credit_codes, identity, mobiles, orders, people
from tests.test_personal import LEXICON, heading_of, scan_state
from tests.test_tables_fast import cut

STEADY = settings(max_examples=200, database=None, derandomize=True, deadline=None)
TITLES = ("编号", "名称", "身份证号", "用户", "订单号", "出生日期", "姓名", "经度", "办公电话", "")
ODD = (
    *EXAMPLES.values(),
    *("-", "", "内部资料", "秘密★", "张三", "李四", "1990-01-01", "120.123456", "E12345678", "3-1", "５"),
    *(
        "2026-01-01 08:00:00",
        "甲\n乙",
        '说"明',
        "电话１３０００００００００",
        "a@mail.example",
        "鲁B12345",
        "0.5",
        "true",
    ),
)
SCRAPS = ('"', "\r", "\n", ",", "\ufffd", "x,y\n")
MAKERS = (people, mobiles, cards, orders, credit_codes)


def entry_with(schema: Mapping[str, Any], **more: object) -> Entry:
    """Return an entry of one table."""
    value: dict[str, Any] = {
        "openness": "unconditional",
        "resources": [{"name": "t", "path": "t.csv", "schema": schema, **more}],
    }
    return entry_of(Document(file="datasets/x/y/datapackage.yaml", value=value), ())


def in_pieces(entry: Entry, content: bytes, size: int) -> tuple[Problem, ...]:
    """Return what is told about people when a file is read in pieces of a size."""
    search = Search(entry.resources[0], LEXICON)
    for number, piece in enumerate(pieces_of(content, entry.resources[0].missing_values, size)):
        if not number:
            search.begin(piece.header)
        search.take(piece.cells, piece.lines)
        search.take_loose(piece.loose)
    return tuple(check_private(entry, {"t.csv": content}, LEXICON, {"t.csv": search}))


@contextmanager
def by_arrow() -> Iterator[None]:
    """Let Arrow read pieces of any size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SMALL", 0)
        yield


def quoted(cell: str) -> str:
    """Return a cell as CSV writes it."""
    return '"' + cell.replace('"', '""') + '"' if {*cell} & {*'",\n'} else cell


@st.composite
def tables(draw: st.DrawFn, *, broken: bool = True) -> tuple[Entry, bytes]:
    """Draw a table of columns of codes and of people, some of it broken."""
    width = draw(st.integers(1, 4))
    titles = [draw(st.sampled_from(TITLES)) for _ in range(width)]
    height = draw(st.integers(0, 40))
    source = chance(draw(st.integers(0, 999)))
    columns = []
    for _ in range(width):
        make = draw(st.sampled_from([None, None, *MAKERS]))
        pool = make(source, 8) if make else draw(st.lists(st.sampled_from(ODD), min_size=1, max_size=4))
        columns.append([source.choice(pool) for _ in range(height)])
    names = [f"c{number}" for number in range(width)]
    text = "".join(",".join(map(quoted, row)) + "\n" for row in [tuple(names), *zip(*columns, strict=True)])
    if broken and draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SCRAPS)) + text[at:]
    fields = [{"name": name, "type": "string", "title": title} for name, title in zip(names, titles, strict=True)]
    schema: dict[str, Any] = {"fields": fields, "missingValues": draw(st.sampled_from([[""], ["", "-"], ["-"]]))}
    more = {"quasiIdentifiers": names[:2]} if draw(st.booleans()) else {}
    return entry_with(schema, **more), text.encode()


@STEADY
@given(table=tables(), size=st.sampled_from([1, 30, 200, 1000]), arrow=st.booleans())
def test_pieces_of_any_size_tell_what_one_piece_tells(table: tuple[Entry, bytes], size: int, *, arrow: bool) -> None:
    """Findings, counts and lines do not depend on where a file is cut, nor on who reads the pieces."""
    entry, content = table
    whole = in_pieces(entry, content, 1 << 20)
    if arrow:
        with by_arrow():
            assert in_pieces(entry, content, size) == whole
    else:
        assert in_pieces(entry, content, size) == whole


@STEADY
@given(tables(), st.sampled_from([0, 1, 60, 1000]))
def test_looking_on_while_rows_are_checked_tells_the_same(table: tuple[Entry, bytes], size: int) -> None:
    """In both lanes of the check, with broken rows and without, what is told is what reading the file alone tells."""
    entry, content = table
    searches = Searches(LEXICON)
    if size:
        with cut(size):
            _, problems = check_tables(entry, {"t.csv": content}, searches)
    else:
        _, problems = check_tables(entry, {"t.csv": content}, searches)
    assert problems == check_tables(entry, {"t.csv": content})[1]
    told = tuple(check_private(entry, {"t.csv": content}, LEXICON, searches.tables))
    assert told == tuple(check_private(entry, {"t.csv": content}, LEXICON))


DIGITS = st.one_of(
    st.from_regex(r"\A[0-9]{9,20}\Z"),
    st.integers(0, 10**6).map(lambda seed: people(chance(seed), 1)[0]),
    st.integers(0, 10**6).map(lambda seed: orders(chance(seed), 1)[0]),
    st.integers(0, 10**6).map(lambda seed: credit_codes(chance(seed), 1)[0]),
    st.integers(0, 10**6).map(lambda seed: cards(chance(seed), 1)[0]),
    st.from_regex(r"\A(0|86|086|0086)?1[3-9][0-9]{9}\Z"),
    st.from_regex(r"\A(62|81|955|4|51|35|222|27|60|436)[0-9]{13,16}\Z"),
    st.from_regex(r"\A(37|11|91|62|00)[0-9]{4}(19|20|18|22)[0-9]{2}(02|12|13|00)(00|28|29|30|31)[0-9]{4}\Z"),
    st.from_regex(r"\A(37|11|91)[0-9]{4}[0-9]{2}(02|12|13|00)(00|28|29|30|31)[0-9]{3}\Z"),
    st.sampled_from(["E12345678", "备注", "", "12.5", "13800000000.5", "2026-01-01", "138-0000-0000", "140000000"]),
)


@settings(STEADY, max_examples=600)
@given(st.lists(DIGITS, min_size=1, max_size=12), st.sampled_from(["", "订单号", "用户", "手机号"]))
@example(["12", "370202300101000", "999999999999999"], "")
def test_columns_of_digits_are_judged_as_their_cells(cells: list[str], title: str) -> None:
    """Setting codes aside by whole columns leaves the same evidence for every kind as reading each cell."""
    column, one_by_one = Scan(heading_of(title)), Scan(heading_of(title))
    column.look(pa.array(cells, pa.string()), range(len(cells)))
    one_by_one.look(cells, range(len(cells)))
    assert scan_state(column) == scan_state(one_by_one)


@STEADY
@given(tables(broken=False), st.sampled_from(["\n", "\r\n"]))
def test_nothing_is_found_in_a_table_that_one_glance_lets_go(table: tuple[Entry, bytes], end: str) -> None:
    """Where a glance at a small table finds it quiet, no column without a telling heading holds anything."""
    entry, content = table
    content = content.replace(b"\n", end.encode())
    if is_quiet(content, LEXICON.markings):
        search = Search(entry.resources[0], LEXICON)
        for piece in pieces_of(content):
            search.begin(piece.header)
            search.take(piece.cells, piece.lines)
        assert not any(each.marks for each in search.columns)
        assert not any(each.scan.matches() for each in search.columns if not each.scan.careful)


@pytest.mark.parametrize("make", [people, mobiles, cards], ids=["identity", "mobile", "card"])
def test_one_number_is_never_quiet(make: Any) -> None:
    """A glance never lets a number of a person go, alone or with gaps, among however many codes."""
    for seed in range(200):
        number = make(chance(seed), 1)[0]
        for cell in (number, f"电话{number}", f"{number[:6]} {number[6:]}", " ".join(number), f"{number}-"):
            assert not is_quiet(f"a,b\n100000000000000001,{cell}\n".encode(), LEXICON.markings)
    assert is_quiet(b"a,b\n100000000000000001,2026-01-01 08:00:00\n", LEXICON.markings)


@given(st.integers(0, 10**6), st.integers(1, 50))
@settings(STEADY, max_examples=20)
def test_different_texts_are_counted_whatever_their_order(seed: int, parts: int) -> None:
    """The texts that are kept depend on the texts alone, and tell their number nearly."""
    source = chance(seed)
    texts = [b"%d" % source.randrange(10**12) for _ in range(20_000)]
    forwards, backwards = Different(), Different()
    for text in texts:
        forwards.add(text)
    for part in range(parts):
        for text in reversed(texts[part::parts]):
            backwards.add(text)
            backwards.add(text)
    assert forwards == backwards
    assert len(forwards.kept) <= KEPT
    assert 0.85 < forwards.count / len(set(texts)) < 1.15


def test_the_last_piece_is_judged_by_the_whole_column() -> None:
    """One code in eleven adds up by chance; a few at the end of many are no reason to speak of people."""
    codes = orders(chance(7), 5000)
    chancy = next(each for each in orders(chance(8), 500) if scan([each]))
    column = Scan()
    column.look(pa.array(codes), range(5000))
    column.look([chancy], range(5000, 5001))
    assert not column.matches()


def test_people_after_thousands_of_codes_are_found() -> None:
    """A column that begins with order numbers does not hide the people that follow them."""
    cells = [*orders(chance(3), 9000), *people(chance(4), 9000)]
    assert scan(pa.array(cells))[Kind.IDENTITY].count >= 9000


def test_a_word_in_the_cell_before_hides_nothing() -> None:
    """What a number stands beside is its own cell only."""
    number = EXAMPLES["mobile"]
    assert scan(["CODE", number])[Kind.MOBILE].first == [1]
    assert not scan([f"CODE{number}"])


def test_an_endless_record_does_not_end_the_search() -> None:
    """What stands behind a record that nobody could read is still looked at."""
    entry = entry_with({"fields": [{"name": "a", "type": "string"}]})
    content = b'a\nx\n"' + b"y\n" * 600 + identity().encode() + b"\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.check.tables.blocks.LONGEST", 200)
        (found,) = in_pieces(entry, content, 100)
    assert (found.code, found.place.line) == ("OD615", 603)


def test_evidence_knows_a_sequence() -> None:
    """Numbers given out one after the other lie closer than chance would put them."""
    steps, far = Evidence(), Evidence()
    for number in range(50):
        steps.add(b"%d" % (13_000_000_000 + number), number)
        far.add(b"%d" % (13_000_000_000 + number * 10**6), number)
    assert steps.in_sequence(100)
    assert not far.in_sequence(100)


SPLITS = ((6, 8, 4), (14, 4), (6, 12), (10, 8), (6, 4, 4, 4), (6, 8, 3, 1), (2, 4, 8, 4))


@pytest.mark.parametrize(
    ("sizes", "lost"),
    [*((each, False) for each in SPLITS), ((6, 8, 4), True), ((14, 4), True), ((6, 12), True)],
    ids=str,
)
def test_a_number_split_over_columns_is_found(sizes: Sequence[int], *, lost: bool) -> None:
    """Parts of identity numbers beside each other, or with a name between them, are told together; zeros may be lost."""
    names = [f"p{number}" for number in range(len(sizes))]
    fields = [{"name": name, "type": "string"} for name in (names[0], "name", *names[1:])]
    rows = []
    for number in people(chance(sum(sizes) + sizes[0]), 30):
        ends = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
        parts = [number[first:last] for first, last in pairwise(ends)]
        parts = [each.lstrip("0") or "0" for each in parts] if lost else parts
        rows.append(",".join([parts[0], "示例", *parts[1:]]))
    content = "\n".join([",".join(str(each["name"]) for each in fields), *rows, ""]).encode()
    found = tuple(check_private(entry_with({"fields": fields}), {"t.csv": content}, LEXICON))
    assert [each.code for each in found] == ["OD622"]
    assert all(name in found[0].message.en for name in names)


def test_codes_beside_each_other_are_no_split_number() -> None:
    """A division, a day and a serial number make an order number, and no person."""
    names = ("division", "day", "serial", "count")
    rows = [f"{each[:6]},{each[6:14]},{each[14:]},{each[3:7]}" for each in orders(chance(11), 200)]
    content = "\n".join([",".join(names), *rows, ""]).encode()
    fields = [{"name": name, "type": "string"} for name in names]
    assert not tuple(check_private(entry_with({"fields": fields}), {"t.csv": content}, LEXICON))
