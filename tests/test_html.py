"""Every page is sound HTML: read as browsers read it without one fault, and without what the W3C checker complains of.

The checker itself needs Java; generator/README.md names its command. What it found is held here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import html5rdf
import pytest

from tests.page_support import Parsed, golden_pages

KINDS = (
    "404.html",
    "index.html",
    "about/index.html",
    "catalogue/index.html",
    "datasets/qd-transport/bus-stops/index.html",
    "datasets/qd-transport/bus-network/index.html",
    "datasets/qd-transport/taxi-trajectories/index.html",
    "datasets/qd-police/household-registration/index.html",
    "datasets/qd-health/vaccination-sites/index.html",
    "datasets/qd-agriculture/crop-yields/index.html",
    "divisions/370202/index.html",
    "events/index.html",
    "formats/csv/index.html",
    "forms/apply/index.html",
    "guides/review/index.html",
    "law/index.html",
    "ledgers/reviews/index.html",
    "lookup/index.html",
    "plans/2026/index.html",
    "publishers/qd-transport/index.html",
    "query/index.html",
    "reports/quality-2026/index.html",
    "rules/OD202/index.html",
    "showcases/index.html",
    "statistics/index.html",
    "themes/index.html",
)
VOID_SLASH = re.compile(r"<(?:area|br|col|hr|img|input|link|meta)\b[^<>]*/>")
WHOLE = ("tabindex", "colspan", "rowspan", "width", "height", "rows", "min", "max", "start")
TYPED = {"checkbox", "radio", "button", "submit", "reset", "file", "image"}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


@cache
def pages(site: Path) -> Mapping[str, str]:
    """Return the sample of the demonstration in both languages, and every page of the golden repository."""
    shown = {
        name: (site / name).read_text(encoding="utf-8")
        for kind in KINDS
        for name in (kind, f"en/{kind}")
        if (site / name).is_file()
    }
    assert len(shown) == 2 * len(KINDS) - 1  # one page answers for both languages where there is none
    return {**shown, **{f"golden/{name}": text for name, text in golden_pages().items()}}


def test_browsers_read_every_kind_without_a_fault(site: Path) -> None:
    """No element is left open, misplaced or closed twice, no attribute is repeated."""
    found = {}
    for name in KINDS:
        parser = html5rdf.HTMLParser()
        parser.parse((site / name).read_text(encoding="utf-8"))
        if parser.errors:
            found[name] = [(place, code) for place, code, _ in parser.errors[:3]]
    assert found == {}


def faults(text: str) -> Iterator[str]:
    """Yield what the W3C checker would say of a page."""
    elements = Parsed(text).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    yield from (f"id {each} twice" for each, number in Counter(ids).items() if number > 1)
    for tag, attributes in elements:
        for name in WHOLE:
            if name in attributes and not re.fullmatch(r"-?[0-9.]+%?", attributes[name]):
                yield f"{tag} {name}={attributes[name]!r}"
        if tag == "input" and attributes.get("type") in TYPED and "autocomplete" in attributes:
            yield "autocomplete of a button or box"
        if tag == "img" and "alt" not in attributes:
            yield "picture without alt"
        pointed = " ".join(attributes.get(name, "") for name in POINTERS).split()
        yield from (f"{tag} points at {each}" for each in pointed if each not in ids)
    yield from (f"slash in {each}" for each in VOID_SLASH.findall(text))
    tags = [tag for tag, _ in elements]
    if tags.count("h1") != 1:
        yield f"{tags.count('h1')} first headings"
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    yield from (f"h{two} after h{one}" for one, two in pairwise(levels) if two > one + 1)


@pytest.mark.parametrize("part", ["index.html", "en/", "datasets/", "golden/", ""])
def test_nothing_that_the_checker_complains_of(site: Path, part: str) -> None:
    """Identifiers are unique and found, numbers are numbers, headings go down by one step, there is one first heading."""
    found = {name: sorted(set(faults(text))) for name, text in pages(site).items() if name.startswith(part)}
    assert {name: each for name, each in found.items() if each} == {}


def test_the_first_heading_belongs_to_the_page(site: Path) -> None:
    """A first heading inside a section would be read as that section's."""
    for name, text in pages(site).items():
        before = text[: text.index("<h1")]
        assert len(re.findall(r"<section\b", before)) == before.count("</section>"), name
