"""The exports: read by the programs they are made for, true to the files beside them, and silent about what is not open."""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from openapi_spec_validator import validate as validate_openapi

from generator.export import signposts
from generator.export.api import PER_PAGE
from generator.export.openapi import PATHS
from generator.read.reference import validate_package
from tests.export_support import exports_of, view_in
from tests.page_support import changed
from tests.support import ROOT, golden_contents

BASE = "https://open-data.example/qingdao/"
CLOSED = {"street-stalls", "vaccination-sites", "old-street-lights"}
"""Entries of the demonstration that are suspended or withdrawn."""

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def loaded(path: Path) -> Any:
    """Return a JSON file as a value."""
    return json.loads(path.read_bytes())


def test_every_descriptor_is_valid_and_whole(site: Path) -> None:
    """frictionless, a second reader and the published profile take every descriptor, and its files lie beside it."""
    profile = loaded(site / "profile/1.0/published-1.0.json")
    files = sorted((site / "datasets").glob("*/*/datapackage.json"))
    assert len(files) > 20
    for file in files:
        value = loaded(file)
        assert value["$schema"] == profile["$id"]
        jsonschema.Draft7Validator(profile).validate(value)
        for each in value["resources"]:
            content = (file.parent / each["path"]).read_bytes()
            assert each["bytes"] == len(content)
            assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_catalogue_is_a_package_of_tables(site: Path) -> None:
    """Entries, files and fields are tables that point to each other; both readers find nothing wrong."""
    assert validate_package(site / "datapackage.json") == ()
    script = (
        "import datapackage, sys\n"
        "package = datapackage.Package(sys.argv[1])\n"
        "assert package.valid, package.errors\n"
        "for name in ('files', 'fields'):\n"
        "    resource = package.get_resource(name)\n"
        "    resource.check_relations()\n"
        "    assert len(resource.read()) > 100\n"
        "for path in sys.argv[2:]:\n"
        "    package = datapackage.Package(path)\n"
        "    assert package.valid, (path, package.errors)\n"
    )
    entries = map(str, sorted((site / "datasets").glob("*/*/datapackage.json")))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(site / "datapackage.json"), *entries],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_every_open_entry_gets_all_points(site: Path) -> None:
    """Every open entry of the demonstration gets 405 of 405 points."""
    found = {path: loaded(path) for path in sorted((site / "api/v1/entries").rglob("*.json"))}
    points = {path: value["metadataPoints"] for path, value in found.items() if "metadataPoints" in value}
    assert len(points) > 20
    for path, each in points.items():
        assert each == {"points": 405, "of": 405, "missing": []}, path


def test_the_interface_keeps_to_its_description(site: Path) -> None:
    """OpenAPI 3.1 is valid, every file below api/v1 is described, and each fits the schema that is stated for it."""
    description = loaded(site / "api/v1/openapi.json")
    validate_openapi(description)
    schemas = {"components": description["components"]}
    patterns = {
        re.compile(re.sub(r"\\{[a-z]+\\}", "[^/]+", re.escape(each.path))): {
            "$ref": f"#/components/schemas/{each.schema}",
            **schemas,
        }
        for each in PATHS
    }
    used = set()
    for path in sorted((site / "api/v1").rglob("*.json")):
        name = path.relative_to(site / "api/v1").as_posix()
        if name == "openapi.json":
            continue
        found = [(pattern, schema) for pattern, schema in patterns.items() if pattern.fullmatch(name)]
        assert len(found) == 1, name
        used.add(found[0][0])
        jsonschema.Draft202012Validator(found[0][1]).validate(loaded(path))
    assert {pattern.pattern for pattern in patterns} - {pattern.pattern for pattern in used} == {
        re.sub(r"\\{[a-z]+\\}", "[^/]+", re.escape("catalogue/{page}.json"))
    }


def test_rows_in_pages_are_the_rows_of_the_table(site: Path) -> None:
    """All pages of a table together are the first 50,000 rows of its JSON download, 1,000 at a time, and name the whole."""
    folders = [path.parent for path in sorted((site / "api/v1/rows").rglob("1.json"))]
    assert len(folders) > 20
    for folder in folders:
        publisher, entry, resource = folder.parts[-3:]
        pages = [loaded(folder / f"{number}.json") for number in range(1, len(list(folder.iterdir())) + 1)]
        rows = [row for page in pages for row in page["rows"]]
        details = loaded(site / f"api/v1/entries/{publisher}/{entry}.json")
        own = next(each for each in details["resources"] if each["name"] == resource)
        download = next(each["url"] for each in own["downloads"] if each["format"] == "json")
        every = loaded(site / download.removeprefix(BASE))
        assert rows == every[:50_000]
        assert own["pages"]["complete"] == (len(every) <= 50_000)
        assert {(page["whole"], page["total"]) for page in pages} == {(download, len(every))}
        assert [page["next"] is None for page in pages] == [False] * (len(pages) - 1) + [True]
        assert {len(page["rows"]) for page in pages[:-1]} <= {1000}


def test_the_developers_page_names_every_address(site: Path) -> None:
    """Both languages of the readable page name every path of the interface and every other export."""
    for name in ("developers", "en/developers"):
        text = (site / name / "index.html").read_text(encoding="utf-8")
        for each in PATHS:
            assert each.path in text
        for path in ("dcat/catalog.ttl", "data.json", "croissant.json", "feeds/all.xml", "llms.txt", "api/action"):
            assert path in text


def test_feeds_tell_in_order(site: Path) -> None:
    """Every Atom feed has what a reader needs, newest first, each entry once; its JSON twin tells the same."""
    files = sorted([*(site / "feeds").rglob("*.xml"), *(site / "en/feeds").rglob("*.xml")])
    assert len(files) > 40
    for file in files:
        feed = ET.fromstring(file.read_bytes())
        assert feed.findtext(f"{ATOM}id") == BASE + file.relative_to(site).as_posix()
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        entries = feed.findall(f"{ATOM}entry")
        days = [each.findtext(f"{ATOM}updated", "") for each in entries]
        assert days == sorted(days, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == days[0]
        identities = [each.findtext(f"{ATOM}id") for each in entries]
        assert len(set(identities)) == len(identities)
        assert [each["id"] for each in loaded(file.with_suffix(".json"))["items"]] == identities
    assert "suspended" in (site / "feeds/all.json").read_text(encoding="utf-8")


def test_the_sitemap_names_every_page(site: Path) -> None:
    """The sitemap is the list of pages without notices of closed entries, with the day of the data for an entry."""
    found = {each.findtext(f"{SITEMAP}loc"): each for each in ET.parse(site / "sitemap.xml").getroot()}
    pages = {BASE + path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")}
    notices = {page for page in pages if "/datasets/" in page and page not in found}
    assert set(found) == pages - notices
    assert {page.rstrip("/").rpartition("/")[2] for page in notices} == CLOSED
    assert found[f"{BASE}datasets/qd-transport/bus-stops/"].findtext(f"{SITEMAP}lastmod") == "2026-10-12"


def test_a_long_sitemap_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit there is a list of sitemaps, and no address is lost."""
    monkeypatch.setattr(signposts, "MOST_URLS", 2)
    files = {each.path: each.content for each in signposts.sitemap(["", "a/", "b/"], view_in(golden_contents()))}
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert files["sitemap-1.xml"].count(b"<loc>") + files["sitemap-2.xml"].count(b"<loc>") == 3
    assert ET.fromstring(files["sitemap.xml"]).tag == f"{SITEMAP}sitemapindex"


def test_security_contacts_come_from_the_setting_only() -> None:
    """Without contacts in portal.yaml, or past their day, there is no security.txt; with them it says exactly these."""
    assert ".well-known/security.txt" not in exports_of(view_in(golden_contents()))
    setting = "timezone: \"+08:00\"\nsecurity: {contact: 'mailto:safe@data.example', expires: '2027-06-30T00:00:00Z'}"
    files = exports_of(view_in(changed({"catalog/portal.yaml": (('timezone: "+08:00"', setting),)})))
    assert files[".well-known/security.txt"].decode() == (
        "Contact: mailto:safe@data.example\nExpires: 2027-06-30T00:00:00Z\n"
        "Preferred-Languages: zh, en\nCanonical: https://data.example/.well-known/security.txt\n"
    )
    past = changed({"catalog/portal.yaml": (('timezone: "+08:00"', setting.replace("2027", "2026")),)})
    assert ".well-known/security.txt" not in exports_of(view_in(past))


def test_croissant_names_the_files_as_they_are(site: Path) -> None:
    """Every record set reads the fields of the table, in their order, from a file with the stated sum."""
    files = sorted((site / "datasets").glob("*/*/croissant.json"))
    assert len(files) > 20
    for file in files:
        value = loaded(file)
        assert value["conformsTo"] == "http://mlcommons.org/croissant/1.1"
        names: dict[str, list[str]] = {}
        for each in value["distribution"]:
            content = (file.parent / each["@id"]).read_bytes()
            assert each["sha256"] == hashlib.sha256(content).hexdigest()
            if each["@id"].endswith(".json"):
                names[each["@id"]] = [f"$[*].'{name}'" for name in json.loads(content)[0]]
        for records in value["recordSet"]:
            sources = [field["source"] for field in records["field"]]
            file_of = {source["fileObject"]["@id"] for source in sources}
            assert len(file_of) == 1
            assert [source["extract"]["jsonPath"] for source in sources] == names[file_of.pop()]


def test_every_page_describes_its_dataset(site: Path) -> None:
    """The pages of all entries but closed ones hold schema.org's words with what search engines ask for."""
    for path in sorted(site.glob("**/datasets/*/*/index.html")):
        text = path.read_text(encoding="utf-8")
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        for data in map(json.loads, found):
            assert data["@type"] == "Dataset"
            assert data["name"]
            assert 50 <= len(data["description"]) <= 5000
            assert all(each["contentUrl"].startswith(BASE) for each in data.get("distribution", ()))
        assert bool(found) == (path.parent.name not in CLOSED), path
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '"@type":"DataCatalog"' in home


def test_lists_for_other_programs_are_complete(site: Path) -> None:
    """data.json, the CKAN-shaped list and the exports for Chinese portals name the same entries."""
    total = loaded(site / "api/v1/catalogue.json")["total"]
    assert total <= PER_PAGE
    data = loaded(site / "data.json")
    assert len(data["dataset"]) == total
    for each in data["dataset"]:
        assert {"title", "description", "publisher", "contactPoint", "identifier", "accessLevel"} <= set(each)
        assert all({"downloadURL", "mediaType"} <= set(file) for file in each.get("distribution", ()))
    assert len(loaded(site / "api/action/package_list")["result"]) == total
    assert loaded(site / "api/action/package_search")["result"]["count"] == total
    guideline = list(csv.DictReader(io.StringIO((site / "exports/guideline.csv").read_text(encoding="utf-8"))))
    assert len(guideline) == total
    assert len(guideline[0]) == 13
    assert guideline == loaded(site / "exports/guideline.json")


def test_addresses_answer_for_ever(golden_site: Path) -> None:
    """Every address that the golden catalogue ever had still has a file: a page is never moved, only given a tombstone."""
    known = (ROOT / "tests" / "golden" / "addresses.txt").read_text(encoding="utf-8").splitlines()
    assert known == sorted(set(known))
    assert [path for path in known if not (golden_site / path).is_file()] == []
