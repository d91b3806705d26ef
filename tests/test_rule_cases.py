"""Every rule against its cases: small edits of the golden repository, and where they must be reported."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from generator.check import engine
from generator.check.engine import findings_of
from generator.check.registry import RULES
from generator.check.rule import Context
from generator.convert.registry import CONVERTERS
from generator.model.entry import Entry
from generator.model.finding import Finding, Problem
from generator.model.text import Text
from generator.pipeline.distribute import distribute
from generator.pipeline.inspect import inspect
from generator.pipeline.work import silent
from generator.publish.store import Store
from tests.support import TODAY, MemoryTree, check_tree, golden_contents

CASES = Path(__file__).parent / "cases" / "rules"
ENTRIES = {
    "unconditional": "datasets/parks/park-list",
    "conditional": "datasets/east-roads/road-sensors",
    "withheld": "datasets/east-roads/accident-files",
}


def cases() -> list[Any]:
    """Return one parameter per case of every file."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [
            pytest.param(content["rule"], case, id=f"{content['rule']}: {case['name']}") for case in content["cases"]
        ]
    return found


def edited(case: Mapping[str, Any], base: MemoryTree | None = None) -> MemoryTree:
    """Return the golden repository (or another one) with the edits of a case."""
    contents = dict(base.contents if base else golden_contents())
    modes = dict(base.modes) if base else {}
    folder = ENTRIES[case.get("entry", "unconditional")]
    descriptor = f"{folder}/datapackage.yaml"
    if "set" in case or "remove" in case:
        value = yaml.safe_load(contents[descriptor])
        for path, new in case.get("set", {}).items():
            _set(value, path.split("."), new)
        for path in case.get("remove", ()):
            _remove(value, path.split("."))
        contents[descriptor] = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000).encode()
    for name, text in case.get("files", {}).items():
        path = name if name.startswith(("catalog/", "datasets/")) else f"{folder}/{name}"
        if text is None:
            contents.pop(path)
        else:
            contents[path] = _content(text)
    for name, pairs in case.get("replace", {}).items():
        path = name if name.startswith(("catalog/", "datasets/")) else f"{folder}/{name}"
        for old, new in pairs.items():
            assert old.encode() in contents[path], f"{old!r} does not occur in {path}"
            contents[path] = contents[path].replace(old.encode(), new.encode(), 1)
    for name, mode in case.get("modes", {}).items():
        modes[f"{folder}/{name}"] = mode
    return MemoryTree(contents, modes)


def _content(written: str | Mapping[str, Any]) -> bytes:
    """Return the bytes of a file: a text, bytes in ``hex``, or a ``text`` so many ``times`` below a ``first`` line."""
    if isinstance(written, str):
        return written.encode()
    if "hex" in written:
        return bytes.fromhex(written["hex"])
    return f"{written.get('first', '')}{written['text'] * written['times']}".encode()


def _set(value: Any, keys: list[str], new: Any) -> None:
    *way, last = keys
    for key in way:
        value = value[int(key)] if isinstance(value, list) else value[key]
    if isinstance(value, list):
        value[int(last)] = new
    else:
        value[last] = new


def _remove(value: Any, keys: list[str]) -> None:
    *way, last = keys
    for key in way:
        value = value[int(key)] if isinstance(value, list) else value[key]
    del value[int(last) if isinstance(value, list) else last]


def crashing(key: str) -> SimpleNamespace:
    """Return a rule that fails on one entry."""

    def check(entry: Entry, _context: Context) -> Iterator[Problem]:
        if entry.key == key:
            raise ZeroDivisionError
        yield from ()

    return SimpleNamespace(RULE=RULES["OD105"], check=check)


def making(tree: MemoryTree, altered: Mapping[str, str], folder: Path, patch: pytest.MonkeyPatch) -> list[Finding]:
    """Return the findings of making all downloads while some formats read back as if they had been altered."""
    for module in CONVERTERS:
        if module.NAME in altered:
            told = Text(altered[module.NAME], altered[module.NAME])
            patch.setattr(module, "verify", lambda _table, _stream, told=told: told)
    store = Store(folder, "test")
    inspection = inspect(tree, TODAY, store=store, executor=None, progress=silent)
    catalogue = inspection.reading.catalogue
    made = distribute(tree, catalogue, inspection.tables, store=store, executor=None, progress=silent)
    offered = {each.format for facts in made.facts.values() for each in facts.distributions if each.path}
    assert offered == {"csv", "xlsx", "json", "parquet"} - altered.keys()
    return list(findings_of(made.problems, catalogue.law, TODAY))


@pytest.mark.parametrize(("rule", "case"), cases())
def test_case(rule: str, case: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A rule reports exactly the places that its case expects."""
    if "crash" in case:
        monkeypatch.setattr(engine, "ENTRY_RULES", (crashing(case["crash"]),))
    every = list(check_tree(edited(case), case.get("today", TODAY)))
    if "made" in case:
        every += making(edited(case), case["made"], tmp_path, monkeypatch)
    findings = [each for each in every if each.code == rule]
    expected = case["expect"]
    assert len(findings) == len(expected), [f"{each.place} {each.message.en}" for each in findings]
    for finding, wanted in zip(findings, expected, strict=True):
        if "path" in wanted:
            assert finding.place.path == wanted["path"]
        if "file" in wanted:
            assert finding.place.file.endswith(wanted["file"])
        if "line" in wanted:
            assert finding.place.line == wanted["line"]
        if "says" in wanted:
            assert wanted["says"] in finding.message.zh + finding.message.en + finding.cure.zh + finding.cure.en
        assert finding.place.line > 0 or not finding.place.file.endswith(("yaml", "csv")) or wanted.get("lineless")


def test_golden_repository_is_clean() -> None:
    """The golden repository gives no error, so that a case's findings come from its edits only."""
    findings = check_tree(MemoryTree(golden_contents()))
    assert [f"{each.place} {each.code} {each.message.en}" for each in findings if each.level == "error"] == []
