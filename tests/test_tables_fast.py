"""The fast lane says what the exact checker says, however a table is cut, and memory stays flat."""

import csv
import io
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.check.tables import blocks, walk
from generator.check.tables.columns import compile_column
from generator.check.tables.entry import check_tables
from generator.check.tables.keys import Seen, trace
from generator.check.tables.traces import Traces
from generator.check.tables.vector import screen_of
from generator.model.facts import TableFacts
from generator.model.finding import Problem
from generator.read.tree import GitTree, WorkingTree
from tests.table_support import (
    CONSTRAINTS,
    ODDITIES,
    PLAIN,
    SCRAPS,
    cells,
    check,
    entry_with,
    fields,
    resource_value,
    resource_with,
    told,
)

TWO = ({"name": "name", "type": "string"}, {"name": "count", "type": "integer"})


@contextmanager
def cut(size: int, longest: int = blocks.LONGEST) -> Iterator[None]:
    """Cut every table into blocks of so many bytes, whatever its size; the rows shown first are left out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "LARGE", 0)
        patch.setattr(walk, "PREVIEW_ROWS", 0)
        patch.setattr(blocks, "FIRST", size)
        patch.setattr(blocks, "LONGEST", longest)
        patch.setattr(walk, "blocks", lambda stream: blocks.blocks(stream, size))
        yield


def found_in(content: bytes, schema: Mapping[str, Any], size: int = 0) -> tuple[TableFacts, tuple[Problem, ...]]:
    """Return facts and problems of a table, cut into blocks of some size or whole."""
    with cut(size) if size else nullcontext():
        facts, problems = check(
            content, *schema["fields"], **{key: each for key, each in schema.items() if key != "fields"}
        )
    return replace(facts, preview=()), problems


def written(rows: list[list[str]], quoting: Any, end: str) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator=end, quoting=quoting).writerows(rows)
    return text.getvalue().encode()


@st.composite
def _tables(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """Draw a schema and a table of cells near and far from it, ragged and blank rows and broken quotes among them."""
    columns = [draw(fields(name)) for name in ("a", "b", "c")]
    schema: dict[str, Any] = {"fields": columns, "missingValues": draw(st.sampled_from([[""], ["", "-"], []]))}
    if draw(st.booleans()):
        schema["primaryKey"] = draw(st.sampled_from([["a"], ["a", "b"], ["c"]]))
    if draw(st.booleans()):
        schema["uniqueKeys"] = [["b", "c"]]
    if draw(st.booleans()):
        schema["foreignKeys"] = [{"fields": ["a"], "reference": {"resource": "", "fields": ["b"]}}]
    pools = [draw(st.lists(cells(each["type"]), min_size=1, max_size=4)) for each in columns]
    row = st.tuples(*(st.sampled_from([*pool, "-"]) for pool in pools)).map(list)
    rows = draw(st.lists(st.one_of(row, row, row, st.sampled_from([[], ["x"], ["", "", ""]])), max_size=12))
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    content = written([["a", "b", "c"], *rows], draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])), end)
    if draw(st.integers(0, 4)) == 0:
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(st.sampled_from([b'"', b"\r", b"\n", b",", b"\x00", b"\xff"])) + content[at:]
    return schema, content


@settings(max_examples=250, deadline=None)
@example(table=({"fields": [*TWO], "missingValues": []}, b"name,count\na,1\nb,2\n\n"), size=12)
@given(table=_tables(), size=st.sampled_from([8, 40, 100_000]))
def test_cut_into_blocks_a_table_has_the_same_facts_and_problems(
    table: tuple[dict[str, Any], bytes], size: int
) -> None:
    """Blocks of any size, in both lanes, give what one exact walk gives, to the last line of the last message."""
    schema, content = table
    assert found_in(content, schema, size) == found_in(content, schema)


@settings(max_examples=400, deadline=None)
@given(data=st.data(), descriptor=fields("cell"))
def test_a_screen_lets_through_only_what_the_exact_checker_accepts(
    data: st.DataObject, descriptor: dict[str, Any]
) -> None:
    """Whatever cells stand together, none that is not handed on breaks a rule."""
    drawn = st.one_of(cells(descriptor["type"]), SCRAPS, PLAIN, st.sampled_from(["0x10", "-0X1f", "nan(1)", "１"]))
    some = data.draw(st.lists(drawn, min_size=1, max_size=6))
    column, faults = compile_column(resource_with([descriptor]).fields[0], frozenset())
    assert column
    assert not faults
    handed_on = set(screen_of(column)(pa.array(some, pa.string())).to_pylist())
    assert {each for each in some if column.faults(each)} <= handed_on


@pytest.mark.parametrize(
    ("kind", "some"),
    [
        ("integer", ["5", "70", "007"]),
        ("number", ["1.5", "-3", "1e3", "1e400"]),
        ("date", ["2026-01-31", "1999-12-31"]),
        ("datetime", ["2026-01-31T08:00:00", "2026-01-31 09:00:00"]),
        ("time", ["08:00:00", "23:59:59"]),
        ("string", ["一", "text", "007"]),
    ],
)
def test_plain_cells_are_not_handed_on(kind: str, some: list[str]) -> None:
    """The screens do their work: the plain cells of each type are accepted without the exact checker."""
    column, _ = compile_column(resource_with([{"name": "cell", "type": kind}]).fields[0], frozenset())
    assert column
    assert len(screen_of(column)(pa.array(some, pa.string()))) == 0
    handed_on = screen_of(column)(pa.array([*some, "=x"], pa.string())).to_pylist()
    assert "=x" in handed_on
    assert some[0] not in handed_on


def test_every_oddity_is_judged_alike_beside_plain_cells() -> None:
    """Each odd cell of each type, set among plain ones, has the same fate in both lanes."""
    plain = {kind: next(iter(ODDITIES[kind])) for kind in ODDITIES}
    for kind, odd in ODDITIES.items():
        for constraints in CONSTRAINTS[kind]:
            field = {"name": "cell", "type": kind, "constraints": constraints}
            rows = [[f"k{number}", cell] for number, cell in enumerate([plain[kind], *odd, plain[kind]])]
            content = written([["key", "cell"], *rows], csv.QUOTE_ALL, "\n")
            schema = {"fields": [{"name": "key", "type": "string"}, field]}
            exact = found_in(content, schema)
            assert found_in(content, schema, 1) == exact
            assert found_in(content, schema, 60) == exact


@settings(max_examples=300, deadline=None)
@given(text=st.text('",\n\ra', max_size=30), size=st.integers(1, 12))
@example(text='a\n"\n"x\n', size=3)
def test_blocks_are_whole_records_and_lose_nothing(text: str, size: int) -> None:
    """Put together again the blocks are the file, and every one but the last ends with a line."""
    found = list(blocks.blocks(io.BytesIO(text.encode()), size))
    assert b"".join(each.content for each in found) == text.encode()
    assert all(each.content.endswith((b"\n", b"\r")) for each in found[:-1])
    assert all(each.content.count(b'"') % 2 == 0 for each in found if each.sound)


def test_a_record_without_end_is_told_and_ends_the_walk() -> None:
    """A line longer than any record is never held: it is a fault, and what stands before it is checked."""
    content = b"name,count\na,1\nb,x\n" + b"c" * 5000
    with cut(16, longest=1000):
        facts, problems = check(content, *TWO)
    assert told(problems) == [("OD406", 3, "count"), ("OD405", 4, "")]
    assert facts.rows == 2


def test_a_bad_byte_in_a_late_block_is_one_problem_of_the_file() -> None:
    """The first bad line is named, and nothing else is said about a file that cannot be read to its end."""
    content = b"name,count\n" + "站,x\n".encode() * 50 + "东门,1\n".encode("gbk")
    with cut(20):
        facts, problems = check(content, *TWO)
    assert told(problems) == [("OD403", 52, "")]
    assert (facts.rows, facts.header) == (0, ())


@settings(deadline=None)
@given(keys=st.lists(st.one_of(st.integers(), st.text("01x一", max_size=3), st.booleans(), st.none()), max_size=30))
def test_traces_find_whatever_repeats(keys: list[Any]) -> None:
    """Every repeated key has a doubtful trace, in parts or at once; different keys of digits never share one."""
    traces = Traces()
    traces.add(keys[:10])
    traces.add(keys[10:])
    repeated = {trace(keys[at]) for at in Seen().repeated(keys)}
    assert repeated <= traces.doubtful()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.check.tables.traces.PART", 4)
        assert repeated <= traces.doubtful()


def test_codes_of_digits_have_the_same_traces_in_both_lanes() -> None:
    """A code that Arrow read and one that Python read are recognised as the same."""
    traces = Traces()
    traces.add_texts(pa.array(["370", None, "0371"], pa.string()))
    traces.add_texts(pa.array(["x", "372"], pa.string()))
    traces.add(["0371", "x"])
    assert traces.doubtful() == {trace("0371"), trace("x")}


@pytest.mark.parametrize("in_git", [False, True])
def test_a_large_file_is_read_where_it_lies(tmp_path: Path, in_git: bool) -> None:  # noqa: FBT001
    """From the folder or from a git object: the same facts and problems as from its bytes, keys checked twice over."""
    path = "datasets/p/e/table.csv"
    content = b"name,count\n" + b"".join(b"n%d,%d\n" % (number, number) for number in range(40_000)) + b"n7,x\n"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(content)
    tree: WorkingTree | GitTree = WorkingTree(tmp_path)
    if in_git:
        for arguments in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "m"],
        ):
            subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
        (tmp_path / path).unlink()
        tree = GitTree(tmp_path, "HEAD")
    entry = entry_with(resource_value("table", TWO, primaryKey="name"))
    large = tree.large(path, len(content))
    assert check_tables(entry, {"table.csv": large}) == check_tables(entry, {"table.csv": content})
    assert told(check_tables(entry, {"table.csv": large})[1]) == [("OD406", 40_002, "count"), ("OD407", 40_002, "name")]


def test_memory_stays_flat(tmp_path: Path) -> None:
    """Three times the rows need a little more memory, the eight bytes of each key among it."""
    small, large = _peak(tmp_path, 600_000), _peak(tmp_path, 1_800_000)
    assert large < 1.3 * small


def _peak(folder: Path, rows: int) -> int:
    """Return the peak memory in KB of checking a file of so many rows in a process of its own."""
    with (folder / "table.csv").open("w", encoding="utf-8") as stream:
        stream.write("name,count\n")
        stream.writelines(f"站点{number:09d}某区某路某号,{number % 9973}\n" for number in range(rows))
    script = f"""
        from pathlib import Path
        from generator.check.tables.entry import check_tables
        from generator.read.tree import LargeFile
        from tests.table_support import entry_with, resource_value
        fields = [{{"name": "name", "type": "string"}}, {{"name": "count", "type": "integer"}}]
        size = Path({str(folder / "table.csv")!r}).stat().st_size
        large = LargeFile(root=Path({str(folder)!r}), path="table.csv", size=size)
        facts, problems = check_tables(entry_with(resource_value("table", fields, primaryKey="name")), {{"table.csv": large}})
        assert facts["table"].rows == {rows} and not problems, problems
        status = Path("/proc/self/status").read_text(encoding="utf-8")  # of this program alone, not of its parent
        print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True)
    return int(done.stdout)
