"""Nothing personal is ever repeated, in no format and through no door; closed data are in no byte of a site."""

import gzip
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.registry import PRIVATE, RULES
from generator.model.text import Lang
from generator.pipeline.build import Order, build
from generator.pipeline.inspect import inspect
from generator.pipeline.work import silent
from generator.publish.store import Store
from generator.read.tree import WorkingTree
from generator.report.formats import FORMATS
from generator.report.notice import Memory, Setting, notice_html, notice_json, notice_markdown, notice_text
from tests.notice_support import review
from tests.personal_support import EXAMPLES
from tests.support import TODAY, MemoryTree, check_tree, golden_contents, golden_root
from tests.test_cli import portal
from tests.test_trees import git, golden_repository

PARK = "datasets/parks/park-list"
SENSORS = "datasets/east-roads/road-sensors"
FILES = "datasets/east-roads/accident-files"
DISGUISED = ("{}", " {} ", "负责人{}。", '{{"x":"{}"}}')
CANARIES = {
    **{name: EXAMPLES[name] for name in ("identity", "identityX", "old", "mobile", "mobile2", "card", "hongkong")},
    "wide": "".join(chr(ord(each) + 0xFEE0) for each in EXAMPLES["mobile"]),
    "spaced": "130 0000 0000",
    "hidden": "\u200b".join(EXAMPLES["identity"]),
    "plate": "鲁B12345",
    "mail": "somebody.else@qq.com",
    "address": "3号楼2单元501",
    "key": "AKIAAAAAAAAAAAAAAAAA",
    "url": "://reader:open-sesame@",
}
DOORS = {
    "a cell": (f"{PARK}/parks.csv", "中山公园"),
    "a cell of another type": (f"{PARK}/parks.csv", "2001-05-01"),
    "a repeated key": (f"{PARK}/parks.csv", "001,中山公园"),
    "a dangling key": (f"{PARK}/gates.csv", "002,正门"),
    "a heading": (f"{PARK}/gates.csv", "park,gate"),
    "the title": (f"{PARK}/datapackage.yaml", "公园名录"),
    "a code": (f"{PARK}/datapackage.yaml", "updateFrequency: annual"),
    "an unknown key": (f"{PARK}/datapackage.yaml", "dataType: table"),
    "a path": (f"{PARK}/datapackage.yaml", "path: gates.csv"),
    "the name of a field": (f"{PARK}/datapackage.yaml", "- name: gate\n"),
    "a day": (f"{PARK}/datapackage.yaml", '"2026-03-10"'),
    "an office": (f"{PARK}/datapackage.yaml", "by: 办公室"),
    "a sample": (f"{SENSORS}/sample.csv", "S1,"),
    "a row of a closed table": (f"{FILES}/files.csv", "code,name\n"),
    "a plan": ("catalog/plans/2026/items.csv", "2026-05"),
    "a register": ("catalog/publishers/publishers.csv", "2026-06-01"),
}
WRITTEN = {
    "a repeated key": "{0},甲,1,,,\n{0},乙,1,,,\n001,中山公园",
    "a dangling key": "{},正门",
    "a heading": "park,{}",
    "a code": "updateFrequency: '{}'",
    "an unknown key": "dataType: table\n'{}': x",
    "a path": "path: '{}.csv'",
    "the name of a field": "- name: '{}'\n",
    "a day": "'{}'",
    "an office": "by: '{}'",
    "a sample": "{},",
    "a row of a closed table": "code,name\n{},x\n",
}


def planted(door: str, canary: str) -> MemoryTree:
    """Return the golden repository with a canary behind a door."""
    path, old = DOORS[door]
    contents = dict(golden_contents())
    new = WRITTEN.get(door, "{}").format(canary)
    assert old.encode() in contents[path], door
    contents[path] = contents[path].replace(old.encode(), new.encode(), 1)
    return MemoryTree(contents)


def shown(tree: MemoryTree) -> Iterator[str]:
    """Yield every format of what is told about a repository, the memory of a round and the round after it among them."""
    found = check_tree(tree)
    for form in FORMATS.values():
        yield form(found, Lang.ZH)
        yield form(found, Lang.EN)
    setting = Setting(private=PRIVATE)
    whole = review(found)
    kept = notice_json(whole, contents={}, setting=setting)
    memory = Memory.from_json(kept)
    yield kept
    yield notice_html(whole, setting=setting)
    for again in (whole, review(())):
        for lang in Lang:
            yield notice_text(again, lang, memory=memory, contents={}, setting=setting)
            yield notice_markdown(again, lang, memory=memory, contents={}, setting=setting)
        yield notice_html(again, memory=memory, contents={}, setting=setting)
        yield notice_json(again, memory=memory, contents={}, setting=setting)


def bare(text: str) -> str:
    """Return a text without what could part a number in a format: zero-width spaces and escapes."""
    return text.replace("\u200b", "").replace("\\u200b", "").replace("\\", "").replace("&#64;", "@")


@settings(max_examples=80, database=None, derandomize=True, deadline=None)
@given(st.sampled_from(sorted(DOORS)), st.sampled_from(sorted(CANARIES)))
def test_no_format_repeats_what_was_found(door: str, name: str) -> None:
    """Whatever stands behind whatever door, it is told in some finding, and no format repeats it."""
    canary = CANARIES[name]
    plain = bare("".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in canary))
    tree = planted(door, canary)
    for text in shown(tree):
        assert canary not in text
        assert plain not in bare(text)


@pytest.mark.parametrize("name", sorted(CANARIES))
def test_what_is_planted_is_found(name: str) -> None:
    """Each canary in a cell, a heading, a title and a sample is told by a rule about personal data."""
    for door in ("a cell", "a heading", "a sample"):
        assert {each.code for each in check_tree(planted(door, CANARIES[name]))} & PRIVATE, door


def test_every_rule_about_people_is_private() -> None:
    """A notice hides the values of all files that these rules name; the list is a property of the rules."""
    about = {
        code
        for code, rule in RULES.items()
        if "personal" in rule.name or "sample" in rule.name or "rows-in" in rule.name
    }
    assert about - {"OD611", "OD217", "OD218", "OD621"} <= PRIVATE


def test_reviews_repeat_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change that brings personal data, and one that takes them away again, are told without a value in every form."""
    root = golden_repository(tmp_path / "repository")
    monkeypatch.chdir(root)
    monkeypatch.setenv("PORTAL_CACHE", str(tmp_path / "cache"))
    secrets = (EXAMPLES["identity"], EXAMPLES["mobile"], EXAMPLES["card"], EXAMPLES["mobile2"])
    gates = root / PARK / "gates.csv"
    clean = gates.read_text(encoding="utf-8")
    gates.write_text(clean.replace("东门", secrets[0]).replace("西门", f"电话{secrets[1]}"), encoding="utf-8")
    (root / PARK / f"list_{secrets[3]}.csv").write_text("a\n", encoding="utf-8")
    descriptor = root / PARK / "datapackage.yaml"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(
        text.replace("description: 公园名录的", f"description: {secrets[2]}公园名录的"), encoding="utf-8"
    )
    _commit(root, "bring")
    gates.write_text(clean, encoding="utf-8")
    descriptor.write_text(text, encoding="utf-8")
    (root / PARK / f"list_{secrets[3]}.csv").unlink()
    _commit(root, "take away")
    for base, head in (("HEAD~2", "HEAD~1"), ("HEAD~1", "HEAD")):
        for form in ("text", "markdown", "html", "json", "github"):
            done = portal("review", base, head, "--today", TODAY, "--format", form)
            assert done.exit_code in {0, 1}
            told = bare(done.stdout)
            assert [each for each in secrets if each in told] == [], form
            assert "OD615" in told or base == "HEAD~1"


def _contents(path: str, content: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file, and of everything packed into it."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield from _contents(path, gzip.decompress(content))
    elif content[:4] == b"PAR1":
        yield str(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()).encode()
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _contents(name, archive.read(name))


CLOSED: Mapping[str, Mapping[str, object]] = {
    "conditional data": {"openness": "conditional"},
    "withheld data": {"openness": "withheld"},
    "suspended": {"status": "suspended"},
    "withdrawn": {"status": "withdrawn"},
    "no openness": {"openness": ""},
    "misspelt openness": {"openness": "unconditionall"},
    "no status": {"status": ""},
}


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_closed_data_are_never_built(name: str, tmp_path: Path) -> None:
    """Even where every finding is passed by, no byte of closed data, of dictionaries or of stray files is in the site."""
    root = golden_root(tmp_path / "repository")
    canary = "CANARY7391"
    descriptor = yaml.safe_load((root / PARK / "datapackage.yaml").read_text(encoding="utf-8"))
    _put(root / PARK / "datapackage.yaml", yaml.safe_dump({**descriptor, **CLOSED[name]}, allow_unicode=True))
    _put(root / PARK / "parks.csv", f"code,name,area,opened,free,visitors\n{canary},{canary},1,2001-05-01,true,1\n")
    _put(root / PARK / "gates.csv", f"park,gate\n{canary},{canary}\n")
    _put(root / SENSORS / "sensors.csv", f"code,name\n{canary},x\n")
    _put(root / FILES / "files.csv", f"code,name\n{canary},x\n")
    for stray in (PARK, SENSORS, FILES):
        (root / stray / "stray.csv").write_text(f"a\n{canary}\n", encoding="utf-8")
        (root / stray / "below").mkdir()
        (root / stray / "below" / "stray.json").write_text(f'["{canary}"]', encoding="utf-8")
        with zipfile.ZipFile(root / stray / "stray.zip", "w") as archive:
            archive.writestr("stray.csv", canary)
    tree, store = WorkingTree(root), Store(tmp_path / "cache", "1")
    inspection = inspect(tree, TODAY, store=store, executor=None, progress=silent)
    assert not inspection.passed
    order = Order(root=root, tree=tree, commit="", today=TODAY, output=tmp_path / "site")
    with pytest.raises(ValueError, match="errors"):
        build(order, inspection, store=store, executor=None, progress=silent)
    build(order, replace(inspection, findings=()), store=store, executor=None, progress=silent)
    built = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert len(built) > 100
    for path in built:
        assert not any(canary.encode() in each for each in _contents(path.name, path.read_bytes())), path


def _put(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, encoding="utf-8")


def _commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
