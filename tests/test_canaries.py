"""The drill in full: canaries in every place that can hold one, and not a byte of them in the site once it is suspended."""

import gzip
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from pyarrow import parquet

from tests.conftest import build
from tests.support import ROOT
from tests.test_cli import portal
from tests.test_closing import CASE, DAY, KEY, commit, lawful, opened
from tests.test_trees import golden_repository

FOLDER = f"datasets/{KEY}"
REGISTERS = "catalog/registers"
TITLE = "公园名录"
NEIGHBOUR = "datasets/parks/park-trees/index.html"
MAY_NAME = re.compile(
    r"(en/)?(datasets/parks/park-list/index\.html|rules/.*|ledgers/.*|plans/.*|feeds/.*|publishers/parks/.*|statistics/.*)$"
    r"|manifest\.json$|api/v1/(plans/.*|registers/.*|(entries|dictionaries)/parks/park-list\.json)$|(objections-cases|reviews|items)\.xlsx!"
)
"""Who may still name it: its notice on a page and for machines, what registers, plans and feeds say of it, and the rules in their examples."""


class Nest:
    """Makes canaries and remembers where each was put."""

    def __init__(self) -> None:
        """Start without any."""
        self.places: dict[str, str] = {}

    def text(self, place: str) -> str:
        """Return a new canary for a place."""
        canary = f"canary{len(self.places):03d}zq"
        self.places[canary] = place
        return canary

    def number(self, place: str) -> str:
        """Return a number that nothing else has."""
        canary = f"7{len(self.places):03d}9183"
        self.places[canary] = place
        return canary


@pytest.fixture
def nest() -> Nest:
    """Return a nest."""
    return Nest()


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nest: Nest) -> Path:
    """Return a repository with an entry full of canaries, and a second entry much like it."""
    root = golden_repository(tmp_path / "repository")
    for name in ("docs", "site_overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PORTAL_CACHE", str(tmp_path / "cache"))
    twin(root)
    plant_data(root, nest)
    plant_descriptor(root, nest)
    plant_registers(root, nest)
    return commit(root, f"{nest.text('git message')} #77")


def twin(root: Path) -> None:
    """Add an entry that lists would call related: same publisher, theme, keywords and fields."""
    shutil.copytree(root / FOLDER, root / "datasets/parks/park-trees")
    path = root / "datasets/parks/park-trees/datapackage.yaml"
    text = path.read_text(encoding="utf-8").replace("park-list", "park-trees").replace(TITLE, "公园名录之树木")
    path.write_text(text.replace("Park list", "Park list of trees"), encoding="utf-8")
    table = path.with_name("parks.csv")
    table.write_text(table.read_text(encoding="utf-8").replace("公园", "园林"), encoding="utf-8")


def plant_data(root: Path, nest: Nest) -> None:
    """Put canaries into cells, a column, the name of a file, and numbers that statistics would tell."""
    table, gates = root / FOLDER / "parks.csv", root / FOLDER / "gates.csv"
    rows = table.read_text(encoding="utf-8").splitlines()
    rows[0] = rows[0].replace("visitors", "canary_column_zq")
    nest.places["canary_column_zq"] = "name of a column"
    rows[1] = ",".join(("001", nest.text("cell"), nest.number("number"), "1911-11-11", "true", nest.number("integer")))
    nest.places["1911-11-11"] = "day"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    lines = gates.read_text(encoding="utf-8").splitlines()
    lines[1] = f"001,{nest.text('cell of the second table')}"
    gates.unlink()
    (root / FOLDER / "canary-file-zq.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    nest.places["canary-file-zq"] = "name of a file"


def plant_descriptor(root: Path, nest: Nest) -> None:
    """Put a canary into every text of the descriptor but the title, which the notice keeps."""
    path = root / FOLDER / "datapackage.yaml"
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    value |= {name: nest.text(name) for name in ("description", "descriptionEn", "syntheticNote", "syntheticNoteEn")}
    value |= {name: [nest.text(name)] for name in ("keywords", "keywordsEn")}
    value["version"] = "7.41.9"
    value["sources"] = [{"title": nest.text("source"), "path": f"https://{nest.text('address of a source')}.example/"}]
    value["changeNote"] = {"date": "2026-05-10", "text": nest.text("change note"), "textEn": nest.text("note, English")}
    value["riskAssessment"]["measures"] = nest.text("measures")
    value["secrecyReview"]["by"] = nest.text("office of the review")
    value["securityReview"]["document"] = nest.text("number of the review")
    value["masking"] |= {"statement": nest.text("masking"), "statementEn": nest.text("masking, English")}
    parks, gates = value["resources"]
    parks |= {"title": nest.text("resource"), "titleEn": nest.text("resource, English")}
    gates |= {"name": "canary-resource-zq", "path": "canary-file-zq.csv"}
    nest.places["canary-resource-zq"] = "name of a resource"
    for each in parks["schema"]["fields"]:
        for name in ("title", "titleEn", "description", "descriptionEn"):
            each[name] = nest.text(f"{name} of a field")
    parks["schema"]["fields"][-1]["name"] = "canary_column_zq"
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def plant_registers(root: Path, nest: Nest) -> None:
    """Put canaries into what registers say of the entry."""
    add(root, "repairs", {
        "caseNumber": "REP-2026-0001", "entry": KEY, "publisher": "parks", "source": "own", "state": "verified",
        "foundOn": "2026-05-11", "dueOn": "2026-06-11", "doneOn": "2026-05-20", "verifiedOn": "2026-05-21",
        **{name: nest.text(f"{name} of a repair") for name in (
            "problem", "problemEn", "measure", "measureEn", "verification", "verificationEn")},
    })  # fmt: skip
    add(root, "objections", {
        "caseNumber": "OBJ-2026-0003", "entry": KEY, "publisher": "parks", "kind": "error", "state": "replied",
        "registeredOn": "2026-06-01", "verifiedOn": "2026-06-04", "outcome": "corrected", "repliedOn": "2026-06-05",
        "result": nest.text("result of an objection"), "resultEn": nest.text("result, English"),
    })  # fmt: skip


def add(root: Path, register: str, cells: Mapping[str, str]) -> None:
    """Add a row to a register."""
    path = root / REGISTERS / f"{register}.csv"
    text = path.read_text(encoding="utf-8")
    header = text.partition("\n")[0].split(",")
    path.write_text(text + ",".join(cells.get(name, "") for name in header) + "\n", encoding="utf-8")


def everything(site: Path) -> list[tuple[str, bytes]]:
    """Return every file opened, its name, and what a table format keeps about itself."""
    found = [(name, name.encode() + b"\n" + content) for name, content in opened(site)]
    for path in site.rglob("*.parquet"):
        kept = repr((parquet.read_metadata(path), parquet.read_schema(path).metadata))
        found += [(path.name, kept.encode())]
    return found


def sightings(site: Path, nest: Nest) -> dict[str, list[str]]:
    """Return where each canary is seen, in plain, escaped or separated letters."""
    found: dict[str, list[str]] = {}
    for name, content in everything(site):
        for canary, place in nest.places.items():
            if canary.encode() in content or json.dumps(canary)[1:-1].encode() in content:
                found.setdefault(f"{canary} ({place})", []).append(name)
    return found


def test_not_a_byte_is_left(city: Path, tmp_path: Path, nest: Nest) -> None:
    """Nearly every canary is in the site before; after the suspension none is, and no other page speaks of the entry."""
    site = build(city, tmp_path / "site")
    before = sightings(site, nest)
    assert {place for canary, place in nest.places.items() if f"{canary} ({place})" not in before} == {"git message"}
    assert KEY in (site / NEIGHBOUR).read_text(encoding="utf-8"), "the twin names it as related"
    assert portal("suspend", KEY, "--case", CASE, "--today", DAY).exit_code == 0
    lawful(city)
    build(city, site)
    assert sightings(site, nest) == {}
    named = {name for name, content in everything(site) if KEY.encode() in content or b"park-list" in content}
    assert {name for name in named if not MAY_NAME.match(name)} == set()
    assert re.search(f"{TITLE}(?!之)", (site / NEIGHBOUR).read_text(encoding="utf-8")) is None
    assert portal("verify-gone", KEY, "--site", str(site)).exit_code == 0
    planted = next(canary for canary, place in nest.places.items() if place == "cell")
    said = next(canary for canary, place in nest.places.items() if place == "result of an objection")
    for name, content in (
        ("assets/said.txt", said.encode()),
        (NEIGHBOUR, planted.encode()),
        ("assets/left.json", json.dumps({"cell": planted}).encode()),
        ("assets/left.txt.gz", gzip.compress(planted.encode())),
    ):
        path = site / name
        kept = path.read_bytes() if path.exists() else b""
        path.write_bytes(kept + content)
        told = portal("verify-gone", KEY, "--site", str(site))
        assert (told.exit_code, name in told.stdout) == (1, True), name
        path.write_bytes(kept)


def test_not_a_byte_comes_back_with_the_tombstone(city: Path, tmp_path: Path, nest: Nest) -> None:
    """Once the folder is removed, what registers said of the entry stays as hidden as it was while it stood."""
    for step in ("suspend", "withdraw"):
        assert portal(step, KEY, "--case", CASE, "--today", DAY).exit_code == 0
        lawful(city)
    assert portal("bury", KEY).exit_code == 0
    lawful(city)
    assert sightings(build(city, tmp_path / "site"), nest) == {}
