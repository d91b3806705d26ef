"""Plans from requests to releases: the item and the stub of an answered request, who handed in, what became of it."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.main import app
from generator.derive.plan_release import plan_release
from generator.derive.plans import deliveries
from generator.derive.public import public_view
from generator.derive.sheets import csv_of
from generator.model.merge import Merge
from generator.model.report import Report
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.page_support import golden_pages, main_text
from tests.support import TODAY, MemoryTree, golden_contents

ITEMS, REQUESTS = "catalog/plans/2026/items.csv", "catalog/registers/requests.csv"
OPENABLE = "REQ-2026-0001,公园长椅,Park benches,parks,openable,2026-10-20,2026-10-22,passed,2026-10-22,2026-10-30,openable,,,,,\r\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the golden repository with a request that was found openable."""
    for path, content in golden_contents().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    header = (tmp_path / REQUESTS).read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / REQUESTS).write_bytes(f"{header}\r\n{OPENABLE}".encode())
    return tmp_path


def new(root: Path, key: str, request: str) -> Result:
    """Ask for an entry from a request."""
    arguments = ["new", key, "--from-request", request, "--today", TODAY, "--root", str(root)]
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def rows(root: Path, path: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO((root / path).read_bytes().decode(), newline="")))


def test_a_request_becomes_item_and_stub(repository: Path) -> None:
    """The item names the request, the request the item, and the stub carries the title; other lines keep their bytes."""
    before = (repository / ITEMS).read_bytes()
    done = new(repository, "parks/benches", "REQ-2026-0001")
    assert done.exit_code == 0
    assert (repository / ITEMS).read_bytes().startswith(before)
    item = rows(repository, ITEMS)[-1]
    assert (item["code"], item["request"], item["entry"]) == ("PLAN-2026-03", "REQ-2026-0001", "parks/benches")
    assert item["plannedMonth"] == "2026-11"
    assert rows(repository, REQUESTS)[0]["planItem"] == "PLAN-2026-03"
    assert "公园长椅" in (repository / "datasets/parks/benches/datapackage.yaml").read_text(encoding="utf-8")
    assert (repository / REQUESTS).read_bytes().count(b"\r\n") == 2


def test_an_item_that_is_there_is_linked(repository: Path) -> None:
    """A request with a plan item gets no second one."""
    text = (repository / REQUESTS).read_text(encoding="utf-8").replace("openable,,,,,", "openable,,,PLAN-2026-02,,")
    (repository / REQUESTS).write_text(
        text.replace("公园长椅,Park benches,parks", "道路,Roads,east-roads"), encoding="utf-8"
    )
    assert new(repository, "east-roads/works", "REQ-2026-0001").exit_code == 0
    found = rows(repository, ITEMS)
    assert [each["entry"] for each in found] == ["parks/park-list", "east-roads/works"]


@pytest.mark.parametrize(
    ("key", "request_number", "edit"),
    [
        ("parks/benches", "REQ-2026-0009", ("", "")),
        ("east-roads/benches", "REQ-2026-0001", ("", "")),
        ("parks/benches", "REQ-2026-0001", (",openable,,", ",not-openable,,")),
        ("parks/benches", "REQ-2026-0001", ("2026-10-30", "2026-12-30")),
    ],
)
def test_what_cannot_become_an_item(repository: Path, key: str, request_number: str, edit: tuple[str, str]) -> None:
    """No such request, another publisher, a refusal, a year without a plan: status 2, and nothing is written."""
    text = (repository / REQUESTS).read_text(encoding="utf-8")
    (repository / REQUESTS).write_text(text.replace(*edit) if edit[0] else text, encoding="utf-8")
    before = (repository / ITEMS).read_bytes()
    done = new(repository, key, request_number)
    assert done.exit_code == 2
    assert done.stderr.strip()
    assert (repository / ITEMS).read_bytes() == before
    assert not (repository / "datasets" / key).exists()


def release(contents: Mapping[str, bytes], opened: Mapping[str, Merge]) -> Report:
    """Return the release of the golden plan."""
    every = read_repository(MemoryTree(contents)).catalogue
    plan = every.plans[-1]
    return plan_release(plan, deliveries(plan, every, TODAY), opened, public_view(every), TODAY)


def test_an_opened_item_names_its_commit() -> None:
    """The day comes from the entry, the commit from git; an item that is not open has neither."""
    merge = Merge(commit="0123456789abcdef", before="", day="2026-04-20", subject="parks", files=())
    table = csv_of(release(golden_contents(), {"parks/park-list": merge}).sheets[0]).decode()
    first, second = list(csv.DictReader(io.StringIO(table)))
    assert (first["state"], first["commit"]) == ("opened", "0123456789ab")
    assert (second["state"], second["commit"], second["openedOn"]) == ("late", "", "")
    assert second["reasonEn"] == "Postponed"


def test_the_page_shows_chart_table_and_files() -> None:
    """The page has the course as a picture with its numbers, the matrix, and the files of the release."""
    html = golden_pages()["en/plans/2026/index.html"]
    assert 'role="img"' in html
    assert "<desc" in html
    assert "../../../plans/2026/items.xlsx" in html
    text = main_text(html)
    assert "2026-12" in text
    assert "handed in" in text


def test_the_release_is_a_data_package(golden_site: Path) -> None:
    """Every table that the descriptor names lies beside it with that header."""
    for folder in ("plans/2026", "ledgers/applications", "reports/quality-2026", "statistics"):
        descriptor = json.loads((golden_site / folder / "datapackage.json").read_text(encoding="utf-8"))
        for resource in descriptor["resources"]:
            header = (golden_site / folder / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
            assert header == ",".join(field["name"] for field in resource["schema"]["fields"])
            assert (golden_site / folder / f"{resource['name']}.xlsx").is_file()


def test_ledgers_name_no_applicant_and_repeat_no_reason() -> None:
    """The free text of a single application stays in the register."""
    text = main_text(golden_pages()["ledgers/applications/index.html"])
    assert "APP-2026-0002" in text
    assert "缺少安全承诺书" not in text


def test_the_working_tree_still_reads(repository: Path) -> None:
    """After a new item the catalogue is read without a problem of form."""
    new(repository, "parks/benches", "REQ-2026-0001")
    assert not read_repository(WorkingTree(repository)).problems
