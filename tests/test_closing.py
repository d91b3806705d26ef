"""The drill: an entry with planted canaries is suspended, proved gone, opened again, withdrawn and buried."""

import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from generator.derive.traces import traces
from generator.publish.edit import EditError, with_properties, with_row
from generator.publish.gone import look
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.conftest import build
from tests.support import GOLDEN, ROOT
from tests.test_cli import PARKS, portal, replace
from tests.test_trees import git, golden_repository

KEY = "parks/park-list"
TABLE = "datasets/parks/park-list/parks.csv"
CASE = "OBJ-2026-0001"
DAY = "2026-11-23"
CANARIES = ("金丝雀甲七七九三", "canary-cell-5581", "canary-describe-9127", "canary-field-4410", "canary-keyword-3308")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository in whose open entry canaries were planted, as the working folder."""
    root = golden_repository(tmp_path / "repository")
    for name in ("docs", "site_overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PORTAL_CACHE", str(tmp_path / "cache"))
    replace(root, "001,中山公园", f"001,{CANARIES[0]} {CANARIES[1]}", TABLE)
    replace(root, "Names, places and areas; for tests.", f"Names; {CANARIES[2]}.")
    replace(root, "descriptionEn: The area.", f"descriptionEn: The area {CANARIES[3]}.")
    replace(root, "keywordsEn:\n  - park\n", f"keywordsEn:\n  - {CANARIES[4]}\n")
    return commit(root, "canaries")


def commit(root: Path, message: str) -> Path:
    """Commit everything but what the build leaves behind."""
    git(root, "add", "catalog", "datasets", "docs", "site_overrides", "mkdocs.yml")
    git(root, "commit", "--quiet", f"--message={message}")
    return root


def lawful(root: Path, author: str = "demo-city", approver: str = "demo-city-deputy") -> None:
    """Check and review what lies in the working tree: no error of any kind; then commit it."""
    shown = portal("check", "--today", DAY, "--format", "json")
    assert shown.exit_code == 0, shown.stdout
    review = portal("review", "HEAD", "--today", DAY, "--author", author, "--approver", approver)
    assert review.exit_code == 0, review.stdout
    commit(root, "step")


def opened(site: Path) -> list[tuple[str, bytes]]:
    """Return every file with everything that is packed in it, by code that the proof does not use."""
    found = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found.append((path.relative_to(site).as_posix(), content))
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as packed:
                    found += [(f"{path.name}!{name}", packed.read(name)) for name in packed.namelist()]
            if path.suffix == ".parquet":
                found.append((f"{path.name}!", repr(parquet.read_table(path).to_pydict()).encode()))
            if path.suffix == ".gz":
                found.append((f"{path.name}!", gzip.decompress(content)))
    return found


def sightings(site: Path) -> list[str]:
    """Return the files in which a canary is, in plain or escaped letters."""
    forms = {form for each in CANARIES for form in (each.encode(), json.dumps(each)[1:-1].encode())}
    return [name for name, content in opened(site) if any(form in content for form in forms)]


def test_the_whole_path_from_suspension_to_the_tombstone(city: Path, tmp_path: Path) -> None:
    """Each step passes check and review; after a suspension no byte is left but the notice, and the proof says so."""
    site = build(city, tmp_path / "site")
    assert len(sightings(site)) > 5, "the canaries are everywhere before"
    assert portal("verify-gone", KEY, "--site", str(site)).exit_code == 1

    done = portal("suspend", KEY, "--case", CASE, "--today", DAY)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.split() == [PARKS, "catalog/registers/objections.csv"]
    review = portal(
        "review", "HEAD", "--today", DAY, "--format", "json", "--author", "demo-city", "--approver", "demo-city"
    )
    assert json.loads(review.stdout)["route"]["anyOf"] in {True, False}
    lawful(city)
    build(city, site)
    assert sightings(site) == []
    page = (site / "datasets/parks/park-list/index.html").read_text(encoding="utf-8")
    assert CASE in page
    assert {path.name for path in (site / "datasets/parks/park-list").iterdir()} == {"index.html"}
    proof = portal("verify-gone", KEY, "--site", str(site), "--lang", "en")
    assert proof.exit_code == 0, proof.stdout
    assert "0 found" in proof.stdout
    assert "git filter-repo --invert-paths --path datasets/parks/park-list/" in proof.stdout
    assert re.search(r"git history: [3-9] commits", proof.stdout)

    assert portal("restore", KEY, "--case", CASE, "--outcome", "unfounded", "--today", DAY).exit_code == 0
    lawful(city)
    build(city, site)
    assert len(sightings(site)) > 5
    assert "statusChange" not in (city / PARKS).read_text(encoding="utf-8")

    second = "OBJ-2026-0009"
    assert portal("suspend", KEY, "--case", second, "--kind", "error", "--today", DAY).exit_code == 0
    lawful(city)
    answer = ("--reply", "核实属实，已下架。", "--reply-en", "It was right; withdrawn.")
    assert portal("withdraw", KEY, "--case", second, "--today", DAY, *answer).exit_code == 0
    lawful(city)
    build(city, site)
    assert sightings(site) == []
    assert portal("verify-gone", KEY, "--site", str(site)).exit_code == 0

    assert portal("bury", KEY).exit_code == 0
    assert not (city / "datasets/parks/park-list").exists()
    tombstones = (city / "catalog/registers/tombstones.csv").read_text(encoding="utf-8")
    assert f"{KEY},公园名录,Park list,parks,{DAY},objection" in tombstones
    review = portal("review", "HEAD", "--today", DAY, "--format", "json")
    codes = {each["code"] for each in json.loads(review.stdout)["findings"] if each["level"] == "error"}
    assert not {each for each in codes if each.startswith("CH")}
    lawful(city)
    build(city, site)
    assert portal("verify-gone", KEY, "--site", str(site), "--revision", "HEAD~1").exit_code == 0
    notices = {path.name for path in (site / "datasets/parks/park-list").iterdir()}
    assert notices == {"index.html", "dcat.ttl", "dcat.jsonld", "dcat.rdf"}
    assert json.loads((site / "api/v1/entries/parks/park-list.json").read_bytes())["removed"]


def test_reopened_after_processing(city: Path) -> None:
    """Processed data are opened again with a reason, and the register says so; without a reason nothing is written."""
    assert portal("suspend", KEY, "--case", CASE, "--today", DAY).exit_code == 0
    lawful(city)
    assert portal("reopen", KEY, "--case", CASE, "--today", DAY).exit_code == 2
    done = portal(
        "reopen", KEY, "--case", CASE, "--note", "已删除两行。", "--note-en", "Two rows removed.", "--today", DAY
    )
    assert done.exit_code == 0
    lawful(city, author="demo-parks", approver="demo-city")
    text = (city / PARKS).read_text(encoding="utf-8")
    assert "changeNote:" in text
    assert "已删除两行。" in text
    register = (city / "catalog/registers/objections.csv").read_text(encoding="utf-8")
    assert f"{CASE},parks/park-list,parks,infringement,decided,{DAY},{DAY},{DAY},reopened,,," in register


@pytest.mark.parametrize(
    "arguments",
    [
        ("suspend", "parks/nothing", "--case", CASE),
        ("suspend", KEY, "--case", "OBJ-2026-0002"),
        ("suspend", KEY, "--case", "none"),
        ("suspend", KEY, "--case", CASE, "--reason", "whim"),
        ("withdraw", KEY, "--case", CASE),
        ("restore", KEY, "--case", CASE),
        ("bury", KEY),
        ("verify-gone", KEY, "--site", "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(city: Path, arguments: tuple[str, ...]) -> None:
    """A wrong entry, case, reason or order ends with status 2 and an unchanged repository."""
    day = () if arguments[0] in {"bury", "verify-gone"} else ("--today", DAY)
    done = portal(*arguments, *day)
    assert done.exit_code == 2
    assert done.stderr
    assert git(city, "status", "--porcelain", "catalog", "datasets") == ""


def test_an_edit_keeps_every_other_byte() -> None:
    """Comments, order and notation of a descriptor stay; what cannot be edited safely is refused."""
    text = "# head\nname: a\nstatus: published # now\n# about themes\nthemes:\n- x\n- y\nnote: |\n  # no comment\n\n  end\n"
    closed = with_properties(text, {"status": "suspended", "statusChange": {"date": "2026-01-02", "note": "停：一"}})
    assert closed == text.replace(
        "status: published # now\n",
        'status: suspended\nstatusChange:\n  date: "2026-01-02"\n  note: "停：一"\n',
    )
    again = with_properties(closed, {"status": "published", "statusChange": None})
    assert again == text.replace(" # now", "")
    assert with_properties(text, {"themes": "none"}) == text.replace("themes:\n- x\n- y\n", "themes: none\n")
    for bad in ("{name: a, status: published}\n", "name: [\n"):
        with pytest.raises(EditError):
            with_properties(bad, {"status": "suspended"})


def test_a_row_is_set_and_its_neighbours_stay() -> None:
    """One row changes, quoted neighbours and the notation of line ends stay; an unknown number is a new row."""
    register = b'code,a,b\r\n1,"x\r\ny",z\r\n2,,\r\n3,"q",r'
    assert (
        with_row(register, "code", {"code": "2", "b": "n,m"}) == b'code,a,b\r\n1,"x\r\ny",z\r\n2,,"n,m"\r\n3,"q",r\r\n'
    )
    assert with_row(register, "code", {"code": "4", "a": "k"}).endswith(b'3,"q",r\r\n4,k,\r\n')
    with pytest.raises(EditError):
        with_row(register, "code", {"code": "2", "c": "?"})


def test_the_search_opens_what_is_packed(tmp_path: Path) -> None:
    """A text is found in plain, escaped and packed files, and so are files and lists that name the entry."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sheet.xml", "<t>秘密文字</t>")
    table = io.BytesIO()
    parquet.write_table(pa.table({"a": ["秘密文字"]}), table, compression="zstd")
    planted = {
        "plain.txt": "秘密文字".encode(),
        "escaped.json": json.dumps({"a": "秘密文字"}).encode(),
        "entity.html": b"&#31192;&#23494;&#25991;&#23383;",
        "address.html": b"?q=%E7%A7%98%E5%AF%86%E6%96%87%E5%AD%97",
        "book.xlsx": stream.getvalue(),
        "data.parquet": table.getvalue(),
        "twice.gz": gzip.compress(gzip.compress("秘密文字".encode())),
        "datasets/a/b/index.html": b"notice",
        "datasets/a/b/data.csv": b"x",
        "search/shard.json": b'["a/b"]',
        "sitemap.xml": b"<loc>https://data.example/datasets/a/b/</loc>",
        "clean.html": b"a/b is named on a page of notices",
    }
    for name, content in planted.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    found = look(tmp_path, "a/b", ["秘密文字".encode()])
    assert {each.path for each in found.traces} == set(planted) - {"datasets/a/b/index.html", "clean.html"}
    assert found.files == len(planted)
    assert look(tmp_path, "c/d", []).traces == ()


def test_the_golden_repository_is_untouched() -> None:
    """The drill works on copies."""
    assert "status: published" in (GOLDEN / PARKS).read_text(encoding="utf-8")


def test_what_is_met_by_chance_is_no_trace(tmp_path: Path) -> None:
    """A number within a longer one, a day, and a word that a title elsewhere has too prove nothing."""
    entry = next(each for each in read_repository(WorkingTree(GOLDEN)).catalogue.entries if each.key == KEY)
    table = b"a,b,c\n36.166666,2027-01-30,greenway\n1,2,waterfall-path\n"
    wanted = traces(entry, {"t.csv": table}, b"Greenways of the east")
    assert {b"36.166666", b"waterfall-path"} <= set(wanted)
    assert not {b"2027-01-30", b"greenway"} & set(wanted)
    for content, found in ((b"<v>36.16666666666</v>", 0), (b"x136.166666", 0), (b'{"a":36.166666}', 1)):
        (tmp_path / "file").write_bytes(content)
        assert len(look(tmp_path, "a/b", wanted).traces) == found, content
