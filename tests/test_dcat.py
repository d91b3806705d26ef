"""DCAT-AP: three spellings of one graph, valid against the profile's demands, whole and by entry."""

import re
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from generator.export import dcat_files
from generator.export.graph import SYNTAXES, Syntax, literal, node
from tests.dcat_shapes import shapes
from tests.export_support import exports_of, view_in
from tests.support import golden_contents

FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SHAPES = Graph().parse(data=shapes(), format="turtle")


def graph_of(content: bytes, suffix: str) -> Graph:
    """Return a document as a graph."""
    return Graph().parse(data=content, format=FORMATS[suffix])


def complaints(graph: Graph) -> str:
    """Return what the profile's demands say against a graph."""
    conforms, _, text = validate(graph, shacl_graph=SHAPES, advanced=False, inplace=True)
    return "" if conforms else str(text)


@pytest.fixture(scope="session")
def catalogue_graph(site: Path) -> Graph:
    """Return the demonstration's catalogue."""
    return graph_of((site / "dcat" / "catalog.ttl").read_bytes(), "ttl")


def test_three_spellings_are_one_graph(site: Path, catalogue_graph: Graph) -> None:
    """Turtle, JSON-LD and RDF/XML of the whole catalogue say the same."""
    for suffix in ("jsonld", "rdf"):
        assert isomorphic(graph_of((site / "dcat" / f"catalog.{suffix}").read_bytes(), suffix), catalogue_graph)


def test_the_catalogue_meets_the_profile(catalogue_graph: Graph) -> None:
    """Nothing in the demonstration's catalogue breaks a demand of DCAT-AP 3.0.1."""
    assert complaints(catalogue_graph) == ""


def test_every_entry_by_itself_meets_the_profile_in_every_spelling(golden_site: Path) -> None:
    """The files beside a page are whole documents of their own."""
    files = sorted((golden_site / "datasets").glob("*/*/dcat.ttl"))
    assert files
    for file in files:
        graphs = [graph_of(file.with_suffix(f".{suffix}").read_bytes(), suffix) for suffix in FORMATS]
        assert isomorphic(graphs[0], graphs[1])
        assert isomorphic(graphs[0], graphs[2])
        assert complaints(graphs[0]) == ""


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCAT.accessURL, DCTERMS.description], ids=["t", "a", "d"])
def test_the_demands_are_noticed(golden_site: Path, predicate: URIRef) -> None:
    """A graph without something that the profile asks for is told, so the silence above means something."""
    graph = graph_of((golden_site / "dcat" / "catalog.ttl").read_bytes(), "ttl")
    graph.remove((None, predicate, None))
    assert "MinCount" in complaints(graph)


def test_files_and_sums_are_those_of_the_site(site: Path, catalogue_graph: Graph) -> None:
    """Every download that the catalogue names lies in the site with the size that is stated."""
    files = list(catalogue_graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) > 100
    for each in files:
        url = str(catalogue_graph.value(each, DCAT.downloadURL))
        size = catalogue_graph.value(each, DCAT.byteSize)
        assert isinstance(size, Literal)
        assert (site / url.removeprefix("https://open-data.example/qingdao/")).stat().st_size == int(size)


def test_a_long_catalogue_has_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages lead to each other, and together they are the catalogue."""
    whole = graph_of(exports_of(view_in(golden_contents()))["dcat/catalog.ttl"], "ttl")
    monkeypatch.setattr(dcat_files, "PER_PAGE", 1)
    files = exports_of(view_in(golden_contents()))
    pages = [name for name in files if re.fullmatch(r"dcat/catalog(-[0-9]+)?\.ttl", name)]
    assert len(pages) == 3
    together = Graph()
    for name in pages:
        together += graph_of(files[name], "ttl")
    assert set(whole) <= set(together)
    first = graph_of(files["dcat/catalog.ttl"], "ttl")
    assert [str(each) for each in first.objects(None, HYDRA.nextPage)] == ["https://data.example/dcat/catalog-2.ttl"]


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda each: each.suffix)
def test_hostile_text_stays_text(syntax: Syntax) -> None:
    """Quotes, marks of each syntax, line ends and characters that XML cannot hold survive or are gone in all three."""
    text = 'a"b\\c\n\r\t<d>&</d> ]]> \u2028 ${x} {"@id"} 青岛 😀\x00\x0b'
    own = node("http://x.example/a b<c>", ("dcat:Dataset",), ("dct:title", (literal(text, "zh"),)))
    graph = graph_of(syntax.document((syntax.spell(own),)).encode(), syntax.suffix)
    assert next(graph.objects(None, DCTERMS.title)) == Literal(text[:-2], lang="zh")
    assert next(graph.objects(None, RDF.type)) == DCAT.Dataset
    assert next(iter(graph.subjects())) == URIRef("http://x.example/a%20b%3Cc%3E")
