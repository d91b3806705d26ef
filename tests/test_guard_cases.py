"""Every guard against its cases: two states of the golden repository, and what must be reported about the difference."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from generator.check import engine
from generator.check.guard import GuardContext
from generator.check.registry import GUARDS
from generator.model.finding import Finding, Level, Place, Problem
from generator.model.text import Text
from generator.report.rounds import OMISSION, Memory, Status, Told, compared, fingerprint
from tests.guard_support import findings_in

FILE = "datasets/parks/park-list/datapackage.yaml"
CASES = Path(__file__).parent / "cases" / "guards"


def cases() -> list[Any]:
    """Return one parameter per case of every file."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [
            pytest.param(content["rule"], case, id=f"{content['rule']}: {case['name']}") for case in content["cases"]
        ]
    return found


def cases_of_rounds() -> list[Any]:
    """Return the cases that compare two notices."""
    return [each for each in cases() if "told" in each.values[1]]


@pytest.mark.parametrize(("rule", "case"), [each for each in cases() if "told" not in each.values[1]])
def test_case(rule: str, case: Mapping[str, Any]) -> None:
    """A guard reports exactly the places that its case expects, and where the case says so nothing else does."""
    findings = findings_in(case)
    own = [each for each in findings if each.code == rule]
    expected = case["expect"]
    assert len(own) == len(expected), [f"{each.place} {each.place.path} {each.message.en}" for each in own]
    for finding, wanted in zip(own, expected, strict=True):
        if "path" in wanted:
            assert finding.place.path == wanted["path"]
        if "file" in wanted:
            assert finding.place.file.endswith(wanted["file"])
        if "line" in wanted:
            assert finding.place.line == wanted["line"]
        if "says" in wanted:
            assert wanted["says"] in finding.message.zh + finding.message.en + finding.cure.zh + finding.cure.en
    if case.get("lawful"):
        assert [f"{each.code} {each.message.en}" for each in findings if each.level == "error"] == []
    for code in case.get("too", ()):
        assert code in {each.code for each in findings}


@pytest.mark.parametrize(("rule", "case"), cases_of_rounds())
def test_round(rule: str, case: Mapping[str, Any]) -> None:
    """A later notice marks exactly the findings that its case expects."""
    assert rule == OMISSION
    now = [finding(code) for code in case["now"]]
    told = tuple(
        Told(
            code=each.code,
            level=each.level,
            file=each.place.file,
            path=each.place.path,
            message=each.message,
            fingerprint=fingerprint(each),
        )
        for each in map(finding, case["told"])
    )
    memory = Memory(round=1, head="a" * 40, findings=told, content={FILE: "1"})
    statuses = compared(now, memory, {FILE: "2" if case.get("changed") else "1"}).statuses
    found = [each.code for each, status in zip(now, statuses, strict=True) if status is Status.OMISSION]
    assert found == case["expect"]


def finding(code: str) -> Finding:
    """Return a finding of a code."""
    text = Text(f"问题 {code}", f"problem {code}")
    return Finding(code=code, level=Level.ERROR, place=Place(FILE, 1), message=text, cure=text)


def test_no_change_is_no_finding() -> None:
    """The golden repository beside itself gives nothing, not even with names of those who submit and approve."""
    assert findings_in({"author": "demo-parks", "approver": "demo-city"}) == ()


def test_a_crashing_guard_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guard that fails becomes a finding about itself; the others speak all the same."""

    def check(_review: GuardContext) -> Iterator[Problem]:
        raise ZeroDivisionError
        yield

    broken = SimpleNamespace(RULE=GUARDS[0].RULE, check=check)
    monkeypatch.setattr(engine, "GUARDS", (broken, *GUARDS[1:]))
    found = {each.code for each in findings_in({"after": {"delete": ["datasets/parks/park-list"]}})}
    assert {"OD099", "CH102"} <= found
