"""CODEOWNERS is made from the registers: each publisher's folder has its authority, and the last line that fits counts."""

import os
import re
from dataclasses import replace

import pytest

from generator.export.codeowners import PATH, codeowners
from generator.model.catalogue import Catalogue
from generator.model.document import Document
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.support import ROOT, MemoryTree, golden_contents

LINE = re.compile(r"(\*|/[a-z0-9./_-]+) (@[A-Za-z0-9-]+/[a-z0-9-]+)( @[A-Za-z0-9-]+/[a-z0-9-]+)*")


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """Return the demonstration catalogue."""
    return read_repository(WorkingTree(ROOT)).catalogue


def lines_of(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return pattern and owners of every line that is no comment."""
    shown = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(line.split(" ")[0], tuple(line.split(" ")[1:])) for line in shown]


def owners_of(path: str, text: str) -> tuple[str, ...]:
    """Return the owners of a path as a forge finds them: those of the last line that fits."""
    found: tuple[str, ...] = ()
    for pattern, owners in lines_of(text):
        if pattern in {"*", f"/{path}"} or (pattern.endswith("/") and f"/{path}".startswith(pattern)):
            found = owners
    return found


def test_the_committed_file_is_up_to_date(demonstration: Catalogue) -> None:
    """Whoever changes a publisher or an authority changes the owners with it (``PORTAL_GOLDEN=update`` writes the file)."""
    if os.environ.get("PORTAL_GOLDEN") == "update":
        (ROOT / PATH).write_text(codeowners(demonstration), encoding="utf-8")
    assert (ROOT / PATH).read_text(encoding="utf-8") == codeowners(demonstration)


def test_every_line_is_one_that_a_forge_understands(demonstration: Catalogue) -> None:
    """One wrong line disables the whole file: no negation, no brackets, no pattern without an owner."""
    for line in codeowners(demonstration).splitlines():
        assert not line or line.startswith("#") or LINE.fullmatch(line), line


def test_each_publisher_has_exactly_one_line_with_its_authority(demonstration: Catalogue) -> None:
    """Nobody's folder is forgotten, and none has two lines of which one would be dead."""
    lines = lines_of(codeowners(demonstration))
    folders = [pattern for pattern, _ in lines if pattern.startswith("/datasets/")]
    assert sorted(folders) == sorted(f"/datasets/{code}/" for code in demonstration.publishers)
    for code, publisher in demonstration.publishers.items():
        assert (f"/datasets/{code}/", (f"@authorities/{publisher.authority}",)) in lines


def test_lines_go_from_the_general_to_the_special(demonstration: Catalogue) -> None:
    """No later line hides an earlier one that says more."""
    patterns = [pattern for pattern, _ in lines_of(codeowners(demonstration))]
    assert patterns[0] == "*"
    for place, pattern in enumerate(patterns[1:], start=1):
        assert not any(each.startswith(pattern) for each in patterns[1:place])


def test_paths_find_their_owners(demonstration: Catalogue) -> None:
    """Every file of the repository has an owner, and those that matter have the right one."""
    text = codeowners(demonstration)
    city = f"@authorities/{demonstration.portal.authority}"
    for entry in demonstration.entries:
        authority = demonstration.publishers[entry.publisher].authority
        assert owners_of(f"{entry.folder}/datapackage.yaml", text) == (f"@authorities/{authority}",)
    for path in (
        ".github/workflows/ci.yml",
        ".github/CODEOWNERS",
        "catalog/law/parameters.csv",
        "catalog/plans/2026/items.csv",
        "catalog/publishers/publishers.csv",
        "catalog/registers/applications.csv",
        "catalog/registers/requests.csv",
        "generator/cli/main.py",
        "requirements.lock",
    ):
        assert owners_of(path, text) == (city,), path
    assert city in owners_of("catalog/registers/objections.csv", text)
    assert len(owners_of("catalog/registers/tombstones.csv", text)) > 1


def test_another_city_names_its_own_organisation() -> None:
    """The organisation on the forge is a setting of the portal."""
    catalogue = read_repository(MemoryTree(golden_contents())).catalogue
    document = Document(file="catalog/portal.yaml", value={"forge": {"organisation": "sample-city"}})
    text = codeowners(replace(catalogue, portal=replace(catalogue.portal, document=document)))
    assert owners_of("datasets/east-roads/road-sensors/sample.csv", text) == ("@sample-city/east-data",)
    assert owners_of("README.md", text) == ("@sample-city/city-data",)
