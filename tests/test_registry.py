"""The list of rules is whole: every rule is listed, documented, tested and grounded in the law."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check import guards, rules
from generator.check.registry import CATALOGUE_RULES, ENTRY_RULES, GUARDS, READ_RULES, ROUND_RULES, RULES
from generator.check.rule import Rule
from tests.support import ROOT

FILES = sorted(
    path for room in (rules, guards) for path in Path(room.__path__[0]).glob("*.py") if path.stem != "__init__"
)
CASES = Path(__file__).parent / "cases"
KINDS = {"OD": "rule", "CH": "guard"}
"""What a rule is called in the law's table of carriers, by the letters of its code; its cases lie in a folder each."""

LAW = ROOT / "catalog" / "law"
WISHES = ("check-", "must-", "no-", "invalid-")
LISTED: tuple[Any, ...] = (*READ_RULES, *ENTRY_RULES, *CATALOGUE_RULES, *GUARDS, *ROUND_RULES)
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


def file_of(rule: Rule) -> str:
    """Return the name that the file of a rule must have."""
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


def kind_of(rule: Rule) -> str:
    """Return whether a rule looks at a state or guards a change."""
    return KINDS[rule.code[:2]]


def cases_of(rule: Rule) -> list[dict[str, Any]]:
    """Return the cases of a rule."""
    content = yaml.safe_load((CASES / f"{kind_of(rule)}s" / f"{rule.code}.yaml").read_text(encoding="utf-8"))
    assert content["rule"] == rule.code
    return list(content["cases"])


def rows_of(table: str) -> list[dict[str, str]]:
    """Return the rows of a table of the law."""
    with (LAW / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_module_is_listed_once() -> None:
    """No file of a rule is forgotten and none is listed twice."""
    listed = Counter(str(module.__name__).rpartition(".")[2] for module in LISTED)
    assert listed == Counter(path.stem for path in FILES)


def test_codes_are_unique() -> None:
    """Two rules never share a code or a name."""
    assert len(RULES) == len(LISTED)
    assert len({rule.name for rule in RULES.values()}) == len(LISTED)


@pytest.mark.parametrize(
    "modules", [READ_RULES, ENTRY_RULES, CATALOGUE_RULES, GUARDS], ids=["read", "entry", "catalogue", "guard"]
)
def test_lists_are_in_the_order_of_codes(modules: tuple[Any, ...]) -> None:
    """A reader of the registry finds a rule by its code."""
    codes = [module.RULE.code for module in modules]
    assert codes == sorted(codes)


def test_only_read_rules_check_nothing_themselves() -> None:
    """What the engine runs has a check; what the readers report has none."""
    assert [module.RULE.code for module in (*READ_RULES, *ROUND_RULES) if hasattr(module, "check")] == []
    running = LISTED[len(READ_RULES) : -len(ROUND_RULES)]
    assert [module.RULE.code for module in running if not hasattr(module, "check")] == []


@every_rule
def test_file_is_named_after_the_rule(rule: Rule) -> None:
    """A rule is found by its code or by its name."""
    assert re.fullmatch(r"(OD|CH)[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert file_of(rule) in {path.stem for path in FILES}


@every_rule
def test_name_is_a_defect_and_no_wish(rule: Rule) -> None:
    """A rule is named for what is wrong, so that a finding reads as a statement."""
    assert not rule.name.startswith(WISHES)


@every_rule
def test_texts_are_written_in_both_languages(rule: Rule) -> None:
    """The page of a rule has no hole in either language."""
    for text in (rule.title, rule.what, rule.cure):
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert re.search("[a-z]", text.en)
        assert not re.search("[\u4e00-\u9fff]{8}", text.en)
    assert rule.bad.strip()
    assert rule.good.strip()
    assert rule.bad != rule.good


@every_rule
def test_rule_has_cases_on_both_sides(rule: Rule) -> None:
    """Every rule is shown at least once to speak and once to keep silent, under names of their own."""
    cases = cases_of(rule)
    assert [case for case in cases if case["expect"]]
    assert [case for case in cases if not case["expect"]]
    assert max(Counter(case["name"] for case in cases).values()) == 1


def test_every_file_of_cases_has_its_rule() -> None:
    """No cases are left behind by a rule that was renamed."""
    for kind in KINDS.values():
        codes = {rule.code for rule in RULES.values() if kind_of(rule) == kind}
        assert {path.stem for path in (CASES / f"{kind}s").glob("*.yaml")} == codes


@pytest.mark.parametrize("module", GUARDS, ids=lambda module: module.RULE.code)
def test_guard_has_two_cases_on_each_side(module: Any) -> None:
    """A guard is shown twice at least to speak and twice to keep silent: disguises are many."""
    assert kind_of(module.RULE) == "guard"
    cases = cases_of(module.RULE)
    assert len([case for case in cases if case["expect"]]) > 1
    assert len([case for case in cases if not case["expect"]]) > 1


@every_rule
def test_rule_carries_out_a_clause(rule: Rule) -> None:
    """Every rule is cited by a clause that exists, so that every finding can name its article."""
    clauses = {(row["law"], row["clause"]) for row in rows_of("clauses")}
    cited = [row for row in rows_of("duties") if (row["kind"], row["carrier"]) == (kind_of(rule), rule.code)]
    assert cited
    assert [(row["law"], row["clause"]) for row in cited if (row["law"], row["clause"]) not in clauses] == []


def test_duties_name_each_rule_once_per_clause() -> None:
    """The page of a clause never lists a rule twice, nor one that does not exist."""
    checks = [row for row in rows_of("duties") if row["kind"] in KINDS.values()]
    named = Counter((row["law"], row["clause"], row["carrier"]) for row in checks)
    assert [key for key, count in named.items() if count > 1] == []
    assert {code for _, _, code in named} <= set(RULES)


def test_every_code_that_is_reported_is_a_rule() -> None:
    """Readers and checks report no code that has no page."""
    sources = (ROOT / "generator").rglob("*.py")
    spoken = {
        code
        for path in sources
        for code in re.findall(r'(?<!len\()"((?:OD|CH)[0-9]{3})"', path.read_text(encoding="utf-8"))
    }
    assert spoken <= set(RULES)
