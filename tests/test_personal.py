"""Detection of personal data: every kind in every disguise is found, and what only looks like it is not."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.personal.files import check_private
from generator.check.personal.kinds import NO_HEADING, Heading, Kind
from generator.check.personal.lexicon import lexicon_of
from generator.check.personal.scan import Scan, scan
from generator.check.personal.texts import HIDDEN, personal_data, redacted
from generator.model.document import Document
from generator.model.entry import Field
from generator.model.text import NOTHING, Text
from generator.read.entry import entry_of
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.personal_support import EXAMPLES, cards, chance, credit_codes, identity, mobiles, orders, people
from tests.support import ROOT, context_of

CASES = Path(__file__).parent / "cases" / "personal.yaml"
LEXICON = lexicon_of(context_of(read_repository(WorkingTree(ROOT))))
STEADY = settings(max_examples=150, database=None, derandomize=True, deadline=None)


def cases() -> Iterator[Any]:
    """Yield kind, heading, cell and whether it is personal, of every example."""
    for each in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        for wanted, key in ((True, "personal"), (False, "not")):
            for example in each[key]:
                heading, cell = (example["heading"], example["cell"]) if isinstance(example, dict) else ("", example)
                for name, number in {**EXAMPLES, "comma": ","}.items():
                    cell = cell.replace(f"{{{name}}}", number)
                yield pytest.param(
                    each["kind"], heading, cell, wanted, id=f"{each['kind']}-{wanted}-{heading}{example}"
                )


def heading_of(title: str) -> Heading:
    """Return what a title says, by the words of this city."""
    field = Field(name="field", type="string", title=Text(title, ""), description=NOTHING)
    return LEXICON.heading(field) if title else NO_HEADING


def scan_state(column: Scan) -> list[dict[tuple[Kind, int], tuple[set[bytes], set[bytes], list[int], int]]]:
    """Return all evidence that a column has gathered, but for kinds of which nothing was seen."""
    return [
        {
            key: (each.shaped.kept, each.sound.kept, each.match.first, each.match.count)
            for key, each in gathered.items()
            if each.shaped.kept
        }
        for gathered in (*column.numbers, *column.papers)
    ]


@pytest.mark.parametrize(("kind", "title", "cell", "wanted"), tuple(cases()))
def test_example(kind: str, title: str, cell: str, *, wanted: bool) -> None:
    """A cell of the examples is found as its kind, or nothing at all is found in it."""
    found = scan([cell], heading_of(title))
    assert (Kind(kind) in found) is wanted
    if not wanted:
        assert not found


def test_every_kind_has_examples_on_both_sides() -> None:
    """No kind is without an example that is personal and one that only looks so."""
    value = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    assert {each["kind"] for each in value if each["personal"] and each["not"]} == {each.value for each in Kind}


DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    str.lower,
    lambda text: "".join(chr(ord(each) + 0xFEE0) for each in text),
    "\u200b".join,
    " ".join,
    lambda text: f"{text[:6]} {text[6:14]} {text[14:]}",
    lambda text: f"{text[:6]}-{text[6:14]}-{text[14:]}",
    lambda text: f"{text[:3]}\u2060{text[3:]}",
)
AROUND = st.sampled_from(
    ["{}", "证件{}", "{}号", '{{"a":{{"b":["{}"]}}}}', "共 3 人：{}；", "a\n{}\nb", "'{}", " {} ", "2026-01-01 {}"]
)


@STEADY
@given(st.integers(0, 10**6), st.sampled_from(DISGUISES), AROUND, st.integers(0, 30), st.integers(0, 30))
def test_an_identity_number_is_found_in_every_disguise(
    seed: int, disguise: Callable[[str], str], around: str, before: int, after: int
) -> None:
    """One number among harmless cells is found in its row, whatever was done to hide it."""
    number = people(chance(seed), 1)[0]
    cells = ["无"] * before + [around.format(disguise(number))] + ["备注 12345"] * after
    found = scan(cells)
    assert found[Kind.IDENTITY].first == [before]
    assert found[Kind.IDENTITY].count == 1


@STEADY
@given(st.integers(0, 10**6))
def test_columns_of_codes_are_not_personal(seed: int) -> None:
    """Order numbers, credit codes, landlines, hotlines, serials and random digits are nobody's numbers."""
    source = chance(seed)
    size = source.choice((12, 40, 300))
    columns = {
        "orders": orders(source, max(size, 40)),
        "credit codes": credit_codes(source, 12),
        "landlines": [f"0532-8{source.randrange(10**7):07d}" for _ in range(size)],
        "masked": [f"{each[:3]}****{each[7:]}" for each in mobiles(source, size)],
        "serials": [str(13000000000 + step) for step in range(size)],
        "times": [
            f"2026{source.randrange(1, 13):02d}{source.randrange(1, 29):02d}{source.randrange(10**6):06d}"
            for _ in range(size)
        ],
        "sixteen": [f"{source.randrange(10**15, 10**16)}" for _ in range(300)],
        "eleven": [f"{source.randrange(10**10, 10**11)}" for _ in range(300)],
        "places": [f"{source.uniform(-180, 180):.11f}" for _ in range(size)],
        "digests": [f"{source.getrandbits(128):032x}" for _ in range(size)],
    }
    assert {name: scan(cells) for name, cells in columns.items() if scan(cells)} == {}


@pytest.mark.parametrize("make", [people, mobiles, cards], ids=["identity", "mobile", "card"])
@pytest.mark.parametrize("size", [1, 2, 50, 9000])
def test_columns_of_numbers_are_found_whole(make: Callable[[Random, int], list[str]], size: int) -> None:
    """A column of numbers is counted to the last cell, in short columns and in long ones, as a list and as Arrow."""
    numbers = make(chance(size), size)
    for cells in (numbers, pa.array(numbers)):
        (match,) = scan(cells).values()
        assert match.count == size
        assert match.first == list(range(min(5, size)))


def test_one_number_in_a_long_column_of_codes() -> None:
    """A number in the last rows of a long column of codes is found, in its row."""
    cells = orders(chance(1), 20_000)
    cells[19_990] = f"备注 {EXAMPLES['mobile']}"
    cells[19_995] = EXAMPLES["mobile2"]
    (match,) = scan(cells).values()
    assert (match.count, match.first) == (2, [19_990, 19_995])


def test_a_heading_lowers_the_bar() -> None:
    """A column that calls itself identity numbers is believed although most of its check characters are wrong."""
    cells = [*orders(chance(4), 50), identity()]
    assert not scan(cells)
    assert Kind.IDENTITY in scan(cells, heading_of("身份证号"))


@STEADY
@given(st.integers(0, 10**6), st.sampled_from(["{}", "电话{}。", "文件“{}”不是日期", "a/{}/b.csv"]))
def test_redacted_texts_hold_nothing(seed: int, around: str) -> None:
    """What is taken out of a text is out, and the rest stays."""
    source = chance(seed)
    for number in (*people(source, 1), *mobiles(source, 1), *cards(source, 1)):
        text = around.format(number)
        assert personal_data(text)
        assert redacted(text) == around.format(HIDDEN)
        assert base64.b64encode(number.encode()).decode() not in redacted(base64.b64encode(number.encode()).decode())


def test_harmless_texts_stay_as_they_are() -> None:
    """Full-width signs and blanks of a harmless text are not touched."""
    for text in ("公园名录（２０２６）", "电话 0532-80000000", "全角　空格", ""):
        assert redacted(text) == text


def told(content: str, *titles: str) -> list[tuple[str, int, str]]:
    """Return code, line and column of everything that a table tells about people."""
    fields = [{"name": name, "type": "string", "title": title} for name, title in zip("abc", titles, strict=False)]
    value: dict[str, Any] = {
        "openness": "unconditional",
        "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": fields}}],
    }
    entry = entry_of(Document(file="datasets/x/y/datapackage.yaml", value=value), ())
    found = check_private(entry, {"t.csv": content.encode()}, LEXICON)
    return [(each.code, each.place.line, each.place.path) for each in found]


LARGE = 60_000
"""Rows of a table that is read block by block."""


def test_large_tables_are_read_to_their_end() -> None:
    """In a table of a megabyte the line is that of the file, whether rows are even, hold line breaks or do not fit."""
    plain = "a,b,c\n" + "0001,名称,2026-01-01\n" * LARGE
    number = f"0002,电话{EXAMPLES['mobile']},2026-01-01\n"
    assert told(plain, "编号", "名称", "日期") == []
    assert told(plain + number, "编号", "名称", "日期") == [("OD615", LARGE + 2, "b")]
    broken = '0003,"一\n二",2026-01-01\n\n'
    assert told(plain + broken + number, "编号", "名称", "日期") == [("OD615", LARGE + 5, "b")]
    assert told(f"{plain}0004\n{number}", "编号", "名称", "日期") == [("OD615", LARGE + 3, "b")]
    assert told(f'{plain}0005,"x\n{number}', "编号", "名称", "日期") == [("OD615", LARGE + 3, "b")]
    assert told(f'{plain}0005,"{number}', "编号", "名称", "日期") == [("OD615", LARGE + 2, "")]


def test_a_large_column_of_people_is_counted() -> None:
    """A column of numbers over several blocks is one finding with its first lines."""
    numbers = mobiles(chance(5), LARGE)
    content = "a,b,c\n" + "".join(f"{row:06d},{number},{'x' * 300}\n" for row, number in enumerate(numbers))
    assert told(content, "编号", "号码", "备注") == [("OD615", 2, "b")]
