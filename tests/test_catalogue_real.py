"""The catalogue page of the built site: every facet, every order, keyboard only, on phone and desktop, in both languages."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.derive.search_records import FACETS

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(params=[(PHONE, "", "light"), (DESKTOP, "en/", "dark")], ids=["phone zh", "desktop en"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the catalogue; any script error fails the test."""
    size, folder, scheme = request.param
    held = browser.new_page(viewport=size, color_scheme=scheme)
    errors: list[str] = []
    held.on("pageerror", lambda error: errors.append(str(error)))
    held.goto(f"{address}{folder}catalogue/")
    expect(held.locator("#catalogue-app")).to_be_visible()
    yield held
    held.close()
    assert errors == []


def opened(page: Page) -> Page:
    """Return the page with its filters open."""
    details = page.locator(".od-facets")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return page


def total(page: Page) -> int:
    """Return how many entries the page says it found."""
    return int("".join(filter(str.isdigit, page.locator(".od-status").inner_text().split("·")[0])) or 0)


def test_every_facet_narrows_to_its_count(page: Page) -> None:
    """Each facet is there; choosing its first value gives as many entries as it said, and a chip takes the choice away."""
    opened(page)
    expect(page.locator(".od-facet-count").first).not_to_be_empty()
    everything = total(page)
    shown = page.eval_on_selector_all(".od-facet", "facets => facets.map((each) => each.dataset.facet)")
    assert set(shown) == set(FACETS)
    for name in FACETS:
        first = page.locator(f'.od-facet[data-facet="{name}"] li:visible').first
        count = int(first.locator(".od-facet-count").inner_text())
        first.locator("input").check()
        expect(page.locator(".od-chip")).to_have_count(1)
        assert total(page) == count, name
        assert f"{name}=" in page.url
        page.locator(".od-chip").click()
        expect(page.locator(".od-chip")).to_have_count(0)
    assert total(page) == everything


def test_every_order_sorts(page: Page) -> None:
    """Relevance stands first while something is looked for; each order goes into the address and shows the same entries."""
    page.fill("#catalogue-query", "公共")
    expect(page.locator("article mark").first).to_be_visible()
    names = page.eval_on_selector_all("#catalogue-order option", "options => options.map((each) => each.value)")
    assert names == ["relevance", "newest", "rows", "title"]
    keys = "cards => cards.map((each) => each.dataset.key).sort()"
    found = page.eval_on_selector_all("article.od-card", keys)
    for name in names[1:]:
        page.select_option("#catalogue-order", name)
        page.wait_for_url(f"**sort={name}*")
        assert page.eval_on_selector_all("article.od-card", keys) == found


def test_it_works_with_the_keyboard_alone(page: Page) -> None:
    """A query is typed, a filter chosen and taken away, a result opened, and the focus is always somewhere to be seen."""
    page.keyboard.press("/")
    if page.evaluate("document.activeElement.tagName") != "INPUT":
        page.focus("#catalogue-query")
    page.focus("#catalogue-query")
    page.keyboard.type("公共")
    expect(page.locator("article mark").first).to_be_visible()
    page.keyboard.press("Enter")
    opened(page)
    page.locator(".od-facet input:visible").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".od-chip")).to_have_count(1)
    page.locator(".od-chip").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".od-chip")).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")
    page.locator("article.od-card a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets/**")


def test_it_is_accessible_with_results_and_without(page: Page) -> None:
    """No rule of WCAG A or AA is broken with results and chips, with near hits, and where nothing is found; nothing overflows."""
    opened(page)
    for query in ("公共", "青岛公共汽车站点", "zzzzqq"):
        page.fill("#catalogue-query", query)
        page.wait_for_url("**q=*")
        expect(page.locator(".od-results[aria-busy=true], [aria-busy=true]")).to_have_count(0)
        found = Axe().run(page, options=RULES)
        assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]] == [], query
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), query
    links = [each.get_attribute("href") or "" for each in page.locator(".od-empty a").all()]
    for link, kind in zip(links, ("forms", "guides"), strict=True):
        assert link.endswith(f"{kind}/request/?q=zzzzqq")


def test_other_pages_are_named_with_their_kind(page: Page) -> None:
    """Law, plans and rules that hold the query stand below the results, each with what it is."""
    page.fill("#catalogue-query", "潮汐预报")
    expect(page.locator(".od-others li small").first).to_have_text("Plan" if "/en/" in page.url else "年度计划")
    page.locator(".od-others a").first.click()
    page.wait_for_url("**/plans/2026/#P2026-002")
    assert page.locator("#P2026-002").is_visible()
