"""The exports of odd catalogues: empty, closed, hardly described, full of hostile text; each still what its standard asks for."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from openapi_spec_validator import validate as validate_openapi
from rdflib import DCAT, DCTERMS, RDF, Namespace
from rdflib.compare import isomorphic

from generator.derive.structured_data import dataset_data
from generator.export.openapi import PATHS
from generator.export.signposts import sitemap
from generator.model.text import Lang
from generator.pages.head_links import entry_links
from tests.export_support import exports_of, view_in
from tests.odd_catalogues import HOSTILE, odd_catalogues
from tests.page_support import changed
from tests.support import TODAY
from tests.test_dcat import FORMATS, complaints, graph_of

ODD = sorted(odd_catalogues())
ATOM = "{http://www.w3.org/2005/Atom}"
PARK = "parks/park-list"
DCAT_3 = Namespace(str(DCAT))
"""The words that are new in version 3."""


@cache
def exported(name: str) -> Mapping[str, bytes]:
    """Return the exports of an odd catalogue."""
    return exports_of(view_in(odd_catalogues()[name]))


def loaded(name: str, path: str) -> Any:
    """Return a JSON file of an odd catalogue."""
    return json.loads(exported(name)[path])


@pytest.mark.parametrize("name", ODD)
def test_linked_data_is_one_valid_graph(name: str) -> None:
    """All three spellings of every document agree, and break no demand of DCAT-AP."""
    files = exported(name)
    for path in [each for each in files if each.endswith(".ttl")]:
        graphs = [graph_of(files[path.removesuffix("ttl") + suffix], suffix) for suffix in FORMATS]
        assert isomorphic(graphs[0], graphs[1]), path
        assert isomorphic(graphs[0], graphs[2]), path
        assert complaints(graphs[0]) == "", path


@pytest.mark.parametrize("name", ODD)
def test_every_file_can_be_read(name: str) -> None:
    """JSON is JSON, XML is XML, each is UTF-8; the interface keeps to its description."""
    files = exported(name)
    description = loaded(name, "api/v1/openapi.json")
    validate_openapi(description)
    schemas = {re.sub(r"\\{[a-z]+\\}", "[^/]+", re.escape(each.path)): each.schema for each in PATHS}
    for path, content in files.items():
        text = content.decode()
        if path.endswith((".xml", ".rdf")):
            ET.fromstring(content)
        if path.endswith((".json", ".jsonld")) or path.startswith("api/action/"):
            value = json.loads(text)
            found = [schema for pattern, schema in schemas.items() if re.fullmatch(f"api/v1/{pattern}", path)]
            for schema in found:
                wanted = {"$ref": f"#/components/schemas/{schema}", "components": description["components"]}
                jsonschema.Draft202012Validator(wanted).validate(value)
    for artifact in sitemap(["", "a/"], view_in(odd_catalogues()[name])):
        ET.fromstring(artifact.content)


@pytest.mark.parametrize("name", ODD)
def test_feeds_are_what_readers_expect(name: str) -> None:
    """Each event of a feed has an identity, a title, a summary and a time of its own, and the times fall."""
    files = {path: each for path, each in exported(name).items() if "feeds/" in path and path.endswith(".xml")}
    assert {"feeds/all.xml", "en/feeds/all.xml"} <= set(files), "every page names them"
    for path, content in files.items():
        feed = ET.fromstring(content)
        entries = feed.findall(f"{ATOM}entry")
        assert bool(entries) == (name != "empty")
        times = [each.findtext(f"{ATOM}updated", "") for each in entries]
        assert times == sorted(set(times), reverse=True), path
        assert feed.findtext(f"{ATOM}updated") == (times[0] if times else f"{TODAY}T00:00:00+08:00")
        for tag in ("id", "title", "summary"):
            assert all((each.findtext(f"{ATOM}{tag}") or "").strip() for each in entries), path
        assert not Counter(each.findtext(f"{ATOM}id") for each in entries) - Counter(
            {each.findtext(f"{ATOM}id") for each in entries}
        )


@pytest.mark.parametrize("name", ODD)
def test_lists_hold_what_they_must(name: str) -> None:
    """data.json has the members that its schema demands, none of them empty, and no keyword twice."""
    for each in loaded(name, "data.json")["dataset"]:
        for member in ("title", "description", "identifier", "accessLevel"):
            assert each[member].strip()
        assert each["publisher"]["name"]
        assert each["contactPoint"]["fn"]
        assert each["keyword"]
        assert all(each["keyword"])
        assert all(set(file) >= {"downloadURL", "mediaType"} for file in each.get("distribution", ()))


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("lang", Lang)
def test_search_engines_get_enough_words(name: str, lang: Lang) -> None:
    """A description has a length that search engines take, however little its publisher wrote."""
    view = view_in(odd_catalogues()[name])
    for entry in view.catalogue.entries:
        data = dataset_data(entry, view.catalogue, view.facts.get(entry.key), lang)
        assert data is None or 50 <= len(str(data["description"])) <= 5000


def test_hostile_text_arrives_everywhere_as_it_was_written() -> None:
    """Quotes, marks of every syntax, line ends, emoji, joined and combining characters are only text."""
    name = "hostile text"
    for suffix in FORMATS:
        graph = graph_of(exported(name)[f"datasets/{PARK}/dcat.{suffix}"], suffix)
        dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
        assert {str(each) for each in graph.objects(dataset, DCTERMS.title)} == {HOSTILE}
        assert str(next(graph.objects(dataset, DCTERMS.description))) == HOSTILE
    own = f"https://data.example/datasets/{PARK}/"
    assert next(each for each in loaded(name, "data.json")["dataset"] if each["identifier"] == own)["title"] == HOSTILE
    assert loaded(name, f"api/v1/entries/{PARK}.json")["title"] == {"zh": HOSTILE, "en": HOSTILE}
    assert loaded(name, f"datasets/{PARK}/ckan.json")["title"] == HOSTILE
    assert HOSTILE in loaded(name, f"datasets/{PARK}/croissant.json")["alternateName"]
    assert loaded(name, f"datasets/{PARK}/datapackage.json")["title"] == HOSTILE
    table = exported(name)["exports/entries.csv"].decode()
    assert HOSTILE in [row["title"] for row in csv.DictReader(io.StringIO(table, newline=""))]
    for path in ("feeds/all.xml", "en/feeds/publishers/parks.xml"):
        titles = [
            each.findtext(f"{ATOM}title", "") for each in ET.fromstring(exported(name)[path]).iter(f"{ATOM}entry")
        ]
        assert any(each.endswith(HOSTILE) for each in titles)
    listed = [line for line in exported(name)["llms.txt"].decode().splitlines() if PARK in line]
    assert len(listed) == 1


def test_a_series_is_no_entry_of_its_own() -> None:
    """Two editions belong to one series, which harvesters do not take for a third entry; its address is on its publisher's page."""
    graph = graph_of(exported("a series")["dcat/catalog.ttl"], "ttl")
    series = set(graph.subjects(RDF.type, DCAT_3.DatasetSeries))
    assert [str(each) for each in series] == ["https://data.example/publishers/parks/#series-park-list"]
    assert not series & set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(set(graph.subjects(DCAT_3.inSeries, next(iter(series))))) == 2


def test_browsers_search_in_either_language() -> None:
    """Each language has its own description, in the lengths that OpenSearch allows; a long name ends with a whole word."""
    long = changed({"catalog/portal.yaml": (("shortTitleEn: Open Data", "shortTitleEn: Open Data of Harbour City"),)})
    files = exports_of(view_in(long))
    for folder, name in (("", "数据开放"), ("en/", "Open Data of")):
        found = ET.fromstring(files[f"{folder}opensearch.xml"])
        space = found.tag.partition("}")[0] + "}"
        assert found.findtext(f"{space}ShortName") == name
        templates = {each.get("rel"): each.get("template") for each in found.iter(f"{space}Url")}
        base = f"https://data.example/{folder}"
        assert templates == {None: f"{base}catalogue/?q={{searchTerms}}", "self": f"{base}opensearch.xml"}


@pytest.mark.parametrize("name", ["suspended", "withdrawn"])
def test_a_closed_entry_says_so_at_its_own_address(name: str) -> None:
    """Who keeps the address of its JSON reads its notice there, leads to its page only, and finds a dictionary without fields."""
    value = loaded(name, f"api/v1/entries/{PARK}.json")
    assert value["status"]["code"] == name
    assert value["statusChange"]["note"] == {"zh": "数据有误。"}
    assert value["links"] == {"page": f"https://data.example/datasets/{PARK}/"}
    assert set(value) == {
        "id", "title", "description", "publisher", "openness", "status", "issued", "statusChange", "links",
    }  # fmt: skip
    assert loaded(name, f"api/v1/dictionaries/{PARK}.json")["resources"] == []


def test_the_dictionary_of_a_removed_entry_is_empty() -> None:
    """The address of its dictionary answers too, and leads to what is left of the entry."""
    value = loaded("tombstone", f"api/v1/dictionaries/{PARK}.json")
    assert value["resources"] == []
    assert value["entry"].removeprefix("https://data.example/") in exported("tombstone")


@pytest.mark.parametrize("name", ODD)
def test_the_head_of_a_page_leads_to_files_that_are_there(name: str) -> None:
    """An entry's page names a data package and a Croissant file only where there are tables to put into them."""
    files = exported(name)
    for entry in view_in(odd_catalogues()[name]).catalogue.entries:
        for link in re.findall(r'href="([^"]+)"', entry_links(entry, Lang.EN)):
            assert link.removeprefix("../../../../") in files


def test_a_published_descriptor_has_no_empty_lists() -> None:
    """The standard's profiles refuse most of them; that no text at all means a missing value is something else."""
    value = loaded("empty lists", f"datasets/{PARK}/datapackage.json")
    assert not {"sources", "keywordsEn"} & set(value)
    schema = value["resources"][0]["schema"]
    assert "foreignKeys" not in schema
    assert schema["missingValues"] == []


def test_who_gives_an_interface_only_gets_no_points_for_files() -> None:
    """What is counted on files – formats, media types, sizes, addresses – is not there for an entry without any."""
    missing = loaded("an interface only", f"api/v1/entries/{PARK}.json")["metadataPoints"]
    assert missing["points"] < missing["of"] - 150


@pytest.mark.parametrize(
    ("version", "shown"),
    [("1.0", "1.0"), ("3", "3"), ("2026年第一版", "2026.5.10"), ("v2", "2026.5.10"), ("01.2", "2026.5.10")],
)
def test_a_version_that_loaders_cannot_read_is_the_day_of_the_data(version: str, shown: str) -> None:
    """Loaders ask for numbers with dots; whoever counts otherwise is told apart by the day of the last change."""
    path = f"datasets/{PARK}/datapackage.yaml"
    files = exports_of(view_in(changed({path: (('version: "1.0"', f'version: "{version}"'),)})))
    assert json.loads(files[f"datasets/{PARK}/croissant.json"])["version"] == shown


@pytest.mark.parametrize("name", ["suspended", "withdrawn", "tombstone", "empty"])
def test_what_is_closed_is_in_no_list(name: str) -> None:
    """A closed or removed entry is in no list and has no files beside its page; a removed one is told as linked data too."""
    files = exported(name)
    beside = {path.removeprefix(f"datasets/{PARK}/") for path in files if path.startswith(f"datasets/{PARK}/")}
    assert beside == ({f"dcat.{suffix}" for suffix in FORMATS} if name == "tombstone" else set())
    for path in ("api/v1/catalogue.json", "data.json", "llms.txt", "api/action/package_list", "dcat/catalog.ttl"):
        assert PARK.encode() not in files[path]
