"""The built site as files: reproducible, true to its sources, and holding nothing that is not open."""

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from generator.publish.site import MANIFEST, verify
from generator.read.reference import validate_package
from tests.conftest import build
from tests.support import ROOT, golden_contents, golden_root

PARK = "datasets/parks/park-list"
DESCRIPTIONS = {"index.html", "index.md", "dcat.ttl", "dcat.jsonld", "dcat.rdf", "ckan.json"}
"""What may lie at the address of an entry that gives no data: its page and the same in other forms."""

DATASETS = sorted((ROOT / "datasets").glob("*/*/datapackage.yaml"))


def files(site: Path) -> dict[str, bytes]:
    """Return every file of a site by path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_the_same_input_gives_the_same_bytes(golden_site: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone, locale and folder, and no cache: not one byte differs."""
    root = golden_root(tmp_path / "elsewhere" / "deeper")
    environment = {
        "PYTHONHASHSEED": "7",
        "TZ": "America/New_York",
        "LC_ALL": "C",
        "PORTAL_CACHE": str(tmp_path / "cache"),
    }
    again = build(root, tmp_path / "again", **environment)
    assert files(again) == files(golden_site)


def test_a_second_build_changes_nothing(golden_site: Path, tmp_path: Path) -> None:
    """Built over itself from the cache, every file is kept, and so is every byte."""
    root = golden_root(tmp_path / "repository")
    site = tmp_path / "site"
    build(root, site, PORTAL_CACHE=str(tmp_path / "cache"))
    inodes = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    build(root, site, PORTAL_CACHE=str(tmp_path / "cache"))
    assert {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()} == inodes
    assert files(site) == files(golden_site)


def test_errors_leave_the_old_site_untouched(tmp_path: Path) -> None:
    """A catalogue with an error is not published, and the site that stands stays as it is."""
    root = golden_root(tmp_path / "repository")
    site = build(root, tmp_path / "site", PORTAL_CACHE=str(tmp_path / "cache"))
    before = files(site)
    (root / PARK / "parks.csv").unlink()
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--output", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "OD401" in done.stdout
    assert files(site) == before


def test_the_manifest_is_true_and_complete(site: Path) -> None:
    """Every file is named with its size and hash, and every link is a plain file."""
    assert verify(site) == ()
    assert [path for path in site.rglob("*") if path.is_symlink()] == []


@pytest.mark.parametrize("descriptor", DATASETS, ids=lambda path: path.parent.relative_to(ROOT / "datasets").as_posix())
def test_only_open_data_is_published_and_it_is_the_source(site: Path, descriptor: Path) -> None:
    """Open tables lie in the site byte for byte in four formats; of all others no data file exists."""
    value = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    folder = site / "datasets" / value["id"]
    offered = value["openness"] == "unconditional" and value["status"] in {"published", "archived"}
    data = [each["path"] for each in value["resources"] if each.get("role", "data") == "data"]
    lying = {path.name for path in folder.iterdir()}
    if not offered:
        assert "index.html" in lying
        assert lying <= DESCRIPTIONS
        return
    assert {"index.html", "datapackage.json", *data} <= lying
    for name in data:
        assert (folder / name).read_bytes() == (descriptor.parent / name).read_bytes()
        stem = name.removesuffix(".csv")
        assert {f"{stem}.json", f"{stem}.parquet", f"{stem}.xlsx"} <= lying


def test_published_packages_are_valid_for_frictionless(site: Path, tmp_path: Path) -> None:
    """Anyone can take a folder away and validate it: bytes, hashes and every cell agree."""
    packages = sorted(site.glob("datasets/*/*/datapackage.json"))
    assert packages
    small = [path for path in packages if sum(each.stat().st_size for each in path.parent.glob("*.csv")) < 300_000]
    for path in small:
        assert validate_package(path) == (), path.parent.name
    assert tmp_path.exists()


def test_a_second_reader_takes_the_packages(site: Path) -> None:
    """The older library of the standard's authors accepts the published descriptors too, in its own process."""
    code = (
        "import sys, json, datapackage\n"
        "for path in sys.argv[1:]:\n"
        "    package = datapackage.Package(path)\n"
        "    assert package.valid, (path, package.errors)\n"
        "    assert package.resources[0].name\n"
        "print('read', len(sys.argv) - 1)\n"
    )
    paths = [str(path) for path in sorted(site.glob("datasets/*/*/datapackage.json"))]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *paths], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == f"read {len(paths)}", done.stderr[-2000:]


def test_every_catalogue_folder_is_a_valid_package() -> None:
    """Plain frictionless accepts the authority's tables and every small entry as they lie in git."""
    folders = [*(ROOT / "catalog").glob("*/datapackage.yaml"), *(ROOT / "catalog" / "plans").glob("*/datapackage.yaml")]
    small = [path for path in DATASETS if sum(each.stat().st_size for each in path.parent.glob("*.csv")) < 300_000]
    for path in (*folders, *small):
        assert validate_package(path) == (), path


def test_closed_data_is_nowhere_in_the_output(tmp_path: Path) -> None:
    """Canaries in conditional, withheld and suspended entries are in no byte of the site, inside archives neither."""
    root = golden_root(tmp_path / "repository")
    canary = "CANARY7391"
    _put(root / "datasets/east-roads/road-sensors/sensors.csv", f"code,name\n{canary},x\n")
    park = root / PARK / "datapackage.yaml"
    text = park.read_text(encoding="utf-8").replace(
        "status: published",
        "status: suspended\nstatusChange:\n  date: '2026-11-01'\n  reason: objection\n  note: 核实中\n  case: OBJ-2026-0001",
    )
    park.write_text(text.replace("公园的名称", "公园的名称"), encoding="utf-8")
    _put(root / PARK / "gates.csv", f"park,gate\n001,{canary}\n")
    # the dictionary with a row is an error of its own, so the data check is passed by and the build asked directly
    _put(root / "datasets/east-roads/road-sensors/sensors.csv", "code,name\n")
    site = build(root, tmp_path / "site", PORTAL_CACHE=str(tmp_path / "cache"))
    for path, content in files(site).items():
        assert canary.encode() not in content, path
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                assert all(canary.encode() not in archive.read(name) for name in archive.namelist()), path
    assert "公园名录" in (site / PARK / "index.html").read_text(encoding="utf-8")
    lying = {path.rpartition("/")[2] for path in files(site) if "park-list" in path and "/api/" not in f"/{path}"}
    assert lying <= DESCRIPTIONS


def _put(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, encoding="utf-8")


class _Links(HTMLParser):
    """Collects what a page links to and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.ids.add(named.get("id", ""))
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if tag in {"script", "img", "iframe", "source"} and "src" in named:
            self.loads.append(named["src"])
        if tag == "link" and named.get("rel") in {"stylesheet", "icon", "preload"}:
            self.loads.append(named["href"])


def test_every_link_of_every_page_leads_somewhere(site: Path) -> None:
    """Internal links reach a file of the site, fragments an element; nothing is loaded from another host."""
    pages = {path: _parsed(path) for path in site.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for load in page.loads:
            assert not urlsplit(load).netloc, f"{path}: {load}"
        for link in (*page.links, *page.loads):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            lost = parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids
            if lost or not target.is_file():
                broken.append(f"{path.relative_to(site)} -> {link}")
    assert broken == []


def _parsed(path: Path) -> _Links:
    parser = _Links()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


def test_every_page_exists_in_both_languages(site: Path) -> None:
    """Chinese at the root, English below en/, page by page."""
    pages = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    chinese = {path for path in pages if not path.startswith("en/")}
    assert {path.removeprefix("en/") for path in pages if path.startswith("en/")} == chinese


def test_every_page_says_its_language_and_where_it_belongs(site: Path) -> None:
    """Language, title, description, canonical address and both alternates are in every page's head."""
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        lang = "en" if name.startswith("en/") else "zh"
        assert f'<html lang="{lang}"' in text
        assert re.search(r"<title>[^<]{3,}</title>", text), name
        assert re.search(r'<meta name="description" content="[^"]+">', text), name
        assert f'rel="canonical" href="https://open-data.example/qingdao/{name}"' in text
        assert text.count('rel="alternate " href=') == 2
        assert "@@od-" not in text
        assert "od-frame" not in text


def test_the_golden_catalogue_keeps_its_descriptor(golden_site: Path) -> None:
    """The published descriptor says what the publisher wrote, plus true sizes and hashes."""
    published = json.loads((golden_site / PARK / "datapackage.json").read_bytes())
    written = yaml.safe_load(golden_contents()[f"{PARK}/datapackage.yaml"])
    for resource in published["resources"]:
        content = golden_contents()[f"{PARK}/{resource['path']}"]
        assert resource.pop("bytes") == len(content)
        assert resource.pop("hash") == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource.pop("rowCount") == content.count(b"\n") - 1
    assert published.pop("$schema") == "https://data.example/profile/1.0/published-1.0.json"
    assert published == written
    assert (golden_site / "profile/1.0/published-1.0.json").is_file()
    assert (golden_site / MANIFEST).is_file()
