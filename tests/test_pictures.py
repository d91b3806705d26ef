"""Charts and maps show the table's own numbers, and citations what the law and the styles ask for."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator.derive.citation import RETRIEVED, citations_of
from generator.derive.picture_figures import BARS, LINE_POINTS, Rows, figure_of, nice_step, points_of, rows_of
from generator.model.entry import Field, Resource, Role
from generator.model.facts import Distribution, EntryFacts
from generator.model.figure import Points, View
from generator.model.text import Lang, Text
from generator.pages.drawing import draw
from generator.pages.points_map import HEIGHT, WIDTH, points_map
from generator.read.repository import read_repository
from tests.page_support import golden
from tests.support import MemoryTree, golden_contents

SVG = "{http://www.w3.org/2000/svg}"


def resource(**kinds: str) -> Resource:
    """Return a resource with fields of the given types."""
    fields = tuple(
        Field(name=name, type=kind, title=Text(f"列{name}", name), description=Text("", ""))
        for name, kind in kinds.items()
    )
    return Resource(
        index=0,
        name="t",
        title=Text("表", "Table"),
        description=Text("", ""),
        role=Role.DATA,
        path="t.csv",
        fields=fields,
    )


def rows(text: str) -> Rows:
    """Return the rows of a table."""
    return rows_of(text.encode())


def view(kind: str, by: str, of: str = "", measure: str = "") -> View:
    """Return a declared chart."""
    return View(kind=kind, title=Text("图", "Chart"), resource="t", by=by, of=of, measure=measure)


def test_bars_count_rows_longest_first() -> None:
    """Without a column of values rows are counted; empty cells are no group."""
    made = figure_of(view("bar", "a"), resource(a="string"), rows('a\nx\ny\nx\n""\n'))
    assert made
    assert made.rows == (("x", 2), ("y", 1))
    assert made.measure == "count"


@pytest.mark.parametrize(("measure", "expected"), [("", 3.6), ("sum", 3.6), ("mean", 1.8), ("count", 3)])
def test_measures(measure: str, expected: float) -> None:
    """Sums and means leave empty cells out; sums of decimals are what people expect."""
    made = figure_of(
        view("bar", "a", "v", measure), resource(a="string", v="number"), rows("a,v\nx,1.1\nx,2.5\nx,\ny,1\n")
    )
    assert made
    assert dict(made.rows)["x"] == expected


def test_lines_go_forward_in_time_and_numbers_in_order() -> None:
    """A line is sorted by its column, numbers as numbers; what there is no room for is said."""
    days = "".join(f"{number},1\n" for number in range(LINE_POINTS + 5, 0, -1))
    made = figure_of(view("line", "n", "v"), resource(n="integer", v="number"), rows(f"n,v\n{days}"))
    assert made
    assert made.left_out == 5
    assert [int(label) for label, _ in made.rows] == list(range(6, LINE_POINTS + 6))
    many = "".join(f"k{number}\n" for number in range(BARS + 3))
    bars = figure_of(view("bar", "a"), resource(a="string"), rows(f"a\n{many}"))
    assert bars
    assert (len(bars.rows), bars.left_out) == (BARS, 3)


def test_a_histogram_counts_every_number_once() -> None:
    """Bins have equal round steps and hold every value."""
    values = [0, 1, 9.5, 10, 33, 99.9, -5]
    made = figure_of(
        view("histogram", "v"), resource(v="number"), rows("v\n" + "".join(f"{each}\n" for each in values))
    )
    assert made
    assert sum(count for _, count in made.rows) == len(values)
    assert made.rows[0][0] == "-10–0"


@pytest.mark.parametrize("text", ["a\n", "a\nx\n", "a\nx\nx\n"])
def test_one_value_is_no_picture(text: str) -> None:
    """Nothing is drawn where there is nothing to compare."""
    assert figure_of(view("bar", "a"), resource(a="string"), rows(text)) is None
    assert figure_of(view("histogram", "a"), resource(a="number"), rows("a\n3\n3\n")) is None
    assert figure_of(view("bar", "z"), resource(a="string"), rows("a\nx\ny\n")) is None


def test_steps_are_round() -> None:
    """Steps are 1, 2 or 5 times a power of ten, never smaller than asked for."""
    for rough in (0.00013, 0.9, 1, 1.1, 3, 7, 51, 12345):
        step = nice_step(rough)
        assert step >= rough * 0.999999
        assert step / 10 ** int(f"{step:e}".split("e")[1]) == pytest.approx(
            round(step / 10 ** int(f"{step:e}".split("e")[1]))
        )


def test_a_drawing_stays_in_its_frame() -> None:
    """No bar, point or label leaves the picture, negative values included."""
    text = "a,v\n" + "".join(f"2026-{month:02},{(month - 6) * 1234567}\n" for month in range(1, 13))
    for kind in ("bar", "line"):
        made = figure_of(view(kind, "a", "v"), resource(a="yearmonth", v="number"), rows(text))
        assert made
        drawing = draw(made)
        for rect in drawing.rects:
            assert 0 <= rect.x <= rect.x + rect.width <= drawing.width
            assert 0 <= rect.y <= rect.y + rect.height <= drawing.height
        for pair in drawing.polyline.split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


def test_a_map_needs_a_reference_system() -> None:
    """Without a declared system points are not drawn; rows without a position are counted."""
    table = resource(lon="number", lat="number")
    text = rows("lon,lat\n120.1,36\n120.2,36.5\n,\n")
    placed = replace(table, longitude="lon", latitude="lat")
    assert points_of(placed, text) is None
    made = points_of(replace(placed, crs="EPSG:4490"), text)
    assert made
    assert made.positions == ((120.1, 36.0), (120.2, 36.5))
    assert made.missing == 1


def test_a_map_draws_points_and_no_boundary() -> None:
    """The picture is sound XML with a title that is escaped; all points are inside; there is no closed line."""
    places = ((120.1, 36.0), (120.2, 36.5), (120.2, 36.5))
    points = Points(resource="t", title=Text("<公园>", ""), crs="EPSG:4490", positions=places, missing=0)
    root = ET.fromstring(points_map("p/e", points).content.decode())
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == "<公园> EPSG:4490"
    dots = root.findall(f"{SVG}path")[-1].attrib["d"].split("M")[1:]
    assert len(dots) == 2
    for dot in dots:
        x, y = map(float, dot.removesuffix("h0").split())
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT
    assert not root.findall(f".//{SVG}polygon")
    assert all("z" not in each.attrib["d"].lower() for each in root.iter(f"{SVG}path"))


def test_a_boundary_is_drawn_only_from_a_reviewed_map() -> None:
    """Without the number of its review, or in another reference system, no line is drawn; with it the number is on the map."""
    contents = {
        **golden_contents(),
        "catalog/map/datapackage.yaml": b"name: sample-map\nresources:\n  - {name: lines, path: lines.csv, schema: {fields: [{name: line}]}}\n",
        "catalog/map/lines.csv": b"line,longitude,latitude\n1,120.1,36.1\n1,120.2,36.2\n2,120,36\n2,121,37\n",
    }
    assert read_repository(MemoryTree(contents)).catalogue.boundary is None
    contents["catalog/portal.yaml"] += "map: {reviewNumber: 样SG（2026）000号, crs: EPSG:4490}\n".encode()
    boundary = read_repository(MemoryTree(contents)).catalogue.boundary
    assert boundary
    assert [len(each) for each in boundary.lines] == [2, 2]
    points = Points(
        resource="t", title=Text("点", ""), crs="EPSG:4490", positions=((120.1, 36.1), (120.3, 36.3)), missing=0
    )
    drawn = points_map("p/e", points, boundary).content.decode()
    assert "审图号：样SG（2026）000号" in drawn
    assert len(ET.fromstring(drawn).findall(f"{SVG}svg/{SVG}path")) == 1
    elsewhere = replace(points, crs="EPSG:4326")
    assert points_map("p/e", elsewhere, boundary) == points_map("p/e", elsewhere)


def test_citations_have_source_day_and_hash() -> None:
    """Each form leaves one place for the day of retrieval; the reference forms name the bytes; braces cannot escape."""
    site = golden()
    entry = replace(next(each for each in site.catalogue.entries if each.offers_data), title=Text("甲}{\\乙%", ""))
    offered = Distribution(resource="t", format="csv", path="x.csv", rows=1, size=1, sha256="ab" * 32)
    facts = EntryFacts(tables={}, distributions=(offered,))
    for lang in Lang:
        made = {each.form: each.text for each in citations_of(entry, facts, site.catalogue, lang)}
        assert set(made) == {"plain", "gbt", "apa", "bibtex"}
        assert all(text.count(RETRIEVED) == 1 for text in made.values())
        assert "[DS/OL]" in made["gbt"]
        assert "ab" * 32 in made["gbt"]
        assert "ab" * 32 in made["bibtex"]
        assert "[Data set]" in made["apa"]
        assert made["bibtex"].count("{") == made["bibtex"].count("}")
        assert "甲乙\\%" in made["bibtex"]
