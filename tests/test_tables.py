"""The table check: every code with its place, and equal faults told once."""

from collections.abc import Mapping
from typing import Any

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.tables.entry import check_tables
from generator.check.tables.faults import Faults
from generator.check.tables.patterns import compile_pattern
from generator.check.tables.structure import segments
from tests.table_support import check, csv_of, entry_with, resource_value, told

TEXT = {"name": "name", "type": "string", "title": "名称", "titleEn": "Name"}
COUNT = {"name": "count", "type": "integer", "title": "数量", "titleEn": "Count"}
BOTH = (TEXT, COUNT)


def test_a_sound_table_has_facts_and_no_problems() -> None:
    """Rows, size, hash, header and the first fifty rows are measured."""
    content = "name,count\n" + "".join(f"站点{number},{number}\n" for number in range(60))
    facts, problems = check(content, *BOTH)
    assert problems == ()
    assert (facts.rows, facts.size, facts.header) == (60, len(content.encode()), ("name", "count"))
    assert (len(facts.preview), facts.preview[0], len(facts.sha256)) == (50, ("站点0", "0"), 64)


def test_a_table_of_another_encoding_is_one_problem_at_its_first_bad_line() -> None:
    """GBK is named, with the line, and nothing else is said about a file that cannot be read."""
    facts, problems = check("name,count\na,1\n站点,2\n".encode("gbk"), *BOTH)
    assert told(problems) == [("OD403", 3, "")]
    assert "GB" in problems[0].message.zh
    assert (facts.rows, facts.header) == (0, ())


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("count,name", "第 1 列应为 name"),
        ("name,number", "缺少 count；多出 number"),
        ("name", "缺少 count"),
        ("name,count,count", "重复 count"),
        ("name; count", "以 ; 分隔"),
        ("name,count ", "“count ”"),
    ],
)
def test_a_header_unlike_the_schema_says_what_differs(header: str, said: str) -> None:
    """OD404 names missing, unexpected, repeated and displaced columns."""
    _, problems = check(f"{header}\n", *BOTH)
    found = [each for each in problems if each.code == "OD404"]
    assert [(each.place.line, said in each.message.zh) for each in found] == [(1, True)]


def test_columns_in_another_order_are_still_judged_by_their_names() -> None:
    """A displaced header does not hide the faults of the cells."""
    _, problems = check("count,name\nx,a\n", *BOTH)
    assert told(problems) == [("OD404", 1, ""), ("OD406", 2, "count")]


def test_more_than_five_hundred_columns_are_refused_before_the_rows() -> None:
    """A very wide table is one problem, not one for each column."""
    _, problems = check(",".join(f"c{number}" for number in range(501)) + "\n", *BOTH)
    assert told(problems) == [("OD404", 1, "")]
    assert "501" in problems[0].message.en


@pytest.mark.parametrize("content", ["", "\n", "\n\n", "\ufeff"])
def test_an_empty_file_is_an_error(content: str) -> None:
    """A file without a header is empty, whatever blanks it holds."""
    assert told(check(content, *BOTH)[1]) == [("OD409", 1, "")]


@pytest.mark.parametrize(("role", "codes"), [("data", ["OD410"]), ("dictionary", []), ("sample", [])])
def test_only_a_data_table_needs_rows(role: str, codes: list[str]) -> None:
    """A dictionary is a header only; a data table with nothing but a header is a warning."""
    value = resource_value("table", BOTH) | {"role": role}
    _, problems = check_tables(entry_with(value), {"table.csv": b"name,count\n"})
    assert [each.code for each in problems] == codes


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ('name,count\na,1\n"b,2\nc,3\n', [3]),
        ('name,count\n"a"x,1\nb,2\n', [2]),
        ('name,count\n2"x",1\nb,2\n', [2]),
        ('name,count\n"b,2\n"c",3\nd"d,4\n', [2, 4]),
        ('name,count\n"good ""quote""",1\n"two\nlines",2\n', []),
    ],
)
def test_a_broken_quote_is_told_with_its_line_and_the_rest_is_read(content: str, places: list[int]) -> None:
    """Unclosed and stray quotes are faults of their lines; the lines after them are still checked."""
    _, problems = check(content + "z,z\n", *BOTH)
    quotes = [each for each in problems if each.code == "OD405"]
    assert [each.place.line for each in quotes] == places[:1]
    assert all(str(line) in quotes[0].message.en for line in places)
    assert [each.place.line for each in problems if each.code == "OD406"] == [content.count("\n") + 1]


def _is_sound(text: str) -> bool:
    """Tell by RFC 4180, one character after the other, whether every quote opens, doubles or closes a cell."""
    state = "start"
    for each in text:
        if state == "quoted":
            state = "closing" if each == '"' else "quoted"
        elif each == '"':
            if state == "inside":
                return False
            state = "quoted"
        elif each in ",\r\n":
            state = "start"
        elif state == "closing":
            return False
        else:
            state = "inside"
    return state != "quoted"


@settings(max_examples=500, deadline=None)
@given(text=st.text('",\n\ra', max_size=12))
def test_a_quote_fault_is_found_exactly_where_there_is_one(text: str) -> None:
    """The check of quotes and the grammar of CSV agree on every arrangement of quotes, commas and line ends."""
    faults = Faults("t.csv")
    parts = list(segments(text, faults))
    assert (("", "quotes") in faults.groups) is not _is_sound(text)
    if _is_sound(text):
        assert parts == [(1, text)]


@settings(max_examples=300, deadline=None)
@given(content=st.one_of(st.binary(max_size=60), st.text('name,count"\n\r1\x00;', max_size=60).map(str.encode)))
def test_no_file_crashes_the_check(content: bytes) -> None:
    """Whatever bytes lie there, facts and problems come back, every problem with a known place."""
    facts, problems = check(content, *BOTH, primaryKey="name")
    assert facts.size == len(content)
    assert all(each.place.file.endswith("table.csv") and each.place.line for each in problems)


def test_ragged_and_blank_rows_and_bare_returns_are_counted() -> None:
    """Rows of another length, blank rows and lines that end in CR alone are one problem each."""
    content = "name,count\na\na,1,2\n\nb,1\n,\nc,2\rd,3\n"
    facts, problems = check(content, *BOTH)
    assert told(problems) == [("OD405", 2, ""), ("OD405", 4, ""), ("OD405", 7, "")]
    assert ["2, 3" in problems[0].message.en, "4, 6" in problems[1].message.en] == [True, True]
    assert facts.rows == 5


def test_windows_line_ends_and_a_missing_last_one_are_fine() -> None:
    """CRLF and no final newline are no faults, and lines are counted right behind cells of several lines."""
    assert check('name,count\r\n"a\r\nb",1\r\nc,x', *BOTH)[1][-1].place.line == 4


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x0b", "\x7f", "\x85", "\ufffd", "\uffff"])
def test_a_character_that_no_text_holds_is_told_with_its_field(character: str) -> None:
    """NUL, escapes, C1 controls, replacement and noncharacters are faults of their cells."""
    _, problems = check(f"name,count\na,1\nb{character},2\n", *BOTH)
    assert told(problems) == [("OD408", 3, "name")]
    assert character not in problems[0].message.zh


CONSTRAINED: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"type": "integer"}, "1.5", "OD406"),
    ({"type": "date"}, "2026-02-30", "OD406"),
    ({"type": "string", "constraints": {"required": True}}, "", "OD407"),
    ({"type": "string", "constraints": {"enum": ["甲", "乙"]}}, "丙", "OD407"),
    ({"type": "integer", "constraints": {"minimum": 5}}, "4", "OD407"),
    ({"type": "number", "constraints": {"maximum": 0.1}}, "0.10000000000000000001", "OD407"),
    ({"type": "date", "constraints": {"maximum": "2026-01-01"}}, "2026-01-02", "OD407"),
    ({"type": "string", "constraints": {"minLength": 3}}, "两字", "OD407"),
    ({"type": "string", "constraints": {"maxLength": 1}}, "两字", "OD407"),
    ({"type": "string", "constraints": {"pattern": "[0-9]{6}"}}, "3702021", "OD407"),
    ({"type": "string"}, "=1+1", "OD414"),
    ({"type": "string"}, "@SUM(1)", "OD414"),
    ({"type": "string"}, "+cmd|' /C calc'!A0", "OD414"),
    ({"type": "string"}, "-2+3", "OD414"),
    ({"type": "string"}, "\tx", "OD414"),
)


@pytest.mark.parametrize(("field", "cell", "code"), CONSTRAINED)
def test_each_rule_of_a_cell_has_its_code(field: Mapping[str, Any], cell: str, code: str) -> None:
    """Type, constraints and formulas are told with their code at the line and the field."""
    fields = ({"name": "key", "type": "string"}, {"name": "cell", **field})
    _, problems = check(csv_of(("key", "cell"), [("a", cell)]), *fields)
    assert told(problems) == [(code, 2, "cell")]


@pytest.mark.parametrize("cell", ["-1", "+86 532 1234", "-", "--", "-.5", "+0.5", "- 5", "-5~10℃"])
def test_signs_before_numbers_and_bare_signs_are_no_formulas(cell: str) -> None:
    """Negative numbers, dialling codes and dashes for nothing are harmless."""
    assert check(csv_of(("name", "count"), [(cell, "1")]), *BOTH)[1] == ()


def test_equal_faults_are_told_once_with_their_number_and_first_lines() -> None:
    """Two hundred faults of one rule in one field are one problem; another rule in that field is another."""
    rows = "".join(f"a{number},x\n" for number in range(200))
    field = {**COUNT, "constraints": {"required": True}}
    _, problems = check(f"name,count\n{rows}b,\n", TEXT, field)
    assert told(problems) == [("OD406", 2, "count"), ("OD407", 202, "count")]
    assert problems[0].message.zh == "“数量”（count）200 个单元格不是整数：第 2、3、4、5、6 行等（2-201），例如“x”"
    assert problems[0].message.en == (
        "“Count” (count): 200 cells are not an integer: lines 2, 3, 4, 5, 6 and more (2-201), for example “x”"
    )


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ({"name": "id_number", "type": "integer"}, "secret"),
        ({"name": "note", "title": "联系电话", "type": "integer"}, "secret"),
        ({"name": "note", "type": "integer", "masking": {"method": "hash"}}, "secret"),
        ({"name": "note", "type": "integer", "personal": {"basis": "公示"}}, "secret"),
        ({"name": "note", "type": "date"}, "370202 19000101 0000"),
        ({"name": "note", "type": "date"}, "１３０-0000-0000"),
    ],
)
def test_what_may_be_about_a_person_is_never_shown(field: Mapping[str, Any], cell: str) -> None:
    """A finding about a personal column, or a cell that looks like a number of a person, names no value."""
    _, problems = check(csv_of(("key", str(field["name"])), [("a", cell)]), {"name": "key", "type": "string"}, field)
    assert len(problems) == 1
    assert cell not in problems[0].message.zh + problems[0].message.en


def test_an_example_is_short_and_printable() -> None:
    """What is quoted from a table is cut to thirty characters, and what cannot be printed is written as a number."""
    _, problems = check(csv_of(("name", "count"), [("a", "\u202e" + "长" * 100)]), *BOTH)
    example = problems[0].message.zh.split("例如")[1]
    assert example == "“\\u202e" + "长" * 23 + "…”"


def test_unique_values_and_primary_keys_are_compared_as_values() -> None:
    """``1`` and ``01`` are the same integer; a missing value repeats nothing, but a key must not be empty."""
    unique = {**COUNT, "constraints": {"unique": True}}
    assert told(check("name,count\na,1\nb,01\nc,\nd,\n", TEXT, unique)[1]) == [("OD407", 3, "count")]
    _, problems = check("name,count\na,1\na,01\na,\n,1\nb,1\n", *BOTH, primaryKey=["name", "count"])
    assert told(problems) == [("OD407", 3, "name, count")]
    assert told(check("name,count\na,1\nb,\n", *BOTH, primaryKey="count")[1]) == [("OD407", 3, "count")]


def test_missing_values_are_those_of_the_schema() -> None:
    """``missingValues`` decide what is missing; without any, an empty cell is a text."""
    assert told(check("name,count\na,1\n=,-\n", *BOTH, missingValues=["-", "="])[1]) == [("OD405", 3, "")]
    assert check("name,count\na,-\n", *BOTH, missingValues=["-"])[1] == ()
    required = {**TEXT, "constraints": {"required": True}}
    assert check("name,count\n,1\n", required, COUNT, missingValues=["-"])[1] == ()


def test_foreign_keys_lead_to_rows_of_the_entry() -> None:
    """A key that another table, or the table itself, does not have is told at the file that uses it."""
    lines = resource_value("lines", [{"name": "code", "type": "string"}, {"name": "no", "type": "integer"}])
    reference = {"resource": "lines", "fields": ["code", "no"]}
    stops = resource_value(
        "stops",
        [{"name": "stop", "type": "string"}, {"name": "line", "type": "string"}, {"name": "no", "type": "integer"}],
        foreignKeys=[
            {"fields": ["line", "no"], "reference": reference},
            {"fields": "line", "reference": {"resource": "", "fields": "stop"}},
        ],
    )
    contents = {"lines.csv": b"code,no\n01,1\n", "stops.csv": b"stop,line,no\n01,01,01\n02,1,1\n03,,\n04,01,2\n"}
    _, problems = check_tables(entry_with(stops, lines), contents)
    assert told(problems) == [("OD412", 3, "line"), ("OD412", 3, "line, no")]
    assert ["stops (stop)" in problems[0].message.en, "lines (code, no)" in problems[1].message.zh] == [True, True]
    assert "2 rows" in problems[1].message.en


def test_a_reference_that_cannot_be_read_is_not_held_against_its_users() -> None:
    """One broken table is one problem, not a thousand."""
    key = {"fields": "line", "reference": {"resource": "lines", "fields": "code"}}
    lines = resource_value("lines", [{"name": "code", "type": "string"}])
    stops = resource_value("stops", [{"name": "line", "type": "string"}], foreignKeys=[key])
    _, problems = check_tables(entry_with(stops, lines), {"stops.csv": b"line\n1\n", "lines.csv": b"\xff\xff\n"})
    assert told(problems) == [("OD403", 1, "")]


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ({"type": "colour"}, "type"),
        ({"type": "string", "format": "postcode"}, "format"),
        ({"type": "string", "constraints": {"pattern": "(a"}}, "constraints.pattern"),
        ({"type": "string", "constraints": {"pattern": "(?=a)a"}}, "constraints.pattern"),
        ({"type": "integer", "constraints": {"pattern": "1"}}, "constraints.pattern"),
        ({"type": "integer", "constraints": {"minimum": "many"}}, "constraints.minimum"),
        ({"type": "date", "constraints": {"enum": ["today"]}}, "constraints.enum"),
        ({"type": "string", "constraints": {"maxLength": "5"}}, "constraints.maxLength"),
    ],
)
def test_a_schema_that_cannot_be_carried_out_is_told_at_its_place(field: Mapping[str, Any], path: str) -> None:
    """Unknown types, patterns that RE2 refuses and constraints of another type are problems of the descriptor."""
    _, problems = check("cell\nabc\n", {"name": "cell", **field})
    found = [each for each in problems if each.code == "OD413"]
    assert [each.place.path for each in found] == [f"resources[0].schema.fields[0].{path}"]


def test_a_foreign_key_with_unequal_sides_is_told_at_its_place() -> None:
    """Sides of different length cannot be compared; keys that name nothing are left to the rule about names."""
    keys = [
        {"fields": ["name"], "reference": {"resource": "nowhere", "fields": ["code"]}},
        {"fields": ["nothing"], "reference": {"resource": "", "fields": ["name", "count"]}},
    ]
    _, problems = check("name,count\na,1\n", *BOTH, primaryKey=["code"], foreignKeys=keys)
    assert [(each.code, each.place.path) for each in problems] == [("OD413", "resources[0].schema.foreignKeys[1]")]


def test_a_resource_without_a_file_is_left_to_the_rules_about_files() -> None:
    """A missing file is neither measured nor told here."""
    assert check_tables(entry_with(resource_value("table", BOTH)), {}) == ({}, ())


@pytest.mark.parametrize(
    ("pattern", "cell"), [("a|bc", "bc"), (r"\d{6}", "370202"), ("^[A-Z0-9]{2,3}$", "X1"), (r"\p{L}?", "")]
)
def test_patterns_match_whole_cells(pattern: str, cell: str) -> None:
    """A pattern that both RE2 and ``re`` can read matches the whole cell or nothing."""
    test = compile_pattern(pattern)
    if "p{" in pattern:
        assert test is None
    else:
        assert test
        assert test(cell)
        assert not test(f"{cell}\n")
        assert not test(f"{cell}x")


@settings(deadline=None)
@given(
    pattern=st.from_regex(
        r"\^?([a-c\u4e00]|\\d|\\\.|\[\^?[a-c][0-9]?\])(\{[12]\}|\{0,2\}|[*+?])?[ab]{0,2}\$?", fullmatch=True
    ),
    cell=st.text("abc01.\n\u4e00٣", max_size=5),
)
def test_plain_patterns_mean_the_same_in_both_engines(pattern: str, cell: str) -> None:
    """The fast way of matching plain patterns answers as RE2 does."""
    test = compile_pattern(pattern)
    assert test
    assert bool(test(cell)) == bool(re2.fullmatch(pattern, cell))
