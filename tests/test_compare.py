"""Two states of the repository become the changes that a reviewer would name."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.compare.sides import compare
from generator.model.change import Change, ChangeKind, FileChange
from generator.model.document import Document, dotted
from generator.model.side import Side
from generator.model.text import Lang
from generator.read.entry import entry_of
from generator.read.profile import read_profile
from generator.report.changes import as_lines
from tests.compare_support import edited_side, moved_side, side_of
from tests.support import ROOT, MemoryTree, golden_contents
from tests.test_rule_cases import edited

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/compare.yaml").read_text(encoding="utf-8"))
MIRRORS = {
    ChangeKind.ENTRY_ADDED: ChangeKind.ENTRY_REMOVED,
    ChangeKind.RESOURCE_ADDED: ChangeKind.RESOURCE_REMOVED,
    ChangeKind.FIELD_ADDED: ChangeKind.FIELD_REMOVED,
    ChangeKind.CONDITIONS_ADDED: ChangeKind.CONDITIONS_REMOVED,
    ChangeKind.OPENNESS_TIGHTENED: ChangeKind.OPENNESS_LOOSENED,
    ChangeKind.FREQUENCY_SLOWED: ChangeKind.FREQUENCY_QUICKENED,
}
SYMMETRIC = {
    ChangeKind.IDENTITY_CHANGED,
    ChangeKind.CONDITIONS_TIGHTENED,
    ChangeKind.PUBLISHER_CHANGED,
    ChangeKind.LICENCE_CHANGED,
    ChangeKind.FIELD_RETYPED,
    ChangeKind.FIELD_RENAMED,
    ChangeKind.CONSTRAINT_CHANGED,
    ChangeKind.MASKING_CHANGED,
    ChangeKind.ROWS_CHANGED,
    ChangeKind.REVIEW_CHANGED,
    ChangeKind.TABLE_CHANGED,
}


def sides(case: Mapping[str, Any]) -> tuple[Side, Side]:
    """Return both sides of a case."""
    entry = case.get("entry", "unconditional")
    return edited_side(case.get("before", {}), entry), edited_side(case["after"], entry)


def changes_of(case: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return the changes of a case."""
    return compare(*sides(case), read_profile())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: Mapping[str, Any]) -> None:
    """A change is named by its kind, at its path, in words of both languages."""
    old, new = sides(case)
    changes = compare(old, new, read_profile())
    assert [f"{each.kind} {each.path}" for each in changes] == case["expect"]
    titles = "\n".join(f"{each.title.zh}\n{each.title.en}" for each in changes)
    for text in case.get("says", ()):
        assert text in titles
    for text in case.get("never", ()):
        assert text not in titles
    for each in changes:
        assert each.title.zh
        assert each.title.en
        assert each.place.file
        assert each.place.line > 0
    assert compare(new, new) == ()
    assert compare(old, old) == ()


def test_every_kind_has_a_case() -> None:
    """No kind of change is a word only."""
    told = {expected.split()[0] for case in CASES for expected in case["expect"]}
    assert told == {kind.value for kind in ChangeKind}


@pytest.mark.parametrize(
    "case", [each for each in CASES if not each.get("one_way")], ids=lambda case: str(case["name"])
)
def test_sides_swapped(case: Mapping[str, Any]) -> None:
    """What was added is removed when the sides are swapped, and the other way round."""
    old, new = sides(case)
    there, back = compare(old, new), compare(new, old)
    for one, other in (*MIRRORS.items(), *((each, each) for each in SYMMETRIC)):
        for kind, mirror in ((one, other), (other, one)):
            forth = sorted((each.before, each.after) for each in there if each.kind is kind)
            reverse = sorted((each.after, each.before) for each in back if each.kind is mirror)
            assert forth == reverse, kind


def test_places_are_lines_of_the_later_state() -> None:
    """A change stands where the reviewer finds it; what is gone stands at its nearest neighbour."""
    old, new = sides(
        {"after": {"set": {"openness": "withheld"}, "remove": ["resources.1.schema.fields.1", "licenses"]}}
    )
    found = {each.kind: each.place for each in compare(old, new)}
    document = next(each for each in new.catalogue.entries if each.key == "parks/park-list").document
    assert found[ChangeKind.OPENNESS_TIGHTENED] == document.place(("openness",))
    assert found[ChangeKind.FIELD_REMOVED] == document.place(("resources", 1, "schema", "fields"))
    assert found[ChangeKind.LICENCE_CHANGED].file == "datasets/parks/park-list/datapackage.yaml"


def test_rows_name_the_first_line_that_is_new() -> None:
    """Rows are told with the line, counts that are complete and a sample."""
    table = "park,gate\n" + "".join(f"P{each},a\n" for each in range(10))
    changes = changes_of(
        {"before": {"files": {"gates.csv": table}}, "after": {"files": {"gates.csv": table + "X,b\n" * 7}}}
    )
    assert str(changes[0].place) == "datasets/parks/park-list/gates.csv:12"
    rows = changes[0].rows
    assert rows
    assert (rows.added, rows.removed, rows.changed, rows.unchanged, rows.by_key) == (7, 0, 0, 10, False)
    assert [(each.kind, each.after) for each in rows.sample] == [("added", ("X", "b"))] * 5


@pytest.mark.parametrize(
    ("target", "replace"),
    [
        ("parks/green-list", {}),
        (
            "parks/green-list",
            {"公园名录": "绿地名录", "parks/park-list": "parks/green-list", "name: park-list": "name: green-list"},
        ),
        ("east-roads/park-list", {"publisher: parks": "publisher: east-roads"}),
    ],
)
def test_a_moved_folder_is_told_as_what_it_is(target: str, replace: Mapping[str, str]) -> None:
    """A rename is a removal, an addition and a changed identity that names both."""
    changes = compare(side_of(MemoryTree(golden_contents())), moved_side("parks/park-list", target, replace))
    kinds = [each.kind for each in changes]
    assert {ChangeKind.ENTRY_REMOVED, ChangeKind.ENTRY_ADDED, ChangeKind.IDENTITY_CHANGED} <= set(kinds)
    title = next(each.title for each in changes if each.kind is ChangeKind.IDENTITY_CHANGED)
    assert "parks/park-list" in title.zh
    assert target in title.en
    assert (ChangeKind.PUBLISHER_CHANGED in kinds) == ("publisher: parks" in replace)


def test_openness_tightened_under_a_new_name_is_told() -> None:
    """A rename does not hide a tightening."""
    moved = moved_side("parks/park-list", "parks/green-list", {"openness: unconditional": "openness: withheld"})
    changes = compare(side_of(MemoryTree(golden_contents())), moved)
    assert ChangeKind.OPENNESS_TIGHTENED in {each.kind for each in changes}


def test_a_file_that_was_not_given_cannot_be_compared() -> None:
    """Tables that the caller left out did not change; where only one side has one, that is said."""
    old, new = sides({"after": {"replace": {"parks.csv": {"001": "P999"}}}})
    without = Side(catalogue=new.catalogue, packages=new.packages, tables={})
    assert compare(Side(catalogue=old.catalogue, packages=old.packages, tables={}), without) == ()
    told = compare(old, without)
    assert [each.kind for each in told] == [ChangeKind.ROWS_CHANGED] * 5
    assert all("could not be compared" in each.title.en for each in told)


def test_long_values_are_cut() -> None:
    """Before and after are for reading; the file has the rest."""
    changes = changes_of({"after": {"set": {"description": "长" * 1000}}})
    assert len(changes[0].after) == 200
    assert changes[0].after.endswith("…")


def test_lines_of_a_report() -> None:
    """The list is grouped by entry; without samples no cell is repeated."""
    changes = changes_of(
        {"after": {"replace": {"parks.csv": {"001": "P999"}, "catalog/portal.yaml": {'"12345"': '"12344"'}}}}
    )
    whole = as_lines(changes, Lang.EN)
    assert whole.startswith(
        "Tables of the authority and other files\n  catalog/portal.yaml: intake.phone was changed\n"
    )
    assert "\n\nparks/park-list\n  'Parks': 1 rows added, 1 removed" in whole
    assert "    added  P999, " in whole
    assert whole.endswith("\n\n2 changes.\n\n")
    brief = as_lines(changes, Lang.ZH, samples=False)
    assert "P999" not in brief
    assert "12344" not in brief


LEAVES = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["a", " a", "b", ""])
VALUES = st.recursive(
    LEAVES,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.sampled_from("abc"), each, max_size=3),
    max_leaves=6,
)
INSIDE: list[tuple[str | int, ...]] = [
    ("resources", 0, "path"),
    ("resources", 0, "schema"),
    ("resources", 0),
    ("resources", 1, "schema", "fields", 1),
    ("resources", 1, "schema", "fields", 1, "name"),
    ("resources", 1, "schema", "fields", 0, "constraints"),
    ("conditions", 0),
    ("services", 1),
    ("adjustments", 0),
]


RICH: dict[str, Any] = {
    **yaml.safe_load(golden_contents()["datasets/parks/park-list/datapackage.yaml"]),
    "conditions": [
        {"kind": "security", "text": "a", "textEn": "a", "risk": "r"},
        {"kind": "scenario", "text": "b", "risk": "s"},
    ],
    "materials": [{"title": "a", "titleEn": "A"}, {"title": "b"}],
    "services": [{"kind": "download"}, {"kind": "api", "url": "https://a.example/", "developer": "parks"}],
    "legalBasis": [{"kind": "law", "title": "a"}, {"kind": "law", "title": "b", "article": "1"}],
    "adjustments": [{"date": "2026-01-01", "from": "withheld", "to": "conditional", "documents": [{"title": "a"}]}],
    "statusChange": {"date": "2026-01-01", "reason": "objection"},
}


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every scalar of a descriptor."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if items is None:
        yield path
    else:
        for key, each in items:
            yield from leaves(each, (*path, key))


@cache
def golden_side() -> Side:
    """Return the golden repository, read once."""
    return side_of(MemoryTree(golden_contents()))


def described(value: Mapping[str, Any]) -> Side:
    """Return the golden side with another descriptor of its parks."""
    side = golden_side()
    own = next(each for each in side.catalogue.entries if each.key == "parks/park-list")
    entry = entry_of(Document(file=own.document.file, value=value), own.files)
    return replace(side, catalogue=replace(side.catalogue, entries=(entry,)))


def rewritten(*paths: tuple[str | int, ...], words: Mapping[str, Any] | None = None) -> Side:
    """Return a side whose descriptor reads otherwise at some paths."""
    value = deepcopy(RICH)
    for path in paths:
        below: Any = value
        for part in path[:-1]:
            below = below[part]
        known = (words or {}).get(str(path[-1]))
        below[path[-1]] = known if known is not None else f"{below[path[-1]]}x"
    return described(value)


@pytest.mark.parametrize("path", [*leaves(RICH)], ids=dotted)
def test_every_leaf_of_a_descriptor_is_told(path: tuple[str | int, ...]) -> None:
    """No word of a descriptor changes unseen, and nothing is told about other parts."""
    changes = [each for each in compare(described(RICH), rewritten(path)) if each.entry]
    assert changes
    assert {each.path.split(".")[0].split("[")[0] for each in changes} <= {path[0], "resources"}
    assert len(changes) == 1 or path[-1] in {"kind", "path", "name", "role"} or path[0] == "materials"


@settings(max_examples=300, deadline=None)
@given(picked=st.lists(st.sampled_from(list(leaves(RICH))), min_size=2, max_size=4))
def test_changes_do_not_hide_each_other(picked: list[tuple[str | int, ...]]) -> None:
    """Edits at several places give at least what each place gives alone."""
    groups = [path[:2] if path[0] != "resources" else path for path in picked]
    assume(len(set(groups)) == len(groups))
    assume(not any(path[-1] in {"name", "path", "type"} for path in picked if path[0] == "resources"))
    together = {(each.kind, each.path) for each in compare(described(RICH), rewritten(*picked))}
    for path in picked:
        assert {(each.kind, each.path) for each in compare(described(RICH), rewritten(path))} <= together


def canonical(value: Any) -> str:
    """Return a value as JSON with its keys in order."""
    return json.dumps(value, sort_keys=True)


@settings(max_examples=300, deadline=None)
@given(key=st.sampled_from([*RICH]), values=st.tuples(VALUES, VALUES))
def test_no_shape_is_unseen_or_crashes(key: str, values: tuple[Any, Any]) -> None:
    """Whatever is written, however wrong its shape, is told when it differs."""
    old, new = (described({**RICH, key: each}) for each in values)
    assert bool(compare(old, new)) == (canonical(values[0]) != canonical(values[1]))


@settings(max_examples=300, deadline=None)
@given(path=st.sampled_from(INSIDE), values=st.tuples(VALUES, VALUES))
def test_no_shape_inside_a_file_is_unseen_or_crashes(path: tuple[str | int, ...], values: tuple[Any, Any]) -> None:
    """The same holds for the parts of files and fields."""
    old, new = (rewritten(path, words={str(path[-1]): each}) for each in values)
    if None not in values:
        assert bool(compare(old, new)) == (canonical(values[0]) != canonical(values[1]))


@settings(max_examples=25, deadline=None)
@given(picked=st.lists(st.sampled_from([case for case in CASES if "before" not in case]), min_size=2, max_size=2))
def test_independent_changes_are_told_together(picked: list[Mapping[str, Any]]) -> None:
    """Edits of different folders give together what each gives alone."""
    trees = [edited({**case["after"], "entry": case.get("entry", "unconditional")}) for case in picked]
    touched = [changed_paths(each) for each in trees]
    folders = [{path.rpartition("/")[0] for path in each} for each in touched]
    assume(not folders[0] & folders[1])
    base, both = dict(golden_contents()), dict(golden_contents())
    for path, content in (*touched[0].items(), *touched[1].items()):
        both.pop(path, None)
        if content is not None:
            both[path] = content
    alone = Counter(
        (each.kind, each.entry, each.path)
        for tree in trees
        for each in compare(side_of(MemoryTree(base)), side_of(MemoryTree(tree.contents)))
    )
    together = Counter(
        (each.kind, each.entry, each.path) for each in compare(side_of(MemoryTree(base)), side_of(MemoryTree(both)))
    )
    assert together == alone


def changed_paths(tree: MemoryTree) -> Mapping[str, bytes | None]:
    """Return the files that differ from the golden repository; ``None`` for those that are gone."""
    golden = golden_contents()
    paths = golden.keys() | tree.contents.keys()
    return {path: tree.contents.get(path) for path in paths if tree.contents.get(path) != golden.get(path)}


def test_files_outside_the_catalogue_are_counted_by_folder() -> None:
    """A reviewer learns that code changed in the same notice, however many files there are."""
    golden = side_of(MemoryTree(golden_contents()))
    files = [
        FileChange("A", "generator/{x}.py"),
        FileChange("D", "generator/b/c.py"),
        FileChange("M", "README.md"),
        FileChange("M", "catalog/portal.yaml"),
        FileChange("M", "datasets/parks/park-list/parks.csv"),
    ]
    told = compare(golden, golden, files=files)
    assert [(each.kind.value, each.path) for each in told] == [
        ("other-file-changed", ""),
        ("other-file-changed", "generator/"),
    ]
    assert told[0].title.of(Lang.EN).startswith("./: files added: 0, removed: 0, edited: 1")
    assert told[1].title.of(Lang.ZH).startswith("generator/：新增 1 个文件，删除 1 个，修改 0 个")
