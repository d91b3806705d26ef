"""Strict YAML: what is refused, where it is reported, and that nothing ever crashes or hangs."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.read.strict_yaml import MAX_BYTES, read_yaml

HOSTILE = {
    "empty": (b"", "OD001"),
    "only a comment": (b"# nothing\n", "OD001"),
    "a list as root": (b"- a\n", "OD001"),
    "a tab": (b"a:\n\tb: 1\n", "OD001"),
    "an unclosed quote": (b'a: "b\n', "OD001"),
    "two documents": (b"a: 1\n---\nb: 2\n", "OD002"),
    "an anchor": (b"a: &x 1\n", "OD002"),
    "an alias": (b"a: &x 1\nb: *x\n", "OD002"),
    "a self-reference": (b"a: &x [*x]\n", "OD002"),
    "a merge key": (b"a: {<<: {b: 1}}\n", "OD002"),
    "a python tag": (b'a: !!python/object/apply:os.system ["true"]\n', "OD002"),
    "a binary tag": (b"a: !!binary aGk=\n", "OD002"),
    "a mapping as key": (b"? {a: 1}\n: b\n", "OD002"),
    "a repeated key": (b"a: 1\nb: 2\na: 3\n", "OD003"),
    "deep lists": (b"a: " + b"[" * 5000, "OD004"),
    "deep mappings": (b"? " * 3000, "OD002"),
    "too many items": (b"a: [" + b"1," * 30_000 + b"1]", "OD004"),
    "too many bytes": (b"a: " + b"x" * MAX_BYTES, "OD004"),
    "UTF-16": ("a: 1\n".encode("utf-16"), "OD005"),
    "GBK": ("a: 数据\n".encode("gbk"), "OD005"),
    "a NUL": (b"a: \x00\n", "OD008"),
    "an escape": (b"a: \x1b[31m\n", "OD008"),
    "a line separator": ("a: x\u2028y\n".encode(), "OD008"),
    "an area code": (b"a: 0532\n", "OD009"),
    "a Norwegian": (b"a: no\n", "OD009"),
    "a time": (b"a: 12:30:00\n", "OD009"),
    "a date": (b"a: 2026-01-01\n", "OD009"),
    "an impossible date": (b"a: 9999-99-99\n", "OD009"),
    "underscores": (b"a: 1_000\n", "OD009"),
    "a power of ten without a point": (b"a: 0E0\n", "OD009"),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_gets_its_code_and_a_line(content: bytes, code: str) -> None:
    """Each surprise of YAML is reported by its own code, at a line, in both languages."""
    _, problems = read_yaml("f.yaml", content)
    found = [each for each in problems if each.code == code]
    assert found, [each.code for each in problems]
    for each in problems:
        assert each.place.line > 0
        assert each.message.zh
        assert each.message.en


def test_both_lines_of_a_repeated_key_are_named() -> None:
    """The second place is the finding's, the first stands in its text."""
    _, (problem,) = read_yaml("f.yaml", b"a: 1\nb: 2\na: 3\n")
    assert problem.place.line == 3
    assert "1" in problem.message.en


def test_scalars_are_of_the_json_kind() -> None:
    """Numbers, booleans and null are read; everything else stays the text that was written."""
    document, problems = read_yaml("f.yaml", b"a: 1\nb: 1.5\nc: true\nd: null\ne: '0532'\nf: \"no\"\ng: x\n")
    assert problems == ()
    assert document is not None
    assert document.value == {"a": 1, "b": 1.5, "c": True, "d": None, "e": "0532", "f": "no", "g": "x"}


def test_a_bom_is_harmless() -> None:
    """Windows editors put one before the text."""
    document, problems = read_yaml("f.yaml", b"\xef\xbb\xbfa: 1\n")
    assert document is not None
    assert (dict(document.value), problems) == ({"a": 1}, ())


def test_places_are_exact() -> None:
    """A path leads to the line and column of its key, an unknown one to its nearest ancestor."""
    document, _ = read_yaml("f.yaml", b"a:\n  - b: 1\n    c: 2\n")
    assert document is not None
    assert (document.place(("a", 0, "c")).line, document.place(("a", 0, "c")).column) == (3, 5)
    assert document.place(("a", 0, "missing")).line == 2
    assert document.place(("a", 0, "missing")).path == "a[0].missing"


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**13), 10**13) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(TEXTS.filter(lambda key: key != "<<"), VALUES, min_size=1, max_size=5))
def test_json_is_read_as_what_it_is(value: dict[str, object]) -> None:
    """Any JSON object is YAML, and comes back unchanged without a problem."""
    document, problems = read_yaml("f.yaml", json.dumps(value, ensure_ascii=False).encode())
    assert problems == ()
    assert document is not None
    assert document.value == value


@given(st.dictionaries(TEXTS.filter(lambda key: key != "<<"), VALUES, min_size=1, max_size=5))
def test_what_we_accept_plain_yaml_reads_alike(value: dict[str, object]) -> None:
    """A file without problems means the same to every other reader of YAML."""
    content = yaml.safe_dump(value, allow_unicode=True).encode()
    document, problems = read_yaml("f.yaml", content)
    if not problems:
        assert document is not None
        assert document.value == yaml.safe_load(content)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_problem(content: bytes) -> None:
    """Nothing crashes the reader."""
    document, problems = read_yaml("f.yaml", content)
    assert document is not None or problems


SLIPS = {
    "a full-width colon": ("a：甲\n", 1, "甲"),
    "no blank after the colon": ("a:甲\n", 1, "甲"),
    "an open quote": ('a: "甲\n', 1, "甲"),
    "an open single quote": ("a: '甲\n", 1, "甲"),
    "a quote that closes too early": ('a: "甲" 乙\n', 1, '甲" 乙'.replace("\\", "")),
    "a colon inside": ("a: 甲: 乙\n", 1, "甲: 乙"),
    "an at sign": ("a: @甲\n", 1, "@甲"),
    "a bracket that is text": ("a: [甲] 乙\n", 1, "[甲] 乙"),
    "a star": ("a: *甲*\n", 1, "*甲*"),
}


@pytest.mark.parametrize(("text", "line", "meant"), SLIPS.values(), ids=SLIPS)
def test_a_common_slip_is_told_at_its_line_and_read_as_meant(text: str, line: int, meant: str) -> None:
    """One finding at the line of the slip, and the keys around it are there."""
    document, problems = read_yaml("f.yaml", f"{text}b: 1\nc: 2\n".encode())
    assert [(each.code, each.place.line) for each in problems] == [("OD001", line)]
    assert document is not None
    assert document.value == {"a": meant, "b": 1, "c": 2}


@given(st.lists(st.sampled_from(sorted(SLIPS)), min_size=1, max_size=6))
def test_slips_are_told_all_at_once(names: list[str]) -> None:
    """As many findings as slips, each at its own line, whatever stands together."""
    lines = [SLIPS[name][0].replace("a", f"k{number}", 1) for number, name in enumerate(names)]
    document, problems = read_yaml("f.yaml", "".join(lines).encode())
    assert document is not None
    assert sorted(each.place.line for each in problems) == list(range(1, len(names) + 1))
    assert list(document.value) == [f"k{number}" for number in range(len(names))]
