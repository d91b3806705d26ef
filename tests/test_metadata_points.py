"""The points for a description, computed again from the published linked data, as a harvester would; uData and FAIR beside them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef
from rdflib.term import Node

from generator.check.metadata_points import EXCELLENT, MOST, points_of
from generator.derive.freshness import due_of
from generator.derive.metadata_quality import band_of, metadata_quality
from generator.model.entry import Entry
from generator.model.text import Text
from tests.export_support import exports_of, view_in
from tests.odd_catalogues import odd_catalogues
from tests.support import TODAY, golden_contents
from tests.test_dcat import complaints, graph_of

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
BASE = "https://open-data.example/qingdao/"
MACHINE_READABLE = {"CSV", "JSON", "PARQUET", "XLSX", "GEOJSON"}


def reckoned(graph: Graph, dataset: Node, site: Path) -> Iterator[int]:
    """Yield the points of one dataset, metric by metric, as the EU's methodology counts them on its first distribution."""

    def of(subject: Node, *names: URIRef) -> list[str]:
        return [str(each) for name in names for each in graph.objects(subject, name)]

    def answers(url: str) -> bool:
        path = site / url.removeprefix(BASE)
        return (path / "index.html" if path.is_dir() else path).is_file()

    file = min(graph.objects(dataset, DCAT.distribution), key=lambda each: ("csv" not in str(each), str(each)))
    yield 30 * bool(of(dataset, DCAT.keyword))
    yield 30 * any(each.startswith(f"{EU}data-theme/") for each in of(dataset, DCAT.theme))
    yield 20 * bool(of(dataset, DCTERMS.spatial))
    yield 20 * bool(of(dataset, DCTERMS.temporal))
    yield 50 * all(answers(each) for each in of(file, DCAT.accessURL))
    yield 20 * bool(of(file, DCAT.downloadURL))
    yield 30 * all(answers(each) for each in of(file, DCAT.downloadURL))
    formats = [each.rpartition("/")[2] for each in of(file, DCTERMS.format) if each.startswith(f"{EU}file-type/")]
    yield 20 * bool(of(file, DCTERMS.format))
    yield 10 * bool(of(file, DCAT.mediaType))
    yield 5 * bool(formats)
    yield 5 * any(each.startswith(IANA) for each in of(file, DCAT.mediaType))
    yield 20 * bool(set(formats) & (MACHINE_READABLE - {"XLSX"}))
    yield 20 * bool(set(formats) & MACHINE_READABLE)
    yield 30 * (complaints(graph) == "")
    yield 20 * bool(of(file, DCTERMS.license))
    yield 10 * any(each.startswith(f"{EU}licence/") for each in of(file, DCTERMS.license))
    yield 10 * bool(of(dataset, DCTERMS.accessRights))
    yield 5 * any(each.startswith(f"{EU}access-right/") for each in of(file, DCTERMS.accessRights))
    yield 20 * bool(of(dataset, DCAT.contactPoint))
    yield 10 * bool(of(dataset, DCTERMS.publisher))
    yield 5 * bool(of(file, DCTERMS.rights))
    yield 5 * bool(of(file, DCAT.byteSize))
    yield 5 * bool(of(file, DCTERMS.issued) or of(dataset, DCTERMS.issued))
    yield 5 * bool(of(file, DCTERMS.modified) or of(dataset, DCTERMS.modified))


def test_every_open_entry_of_the_demonstration_gets_them_all(site: Path) -> None:
    """What a harvester reads beside the page of every entry with files is worth 405 points."""
    found = {}
    for path in sorted((site / "datasets").glob("*/*/dcat.ttl")):
        graph = graph_of(path.read_bytes(), "ttl")
        dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
        if (dataset, DCAT.distribution, None) in graph:
            found[path.parent.name] = sum(reckoned(graph, dataset, site))
    assert len(found) > 20
    assert {name: points for name, points in found.items() if points != MOST} == {}


def park(name: str) -> tuple[Entry, int]:
    """Return the open entry of an odd catalogue, and its points reckoned from its linked data without looking for files."""
    view = view_in(odd_catalogues()[name])
    entry = next(each for each in view.entries if each.key == "parks/park-list")
    graph = graph_of(exports_of(view)["datasets/parks/park-list/dcat.ttl"], "ttl")
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    return entry, sum(reckoned(graph, dataset, Path("/nowhere"))) + 50 + 30


@pytest.mark.parametrize("name", ["golden", "hardly described", "hostile text", "no English"])
def test_both_ways_of_counting_agree(name: str) -> None:
    """The points told from the descriptor are those of the linked data that are made of it, for a thin description too."""
    entry, points = park(name)
    assert points_of(entry, view_in(odd_catalogues()[name]).catalogue).got == points


def test_a_thin_description_says_what_would_add_points() -> None:
    """Bands, dimensions and the two other measures fall together, each with its cures."""
    view = view_in(odd_catalogues()["hardly described"])
    entry = next(each for each in view.entries if each.key == "parks/park-list")
    found = metadata_quality(entry, view.catalogue, due_of(entry, view.catalogue, TODAY))
    assert found
    assert found.points.got == sum(each.got for each in found.dimensions) < EXCELLENT
    assert found.points.most == sum(each.most for each in found.dimensions) == MOST
    assert found.band == "good"
    assert "写 keywords" in {each.zh for each in found.points.missing}
    assert found.udata.got < found.udata.most == 9
    assert found.fair.got < found.fair.most == 31
    assert all(each.zh and each.en for scale in (found.points, found.udata, found.fair) for each in scale.missing)


def test_bands_begin_where_the_methodology_says() -> None:
    """351, 221 and 121 are the first points of their bands."""
    told = [band_of(points) for points in (405, 351, 350, 221, 220, 121, 120, 0)]
    assert told == ["excellent"] * 2 + ["good"] * 2 + ["sufficient"] * 2 + ["bad"] * 2


def test_only_entries_with_data_are_measured() -> None:
    """A conditional and a withheld entry have no points; a longer description is worth one criterion of uData."""
    view = view_in(golden_contents())
    measured = {
        each.key: metadata_quality(each, view.catalogue, due_of(each, view.catalogue, TODAY)) for each in view.entries
    }
    assert [key for key, each in measured.items() if each] == ["parks/park-list"]
    short = measured["parks/park-list"]
    entry = next(each for each in view.entries if each.key == "parks/park-list")
    long = replace(entry, description=Text("说明" * 60, ""))
    after = metadata_quality(long, view.catalogue, due_of(entry, view.catalogue, TODAY))
    assert short
    assert after
    assert after.udata.got == short.udata.got + 1
