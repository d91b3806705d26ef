"""The law page is whole: every paragraph has a carrier that exists, and what nothing carries out is said with a reason."""

import csv
import re
from collections import defaultdict

import pytest
import typer
import yaml

from generator.check.registry import RULES
from generator.cli.main import app
from generator.model.finding import Level
from tests.support import GOLDEN, ROOT, MemoryTree, check_tree, golden_contents

LAW = ROOT / "catalog" / "law"
ARTICLES = 25
GITHUB = ROOT / ".github"
STAMPED = (
    "catalogue/",
    "divisions/",
    "events/",
    "forms/",
    "law/",
    "ledgers/",
    "plans/",
    "publishers/",
    "reports/",
    "rules/",
    "showcases/",
    "statistics/",
    "themes/",
)
"""The pages of the generator that stand in the menu; all others are prose."""

FORMS = ("forms/apply/", "forms/object/", "forms/request/", "forms/showcase/")
"""Pages below one of the menu."""

Row = dict[str, str]


def rows_of(table: str) -> list[Row]:
    """Return the rows of a table of the law."""
    with (LAW / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def duties() -> dict[str, list[Row]]:
    """Return what carries out each clause."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of("duties"):
        found[row["clause"]].append(row)
    return found


CLAUSES = [row["clause"] for row in rows_of("clauses")]
DUTIES = duties()
every_clause = pytest.mark.parametrize("clause", CLAUSES)


def menu() -> str:
    """Return the menu of the site as text; the theme's own tags are none of our business."""
    return (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def commands() -> set[str]:
    """Return the names of the commands of the command line."""
    return set(getattr(typer.main.get_command(app), "commands", {}))


def exists(duty: Row) -> bool:
    """Tell whether what carries a clause out is there."""
    kind, carrier = duty["kind"], duty["carrier"]
    if kind in {"rule", "guard"}:
        return carrier in RULES and (kind == "guard") == carrier.startswith("CH")
    if kind == "page":
        name = carrier.rstrip("/")
        prose = all((ROOT / "docs" / lang / f"{name}.md").is_file() for lang in ("zh", "en"))
        return carrier in (*STAMPED, *FORMS) or (prose and f"{name}.md" in menu())
    if kind == "command":
        tool, _, command = carrier.partition(" ")
        return tool == "portal" and command in commands()
    if kind == "workflow":
        return any((GITHUB / folder / carrier).is_file() for folder in ("", "workflows"))
    return kind in {"people", "open"} and not carrier and bool(duty["note"]) and bool(duty["noteEn"])


def test_all_articles_are_listed_in_the_order_of_the_text() -> None:
    """The page shows every article, paragraph after paragraph, without a hole."""
    numbers = [(int(article), int(part)) for article, part in (clause.split(".") for clause in CLAUSES)]
    assert numbers == sorted(numbers)
    assert {article for article, _ in numbers} == set(range(1, ARTICLES + 1))
    for article in range(1, ARTICLES + 1):
        parts = [part for number, part in numbers if number == article]
        assert parts == list(range(1, len(parts) + 1))


@every_clause
def test_every_paragraph_is_carried_out_or_says_why_not(clause: str) -> None:
    """No paragraph is left to ``open`` alone: something carries it out, or people do, for a stated reason."""
    kinds = {duty["kind"] for duty in DUTIES[clause]}
    assert kinds - {"open"}, clause
    assert kinds - {"open", "people"}, f"{clause}: by people only"


@every_clause
def test_every_carrier_exists(clause: str) -> None:
    """What the page names beside a paragraph is there to be looked at."""
    missing = [f"{each['kind']} {each['carrier']}" for each in DUTIES[clause] if not exists(each)]
    assert missing == []


@every_clause
def test_no_carrier_is_named_twice(clause: str) -> None:
    """A reader sees each carrier of a paragraph once."""
    named = [(each["kind"], each["carrier"], each["note"]) for each in DUTIES[clause]]
    assert len(named) == len(set(named))


def test_carriers_that_are_no_rules_say_what_they_do() -> None:
    """Pages, commands, workflows, people and open points are explained in both languages."""
    for row in rows_of("duties"):
        if row["kind"] not in {"rule", "guard"}:
            assert re.search("[\u4e00-\u9fff]", row["note"]), row
            assert re.search("[a-z]", row["noteEn"]), row


def test_every_clause_of_duties_parameters_and_decisions_exists() -> None:
    """No table cites an article that the law does not have."""
    cited = {row["clause"] for table in ("duties", "parameters", "decisions") for row in rows_of(table)}
    assert cited - {""} <= set(CLAUSES)


def test_stamped_pages_are_pages_of_the_generator() -> None:
    """The list of stamped pages in this test is the menu's."""
    for path in STAMPED:
        assert f"{path}index.md" in menu()
        assert (ROOT / "generator" / "pages" / f"{path.rstrip('/')}.py").is_file()


def test_a_city_changes_the_level_of_a_rule_by_a_dated_row() -> None:
    """A warning becomes an error on the day that the city decided, and is a warning again afterwards."""
    overdue = "datasets/parks/park-list/datapackage.yaml"
    contents = dict(golden_contents())
    value = yaml.safe_load(contents[overdue])
    value["updateFrequency"] = "monthly"
    contents[overdue] = yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode()
    contents["catalog/law/levels.csv"] = (
        b"rule,level,inForceFrom,inForceUntil,note\n"
        b"OD502,error,2026-07-01,2026-09-30,summer\n"
        b"OD502,notice,2026-10-01,,\n"
    )
    levels = {}
    for day in ("2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"):
        levels[day] = {each.level for each in check_tree(MemoryTree(contents), day) if each.code == "OD502"}
    assert levels == {
        "2026-06-30": {Level.WARNING},
        "2026-07-01": {Level.ERROR},
        "2026-09-30": {Level.ERROR},
        "2026-10-01": {Level.NOTICE},
    }


def test_without_a_row_a_rule_has_its_own_level() -> None:
    """The golden city decides on no level, so every rule weighs what its file says."""
    assert (GOLDEN / "catalog" / "law" / "levels.csv").read_text(encoding="utf-8").count("\n") == 1
    findings = check_tree(MemoryTree(golden_contents()))
    assert findings
    assert {each.level for each in findings if RULES[each.code].level is not each.level} == set()
