"""What a page may weigh, whom it may ask, and that everybody can use it."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

FIRST_VIEW = 110 * 1024
REQUESTS = 12
ENTRY_HTML = 20 * 1024
ENTRIES = (
    "datasets/qd-transport/bus-stops/",
    "datasets/qd-statistics/indicators-60/",
    "datasets/qd-transport/taxi-trajectories/",
)
KINDS = (
    "datasets/qd-transport/bus-stops/",
    "datasets/qd-transport/taxi-trajectories/",
    "datasets/qd-police/household-registration/",
    "query/",
    "lookup/",
    "forms/",
    "forms/apply/",
    "forms/object/",
)
LIVE = {
    "datasets/qd-library/branches/": "document.querySelector('[data-od-explore]').click()",
    "query/?entry=qd-library/branches&group=district&measure=count&where=district~ne~x": "0",
    "lookup/?entry=qd-library/branches": "0",
    "forms/apply/?entry=qd-transport/taxi-trajectories": "document.querySelector('[data-od-act=docx]').click()",
}
READY = ".od-sort, #od-query table, #lookup-value, #od-form-problems li"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a phone with nothing in its cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def packed(site: Path, url: str, address: str) -> int:
    """Return the size of a file as hosts send it: text packed, pictures as they are."""
    path = url.removeprefix(address).split("?")[0]
    file = site / (f"{path}index.html" if path.endswith("/") or not path else path)
    content = file.read_bytes()
    return (
        len(gzip.compress(content, 9, mtime=0))
        if file.suffix in {".html", ".css", ".js", ".svg", ".json"}
        else len(content)
    )


@pytest.mark.parametrize("path", ENTRIES)
def test_first_view_of_an_entry(page: Page, site: Path, address: str, path: str) -> None:
    """An entry's first view takes few requests and bytes, and asks no other host."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path, wait_until="networkidle")
    files = [each for each in asked if each.startswith(address)]
    assert [each for each in asked if not each.startswith((address, "data:"))] == []
    assert len(files) <= REQUESTS
    assert sum(packed(site, each, address) for each in files) <= FIRST_VIEW


def test_html_of_every_entry(site: Path) -> None:
    """No entry's page is heavier than its budget, however wide its table."""
    sizes = {
        path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 9, mtime=0))
        for folder in ("datasets", "en/datasets")
        for path in (site / folder).glob("*/*/index.html")
    }
    assert sizes
    assert {path: size for path, size in sizes.items() if size > ENTRY_HTML} == {}


def test_nothing_moves_while_an_entry_loads(page: Page, address: str) -> None:
    """The layout stands from the first picture on."""
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) window.moved += each.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(address + ENTRIES[0], wait_until="networkidle")
    assert page.evaluate("() => window.moved") < 0.01


def test_one_screen_of_a_phone_says_what_matters(page: Page, address: str) -> None:
    """What it is, may I have it, how fresh, how much and the downloads stand on the first screen, in this order."""
    page.goto(address + ENTRIES[0])
    order = (
        "h1",
        ".od-entry-lead",
        ".od-glance div:nth-child(1)",
        ".od-glance div:nth-child(2)",
        ".od-glance div:nth-child(4)",
        ".od-download",
    )
    places = [box["y"] + box["height"] for each in order if (box := page.locator(each).first.bounding_box())]
    assert len(places) == len(order)
    assert places == sorted(places)
    assert places[-1] <= 844


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_axe_finds_nothing(browser: Browser, address: str, prefix: str, scheme: str) -> None:
    """Every kind of these pages is accessible in both languages and colour schemes, live parts included."""
    # no half-faded word is measured
    options: dict[str, Any] = {"color_scheme": scheme, "reduced_motion": "reduce"}
    context = browser.new_context(viewport={"width": 390, "height": 844}, **options)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path, act in [*((each, "") for each in KINDS), *LIVE.items()]:
        page.goto(address + prefix + path)
        if act:
            page.wait_for_selector(
                "[data-od-explore]:not([hidden]), #od-query table, #lookup-value, #od-form-actions:not([hidden])"
            )
            page.evaluate(act)
            page.wait_for_selector(READY)
        results = Axe().run(page)
        found[path] = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in results.response["violations"]]
    context.close()
    assert {path: each for path, each in found.items() if each} == {}


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_an_entry_prints_as_a_card_of_one_page(page: Page, address: str, prefix: str) -> None:
    """On paper an entry of a dozen columns is one page, with its dictionary and without what only a screen can use."""
    page.goto(address + prefix + ENTRIES[0])
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    assert page.is_visible(".od-dictionary")
    assert page.is_visible(".od-citation >> nth=0")
    assert not page.is_visible(".od-preview")
    assert not page.is_visible("[data-od-explore]")


def test_large_text_is_remembered(page: Page, address: str) -> None:
    """A button makes all text larger, says so to screen readers, and the next page keeps it."""
    page.goto(address + ENTRIES[0])
    before = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.od-lead')).fontSize)")
    page.click("[data-od-text-size]")
    assert page.get_attribute("[data-od-text-size]", "aria-pressed") == "true"
    page.goto(f"{address}about/")
    after = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") * 0.8
    assert after >= 18
    assert after > before
