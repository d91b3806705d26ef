"""The real site in a real browser: finding, narrowing, downloading, both languages, a phone, no script, no other host."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

from tests.support import ROOT

PHONE = {"width": 360, "height": 740}
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
PAGES = (
    "",
    "catalogue/",
    "datasets/qd-transport/bus-stops/",
    "datasets/qd-transport/taxi-trajectories/",
    "datasets/qd-police/household-registration/",
    "datasets/qd-health/vaccination-sites/",
    "publishers/",
    "publishers/qd-transport/",
    "themes/",
    "themes/transport/",
    "divisions/",
    "plans/",
    "plans/2026/",
    "law/",
    "rules/",
    "rules/OD202/",
    "statistics/",
    "guides/publish/",
    "about/",
)

Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Return a function that opens a page of the site; foreign requests, script errors and broken files fail the test."""
    contexts = []
    faults: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(f"request to {request.url}")

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def samples() -> list[tuple[str, str]]:
    """Return queries with the entry that each must find: runs out of titles, descriptions and field titles."""
    found = []
    for number, path in enumerate(sorted((ROOT / "datasets").glob("*/*/datapackage.yaml"))):
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        if value["openness"] == "withheld" or value["status"] not in {"published", "archived"}:
            continue
        fields = [field["title"] for resource in value["resources"] for field in resource["schema"]["fields"]]
        text = (value["title"], value["description"], fields[number % len(fields)])[number % 3]
        run = max(CHINESE.findall(text), key=len)
        start = min(number % 5, max(0, len(run) - 6))
        found.append((run[start : start + 6], value["id"]))
    return found


def keys(page: Page) -> list[str]:
    """Return the entries on the page of results."""
    page.wait_for_selector("#catalogue-app .od-results[aria-busy='false'], #catalogue-app:not([hidden])")
    found = page.eval_on_selector_all(
        "#catalogue-app article[data-key]", "nodes => nodes.map(node => node.dataset.key)"
    )
    return [str(each) for each in found]


def search(page: Page, query: str) -> list[str]:
    """Type a query and return the entries that are shown."""
    page.fill("#catalogue-query", query)
    page.press("#catalogue-query", "Enter")
    page.wait_for_function("query => new URLSearchParams(location.search).get('q') === query", arg=query)
    page.wait_for_selector(".od-app-results:not([aria-busy='true'])")
    page.wait_for_function(
        "() => document.querySelector('#catalogue-app section.od-app-results').getAttribute('aria-busy') === 'false'"
    )
    return keys(page)


def test_chinese_queries_find_their_entries_on_the_first_page(opened: Opener) -> None:
    """Runs that occur in titles, descriptions and field titles bring up their entry among the first results."""
    page = opened("catalogue/")
    page.wait_for_selector("#catalogue-app:not([hidden])")
    queries = samples()
    assert len(queries) >= 20
    missing = [(query, key) for query, key in queries if key not in search(page, query)]
    assert missing == []


def test_the_found_part_is_marked_and_titles_come_first(opened: Opener) -> None:
    """A hit in a title stands before hits elsewhere, with exactly the query marked."""
    page = opened("catalogue/?q=%E5%85%AC%E5%85%B1%E5%9B%BE%E4%B9%A6%E9%A6%86")
    page.wait_for_selector("#catalogue-app article")
    assert keys(page)[0] == "qd-library/branches"
    assert page.inner_text("#catalogue-app article mark") == "公共图书馆"


def test_facets_combine_and_live_in_the_address(opened: Opener) -> None:
    """Two facets narrow together, the address keeps them, the back button takes them away, chips too."""
    page = opened("catalogue/")
    page.wait_for_selector("#catalogue-app:not([hidden])")
    total = len(search(page, "青岛"))
    page.goto(page.url.split("?")[0] + "?openness=conditional&publisher=qd-health")
    page.wait_for_selector("#catalogue-app article")
    assert keys(page) == ["qd-health/disease-reports"]
    page.click(".od-chosen .od-chip >> nth=0")
    page.wait_for_function("() => document.querySelectorAll('#catalogue-app article').length > 1")
    assert total > 1
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('#catalogue-app article').length === 1")


def test_an_unknown_query_leads_on(opened: Opener) -> None:
    """Nothing found is no dead end: the request for unopened data carries the query."""
    page = opened("catalogue/?q=zzzz")
    page.wait_for_selector("#catalogue-app .od-empty a")
    assert "q=zzzz" in (page.get_attribute("#catalogue-app .od-empty a", "href") or "")


def test_english_and_codes_are_found(opened: Opener) -> None:
    """English titles, the beginnings of words, and identifiers find their entries from the English page."""
    page = opened("en/catalogue/")
    page.wait_for_selector("#catalogue-app:not([hidden])")
    for query, key in (
        ("bus stops", "qd-transport/bus-stops"),
        ("librar", "qd-library/branches"),
        ("taxi-trajectories", "qd-transport/taxi-trajectories"),
    ):
        assert key in search(page, query), query
    href = page.get_attribute("#catalogue-app article a", "href") or ""
    assert href.startswith("../../en/datasets/")


def test_the_header_search_works_from_every_page(opened: Opener) -> None:
    """The slash key reaches the search of the header, which leads to the results."""
    page = opened("datasets/qd-transport/bus-stops/")
    page.keyboard.press("/")
    page.keyboard.type("公共厕所")
    page.keyboard.press("Enter")
    page.wait_for_selector("#catalogue-app article")
    assert "qd-urban-management/public-toilets" in keys(page)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_downloads_equal_the_source(opened: Opener, script: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    """What a reader downloads is the publisher's file, and the page shows its true hash."""
    page = opened("datasets/qd-transport/bus-network/", java_script_enabled=script)
    links = page.query_selector_all(".od-downloads a[href$='.csv']")
    assert len(links) == 3
    for link in links:
        with page.expect_download() as download:
            link.click()
        target = tmp_path / download.value.suggested_filename
        download.value.save_as(target)
        source = ROOT / "datasets/qd-transport/bus-network" / target.name
        assert target.read_bytes() == source.read_bytes()
        assert hashlib.sha256(source.read_bytes()).hexdigest() in page.content()


def test_everything_can_be_reached_without_script(opened: Opener) -> None:
    """With scripts off the list, every page of it, the entry, its table and its dictionary are plain HTML."""
    page = opened("catalogue/", java_script_enabled=False)
    seen: set[str] = set()
    while True:
        seen |= {
            str(each.get_attribute("href"))
            for each in page.query_selector_all("#catalogue-static a[href*='datasets/']")
        }
        following = page.query_selector("#catalogue-static a[rel='next']")
        if following is None:
            break
        following.click()
    assert len(seen) == 46
    page = opened("datasets/qd-transport/bus-stops/", java_script_enabled=False)
    assert page.locator(".od-table tbody tr").count() > 50
    assert page.is_visible("text=数据字典")


@pytest.mark.parametrize("path", PAGES, ids=[path or "home" for path in PAGES])
@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_pages_are_accessible_and_fit_a_phone(opened: Opener, path: str, prefix: str) -> None:
    """No rule of WCAG 2.2 A or AA that a machine can check is broken, and nothing is wider than a phone."""
    page = opened(prefix + path, viewport=PHONE)
    if path == "catalogue/":
        page.wait_for_selector("#catalogue-app:not([hidden])")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]] == []


@pytest.mark.parametrize("path", ["datasets/qd-transport/bus-stops/", "catalogue/", ""])
def test_dark_pages_are_readable(opened: Opener, path: str) -> None:
    """Contrast holds in the dark scheme too."""
    page = opened(path, color_scheme="dark")
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]] == []


def test_a_suspended_entry_shows_its_notice_only(opened: Opener) -> None:
    """A suspended entry keeps its page with date and reason; no table, no download, no dictionary."""
    page = opened("datasets/qd-health/vaccination-sites/")
    assert page.is_visible(".od-notice")
    assert page.query_selector("table") is None
    assert page.query_selector(".od-downloads") is None


def test_the_language_switch_leads_to_the_same_page(opened: Opener) -> None:
    """From a Chinese page to its English twin and back."""
    page = opened("themes/transport/")
    twin = page.eval_on_selector(".md-select__link[hreflang='en']", "node => node.href")
    page.goto(twin)
    assert page.url.endswith("/en/themes/transport/")
    back = page.eval_on_selector(".md-select__link[hreflang='zh']", "node => node.href")
    page.goto(back)
    assert page.url.endswith("/themes/transport/")
    assert "/en/" not in page.url


def test_a_part_of_a_file_can_be_asked_for(opened: Opener, address: str) -> None:
    """The local server answers a Range as real hosts do: 206 with just those bytes, 416 outside."""
    page = opened("about/")
    path = "datasets/qd-transport/bus-stops/bus-stops.parquet"
    answer = page.request.get(address + path, headers={"Range": "bytes=0-3"})
    assert (answer.status, answer.body()) == (206, b"PAR1")
    tail = page.request.get(address + path, headers={"Range": "bytes=-4"})
    assert (tail.status, tail.body()) == (206, b"PAR1")
    assert page.request.get(address + path, headers={"Range": "bytes=99999999-"}).status == 416


def test_the_local_server_answers_as_hosts_do(opened: Opener, address: str) -> None:
    """Texts come packed, and a missing page is the site's own, led to where the site is served."""
    page = opened("about/?from=test")
    answer = page.request.get(f"{address}about/?from=test", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "关于本站" in answer.text()
    missing = page.request.get(f"{address}datasets/nowhere/", fail_on_status_code=False)
    assert missing.status == 404
    assert "Page not found" in missing.text()
    assert 'href="/en/catalogue/"' in missing.text()
