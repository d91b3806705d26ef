"""The command as a clerk meets it: exit codes, formats, languages, and no traceback ever."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from generator.cli.main import app
from tests.support import ROOT, TODAY
from tests.test_trees import golden_repository

PARKS = "datasets/parks/park-list/datapackage.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the golden repository under git, as the working folder."""
    root = golden_repository(tmp_path / "repository")
    monkeypatch.chdir(root)
    monkeypatch.setenv("PORTAL_CACHE", str(tmp_path / "cache"))
    return root


def portal(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def replace(root: Path, old: str, new: str, path: str = PARKS) -> None:
    """Edit one file of a repository."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_terminal_that_lacks_a_character_is_no_obstacle(repository: Path) -> None:
    """Where the terminal's encoding has no Chinese (or no emoji), what it lacks is spelled out and the verdict is the same."""
    command = [sys.executable, "-m", "generator", "check", "--today", TODAY, "--root", str(repository)]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"\\u5171 0 \\u4e2a\\u9519\\u8bef" in done.stdout


@pytest.mark.usefixtures("repository")
def test_a_clean_catalogue_passes() -> None:
    """Exit code 0 and the counts in the language asked for."""
    zh, en = portal("check", "--today", TODAY), portal("check", "--today", TODAY, "--lang", "en")
    assert (zh.exit_code, en.exit_code) == (0, 0)
    assert "0 个错误" in zh.stdout
    assert "0 errors" in en.stdout


def test_a_finding_tells_everything(repository: Path) -> None:
    """Place, code, what, article, cure and where to read more stand in the text of a finding."""
    replace(
        repository, "openness: conditional", "openness: conditionl", "datasets/east-roads/road-sensors/datapackage.yaml"
    )
    shown = portal("check", "--today", TODAY, "--lang", "en")
    assert shown.exit_code == 1
    assert "datasets/east-roads/road-sensors/datapackage.yaml:9:1  OD022 error" in shown.stdout
    assert "did you mean 'conditional' (Conditional)?" in shown.stdout
    assert "portal explain OD022" in shown.stdout


def test_five_faults_in_five_places_are_told_at_once(repository: Path) -> None:
    """Nothing fails fast: a broken descriptor, a bad cell, a missing file, an unknown key and a bad table all show."""
    replace(repository, "status: published", "status: published\nopennes: x")
    replace(repository, "001,中山公园,12.50", "001,中山公园,large", "datasets/parks/park-list/parks.csv")
    (repository / "datasets/east-roads/road-sensors/sample.csv").unlink()
    replace(repository, "name: accident-files", "name: [", "datasets/east-roads/accident-files/datapackage.yaml")
    replace(
        repository,
        "PLAN-2026-01,公园名录,Parks,parks,",
        "PLAN-2026-01,公园名录,Parks,nobody,",
        "catalog/plans/2026/items.csv",
    )
    found = json.loads(portal("check", "--today", TODAY, "--format", "json").stdout)["findings"]
    assert {"OD021", "OD406", "OD401", "OD001", "OD804"} <= {each["code"] for each in found}
    for each in found:
        assert each["message"]["zh"]
        assert each["message"]["en"]
        assert each["cure"]["zh"]
        assert each["cure"]["en"]


def test_findings_can_be_asked_for_one_entry(repository: Path) -> None:
    """Only the named entry's findings are shown, and only they decide the exit code."""
    replace(repository, "title: 公园名录", "title: ''")
    assert portal("check", "parks/park-list", "--today", TODAY).exit_code == 1
    assert portal("check", "east-roads/road-sensors", "--today", TODAY).exit_code == 0
    assert portal("check", "east-roads/nothing", "--today", TODAY).exit_code == 2


def test_a_revision_is_checked_as_it_was(repository: Path) -> None:
    """The working tree's faults do not show in the committed revision."""
    replace(repository, "title: 公园名录", "title: ''")
    assert portal("check", "--revision", "HEAD", "--today", TODAY).exit_code == 0
    assert portal("check", "--revision", "nothing", "--today", TODAY).exit_code == 2


def test_github_and_markdown_cannot_be_injected(repository: Path) -> None:
    """Text of a publisher becomes neither a workflow command nor markup, a mention or a new line."""
    name = "::error::x%0A@team <img src=x> `code` [a](javascript:b) |"
    replace(repository, "status: published", f'status: published\n"{name}": 1')
    github = portal("check", "--today", TODAY, "--format", "github").stdout.splitlines()
    commands = [line for line in github if line.startswith("::error")]
    assert len(commands) == 1
    assert commands[0].startswith(f"::error file={PARKS},line=")
    markdown = portal("check", "--today", TODAY, "--format", "markdown").stdout
    page = MarkdownIt().enable("table").render(markdown)
    assert not {"<img", "<a ", "@team"} & {part for part in ("<img", "<a ", "@team") if part in page}
    assert page.count("<tr>") == 2 + markdown.count("OD414")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_shows_a_rule_and_an_article(repository: Path, lang: str) -> None:
    """A rule's page has what, basis, examples and cure; an article lists what carries it out."""
    rule = portal("explain", "od202", "--lang", lang, "--root", str(repository)).stdout
    assert "OD202" in rule
    assert "openness: conditional" in rule
    article = portal("explain", "--article", "9", "--lang", lang).stdout
    assert "OD202" in article
    assert portal("explain", "OD999").exit_code == 2
    assert portal("explain", "--article", "99").exit_code == 2


def test_sarif_names_rule_place_and_cure(repository: Path) -> None:
    """Each result points at its rule in the list and at a line; articles and cure stand in the message."""
    replace(repository, "openness: conditional", "openness: open", "datasets/east-roads/road-sensors/datapackage.yaml")
    run = json.loads(portal("check", "--today", TODAY, "--lang", "en", "--format", "sarif").stdout)["runs"][0]
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert all(rules[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
    (wrong,) = (each for each in run["results"] if each["ruleId"] == "OD022")
    place = wrong["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "datasets/east-roads/road-sensors/datapackage.yaml"
    assert place["region"] == {"startLine": 9, "startColumn": 1}
    assert wrong["level"] == "error"
    assert "Cure: " in wrong["message"]["text"]


def test_review_lists_what_changed(repository: Path) -> None:
    """Verdict, clock and changes stand in one text."""
    replace(repository, "updateFrequency: annual", "updateFrequency: monthly")
    (repository / "datasets/parks/park-list/gates.csv").write_text("park,gate\n", encoding="utf-8")
    shown = portal("review", "HEAD", "--today", TODAY, "--lang", "en")
    assert shown.exit_code == 1
    assert shown.stdout.startswith("✗ Formal review not passed: 1 to correct")
    assert "Due: 2026-06-03 (received 2026-06-01, working day 2)" in shown.stdout
    assert "Update frequency quickened from 'Yearly' to 'Monthly'" in shown.stdout
    assert "CH105 error" in shown.stdout


def test_new_makes_an_entry_from_a_workbook(repository: Path) -> None:
    """A clerk's workbook becomes a clean CSV and a descriptor whose only faults are what is left to fill in."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["站点编号", "名称", "数量", "比例"], ["001", "东站", 3, 0.5], ["002", "西站", 4, 1.25]):
        sheet.append(row)
    book.save(repository / "站点.xlsx")
    done = portal("new", "parks/bus-stops", "--from", "站点.xlsx", "--today", TODAY)
    assert done.exit_code == 0
    written = (repository / "datasets/parks/bus-stops/bus-stops.csv").read_text(encoding="utf-8")
    assert written.splitlines()[1] == "001,东站,3,0.5"
    found = json.loads(portal("check", "parks/bus-stops", "--today", TODAY, "--format", "json").stdout)["findings"]
    assert {each["code"] for each in found if each["level"] == "error"} == {"OD024"}
    assert portal("new", "parks/bus-stops").exit_code == 2
    assert portal("new", "nobody/x").exit_code == 2
    assert portal("new", "parks/Bad Name").exit_code == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b'a,b\n"1,2\n'),
        ("a.csv", b"a\n1,2\n"),
        ("a.csv", b"\xff\xff\xff"),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("none.csv", None),
    ],
)
def test_new_refuses_broken_tables_kindly(repository: Path, name: str, content: bytes | None) -> None:
    """A file that is no table is refused with a reason, and nothing is written."""
    if content is not None:
        (repository / name).write_bytes(content)
    assert portal("new", "parks/broken", "--from", name).exit_code == 2
    assert not (repository / "datasets/parks/broken").exists()


def test_new_refuses_digits_that_excel_lost(repository: Path) -> None:
    """An 18-digit code stored as a number has lost its end; the cell is named."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["代码"])
    sheet.append([913702001234567890])
    book.save(repository / "a.xlsx")
    done = portal("new", "parks/codes", "--from", "a.xlsx", "--lang", "en")
    assert done.exit_code == 2
    assert "A2" in done.stderr


def test_wrong_use_is_told_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a portal, and with a day that is none, the answer is one line and exit code 2."""
    monkeypatch.chdir(tmp_path)
    assert portal("check").exit_code == 2
    root = golden_repository(tmp_path / "r")
    assert portal("check", "--root", str(root), "--today", "tomorrow").exit_code == 2


def test_a_fault_of_our_own_is_one_line(tmp_path: Path) -> None:
    """A crash of the program ends with code 3 and one line in both languages."""
    root = golden_repository(tmp_path)
    (root / "catalog" / "portal.yaml").chmod(0o644)
    code = "import generator.cli.main as c; c.read_repository = None; import sys; sys.argv = ['portal', 'explain', 'OD202']; c.main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_the_default_day_is_the_commit_s(repository: Path) -> None:
    """Without --today a check gives the same answer whenever it is run: the day is the commit's."""
    replace(repository, 'modified: "2026-05-10"', 'modified: "2026-06-02"')
    assert "OD505" in portal("check").stdout
