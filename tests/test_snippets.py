"""The snippets of an entry's page work: each whose tool is here runs against the served site."""

import csv
import html
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.model.facts import Distribution
from generator.pages.snippets import snippets as snippets_of
from tests.support import ROOT

FOLDER = "datasets/qd-library/branches/"
BASE = "https://open-data.example/qingdao/"
PYTHON = ("Python · pandas", "Python · Polars", "Python · DuckDB", "Python · frictionless")
SHOWN = {
    "Python · pandas": "print(data.shape[0])",
    "Python · Polars": "print(data.height)",
    "Python · DuckDB": 'print(duckdb.read_parquet("branches.parquet").count("*").fetchall()[0][0])',
    "Python · frictionless": "print(len(rows))",
}


@pytest.fixture(scope="module")
def snippets(site: Path, address: str) -> Mapping[str, str]:
    """Return what the page shows, by tool, with the address of the served site."""
    page = (site / FOLDER / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<code data-od-copy-text="([^"]+)">(.*?)</code>', page, re.DOTALL)
    return {html.unescape(tool): html.unescape(code).replace(BASE, address) for tool, code in found if "<" not in code}


def rows() -> list[list[str]]:
    """Return the rows of the source."""
    text = (ROOT / FOLDER / "branches.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_every_tool_is_offered(snippets: Mapping[str, str]) -> None:
    """Command line, Python, R, JavaScript and the spreadsheet each have their lines."""
    assert set(snippets) >= {"curl", *PYTHON, "R", "JavaScript", "Excel · Power Query"}


@pytest.mark.parametrize("tool", PYTHON)
def test_python(snippets: Mapping[str, str], tool: str, tmp_path: Path) -> None:
    """The lines run as they are and read every row."""
    code = f"{snippets[tool]}\n{SHOWN[tool]}\n"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == str(len(rows()) - 1)


def test_curl(snippets: Mapping[str, str], tmp_path: Path) -> None:
    """The file that curl brings is the source, byte for byte."""
    curl = shutil.which("curl")
    assert curl
    subprocess.run([curl, *snippets["curl"].split()[1:]], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "branches.csv").read_bytes() == (ROOT / FOLDER / "branches.csv").read_bytes()


def test_javascript(snippets: Mapping[str, str], browser: Browser, address: str) -> None:
    """The lines run in a browser on the site."""
    page = browser.new_page()
    page.goto(f"{address}about/")
    data = page.evaluate(f"async () => {{ {snippets['JavaScript']} return data; }}")
    page.close()
    assert len(data) == len(rows()) - 1
    assert json.dumps(data[0], ensure_ascii=False)


def test_addresses_are_encoded_and_names_are_not() -> None:
    """A file with a Chinese name is asked for by an address that every tool understands, and kept under its name."""
    offered = tuple(
        Distribution(resource="站点", format=each, path=f"datasets/a/b/站点 一.{each}", rows=1, size=1, sha256="")
        for each in ("csv", "json", "parquet")
    )
    made = {each.tool: each.code for each in snippets_of(BASE, "datasets/a/b/", offered)}
    assert len(made) == 8
    urls = [url for code in made.values() for url in re.findall(r"https://[^\s\"]+", code)]
    assert len(urls) == 8
    assert all(url.isascii() for url in urls)
    assert made["curl"].startswith("curl --fail --output '站点 一.csv' ")
    assert '"站点 一.parquet"' in made["Python · DuckDB"]


def test_what_cannot_be_had_has_no_lines(site: Path) -> None:
    """An entry that is conditional, withheld or closed shows no line that would fetch its data."""
    for key in ("qd-transport/taxi-trajectories", "qd-police/household-registration", "qd-health/vaccination-sites"):
        page = (site / "datasets" / key / "index.html").read_text(encoding="utf-8")
        assert "read_csv" not in page
        assert "Csv.Document" not in page
