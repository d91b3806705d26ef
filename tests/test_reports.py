"""Reports as documents: figures by the pencil, every format the same numbers, nothing that is markup by accident."""

import csv
import io
import json
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from generator.cli.main import app
from generator.convert.sheet_book import workbook
from generator.derive.figures import Ratio, mean, ranks, ratio, tenths, total
from generator.derive.growth import growth_of
from generator.derive.period import before, period_of, quarter_of
from generator.derive.sheets import csv_of, descriptor_of, resource_of
from generator.model.report import Column, Kind, Named, Report, Share, Sheet
from generator.model.text import Lang, Text
from generator.read.reference import validate_package
from generator.report.documents import as_html, as_json, as_markdown, as_text
from tests.page_support import golden
from tests.support import TODAY
from tests.test_trees import golden_repository

EVIL = Text("<b>甲</b>|*乙*", "<script>alert(1)</script> @all #1 | x")


def sheet() -> Sheet:
    """Return a table with every kind of cell."""
    return Sheet(
        name="all-kinds",
        title=Text("全部", "All"),
        columns=(
            Column(name="code", title=Text("编号", "Code")),
            Column(name="who", title=Text("谁", "Who"), kind=Kind.NAMED),
            Column(name="said", title=Text("说明", "Said"), kind=Kind.LABEL),
            Column(name="cases", title=Text("件", "Cases"), kind=Kind.INTEGER, definition=Text("件数", "how many")),
            Column(name="mean", title=Text("平均", "Mean"), kind=Kind.NUMBER),
            Column(name="kept", title=Text("按期", "Kept"), kind=Kind.SHARE),
            Column(name="day", title=Text("日期", "Day"), kind=Kind.DATE),
        ),
        rows=(
            ("a", Named("x", EVIL, "publishers/x/"), EVIL, 3, "2.5", Share("66.7", "2", 3), "2026-11-23"),
            ("b", None, None, None, None, Share("", "0", 0), None),
        ),
    )


def report() -> Report:
    """Return a report with one table."""
    facts = ((Text("截至", "As of"), Text(TODAY, TODAY)),)
    return Report(name="test", title=EVIL, facts=facts, sheets=(sheet(),), notes=(EVIL,))


def portal(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the golden repository under git, as the working folder."""
    root = golden_repository(tmp_path / "repository")
    (root / "site_overrides").symlink_to(Path(__file__).parent.parent / "site_overrides")
    monkeypatch.chdir(root)
    monkeypatch.setenv("PORTAL_CACHE", str(tmp_path / "cache"))
    return root


def test_halves_are_rounded_up() -> None:
    """Shares and means are rounded as people do, not to even, and never through binary fractions."""
    assert [tenths(Fraction(each)) for each in ("0.05", "0.15", "0.25", "2/3", "100", "0")] == [
        "0.1",
        "0.2",
        "0.3",
        "0.7",
        "100.0",
        "0.0",
    ]
    assert mean([1, 2]) == "1.5"
    assert mean([]) is None


def test_shares_are_added_by_their_parts() -> None:
    """The share of two together is not the mean of their shares, and nothing judged has no share."""
    both = total((ratio([True]), ratio([False, False, False])))
    assert both == Ratio(Fraction(1), 4)
    assert both.shown == Share("25.0", "1", 4)
    assert ratio([]).shown == Share("", "0", 0)


def test_ranks_are_those_of_a_contest() -> None:
    """Equal scores share a rank, the next ones are skipped, and who has no score has no rank."""
    scores = {"a": "9.5", "b": "10.0", "c": "9.5", "d": None, "e": "1.0"}
    assert ranks(scores) == {"b": 1, "a": 2, "c": 2, "e": 4}


@pytest.mark.parametrize(
    ("code", "start", "end", "earlier"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2025"),
        ("2026H1", "2026-01-01", "2026-06-30", "2025H2"),
        ("2026H2", "2026-07-01", "2026-12-31", "2026H1"),
        ("2026Q1", "2026-01-01", "2026-03-31", "2025Q4"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-01"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12"),
    ],
)
def test_periods(code: str, start: str, end: str, earlier: str) -> None:
    """Every notation names its first and last day, and what lies before it."""
    period = period_of(code)
    assert period is not None
    assert (period.start, period.end, before(period).code) == (start, end, earlier)
    assert period.holds(start)
    assert period.last_day("2020-01-01") == "2020-01-01"


def test_what_is_no_period() -> None:
    """Another notation is none; a day lies in its quarter."""
    assert [period_of(each) for each in ("2026Q5", "2026H3", "2026-13", "26", "", "0000")] == [None] * 6
    assert quarter_of("2026-11-23").code == "2026Q4"


def test_a_file_has_every_label_in_both_languages() -> None:
    """CSV, schema and rows fit together, and a package reader accepts them."""
    table = list(csv.reader(io.StringIO(csv_of(sheet()).decode())))
    assert table[0] == [
        "code",
        "who",
        "whoTitle",
        "whoTitleEn",
        "said",
        "saidEn",
        "cases",
        "mean",
        "kept",
        "keptPart",
        "keptWhole",
        "day",
    ]
    assert {len(row) for row in table} == {12}
    assert [each.name for each in resource_of(sheet()).fields] == table[0]


def test_a_release_is_a_data_package(tmp_path: Path) -> None:
    """An independent reader finds descriptor and tables in order."""
    (tmp_path / "all-kinds.csv").write_bytes(csv_of(sheet()))
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor_of(report(), TODAY)), encoding="utf-8")
    assert validate_package(tmp_path / "datapackage.json") == ()


def test_a_workbook_holds_the_cells() -> None:
    """An independent reader finds the same cells in the workbook."""
    content = workbook(sheet())
    assert content is not None
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[1][:2] == ("a", "x")
    assert (rows[1][6], rows[1][7], rows[1][8]) == (3, 2.5, 66.7)


def test_no_text_becomes_markup() -> None:
    """What publishers wrote stays text in HTML and Markdown."""
    html, markdown = as_html(report(), Lang.EN), as_markdown(report(), Lang.EN)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in markdown
    assert "@all" not in markdown
    rows = [line for line in markdown.splitlines() if line.startswith("| a ")]
    assert rows[0].count(" | ") == len(sheet().columns) - 1


def test_every_format_says_the_same_numbers() -> None:
    """Counts and shares stand in text, Markdown, HTML and JSON alike."""
    for form in (as_text, as_markdown, as_html):
        shown = form(report(), Lang.EN)
        assert "2/3" in shown
        assert "2026" in shown
    value = json.loads(as_json(report(), Lang.EN))
    row = value["sheets"][0]["rows"][0]
    assert row["kept"] == {"percent": 66.7, "part": 2, "whole": 3}
    assert row["mean"] == 2.5
    assert value["sheets"][0]["rows"][1]["kept"]["percent"] is None


def test_growth_takes_steps_that_fit() -> None:
    """Months for a short time, quarters or years for a long one; the last number is today's."""
    entries = golden().listed
    grown = growth_of(entries, TODAY)
    assert grown[-1][1] == sum(bool(each.issued) for each in entries)
    assert len(grown) <= 24
    assert growth_of((), TODAY) == ()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("kind", ["quality", "performance", "reviews"])
def test_every_report_in_every_format(kind: str) -> None:
    """Each format is printed, the same bytes each time."""
    for form in ("text", "markdown", "html", "json", "csv", "xlsx"):
        asked = ("report", kind, "--period", "2026", "--today", TODAY, "--format", form)
        first = portal(*asked)
        assert first.exit_code == 0, first.stderr
        assert first.stdout_bytes == portal(*asked).stdout_bytes
        assert first.stdout_bytes


def test_all_formats_into_a_folder(repository: Path) -> None:
    """One call writes documents and tables; the CSV is the one that is printed."""
    asked = ("report", "performance", "--period", "2026Q3", "--level", "district", "--today", TODAY)
    done = portal(*asked, "--format", "all", "--output", "out")
    assert done.exit_code == 0
    names = {path.name for path in (repository / "out").iterdir()}
    assert {"performance-2026q3-district.html", "districts.csv", "districts.xlsx", "datapackage.json"} <= names
    assert "city-publishers.csv" not in names
    assert (repository / "out/districts.csv").read_bytes() == portal(*asked, "--format", "csv").stdout_bytes


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "wrong",
    [
        ("performance", "--period", "2026Q5"),
        ("performance", "--level", "village"),
        ("quality", "--format", "csv", "--table", "nothing"),
        ("quality", "--format", "all"),
        ("quality", "--against", "no-such-revision"),
        ("reviews", "--revision", "no-such-revision"),
    ],
)
def test_wrong_use_is_told(wrong: tuple[str, ...]) -> None:
    """A wrong period, level, table or revision ends with status 2 and a sentence, never a traceback."""
    done = portal("report", *wrong, "--today", TODAY)
    assert done.exit_code == 2
    assert done.stderr.strip()


def test_a_catalogue_with_errors_has_no_report(repository: Path) -> None:
    """Figures of a broken catalogue would mislead: exit code 1 and where to look."""
    (repository / "datasets/parks/park-list/parks.csv").unlink()
    done = portal("report", "quality", "--today", TODAY)
    assert done.exit_code == 1
    assert "portal check" in done.stderr
