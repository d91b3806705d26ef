"""The catalogue page's application in a real browser: search, facets, chips, pages, address and the way out."""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from benchmarks.search_records import FACETS, records
from generator.export.search import build_index
from generator.publish.serve import server
from tests.support import ROOT

ASSETS = ROOT / "site_overrides" / "assets"
RECORDS = records(300)
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>t</title>
<script type="module" src="/assets/portal/catalogue.js"></script>
<form action="/{lang}.html"><input id="catalogue-query" type="search" name="q"><button type="submit">go</button></form>
<div id="catalogue-app" data-index="search/" data-base="" data-lang="{lang}" data-request="forms/request/" hidden></div>
<script type="application/json" id="catalogue-strings">{strings}</script>
<div id="catalogue-static">the list without script</div></html>"""


def _strings(lang: str) -> str:
    words = yaml.safe_load((ROOT / "site_overrides" / "words.yaml").read_text(encoding="utf-8"))
    return json.dumps(
        {key.removeprefix("search."): text[lang] for key, text in words.items() if key.startswith("search.")}
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the application over 300 records; one of them tries to inject HTML."""
    folder = tmp_path_factory.mktemp("catalogue")
    evil = records(1, seed=9)[0]
    title = "<img src=x onerror=alert(1)>坏标题"
    evil = type(evil)(
        key="evil/evil",
        url="datasets/evil/evil/",
        texts={"title": title},
        card={**evil.card, "t": title, "te": "", "d": "<b>坏</b>"},
        facets=evil.facets,
        sort={},
    )
    for artifact in build_index((*RECORDS, evil), FACETS):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    (folder / "assets").symlink_to(ASSETS)
    for lang in ("zh", "en"):
        (folder / f"{lang}.html").write_text(PAGE.format(lang=lang, strings=_strings(lang)), encoding="utf-8")
    http = server(Path(folder), 0)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/"
    http.shutdown()
    http.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page on which any script error fails the test."""
    held = browser.new_page(viewport={"width": 1200, "height": 900})
    errors: list[str] = []
    held.on("pageerror", lambda error: errors.append(str(error)))
    held.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield held
    held.close()
    assert [error for error in errors if "favicon" not in error and "404" not in error] == []


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#catalogue-app")).to_be_visible()
    return page


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _checkbox(facet: str, code: str) -> str:
    return f'.od-facet[data-facet="{facet}"] input[value="{code}"]'


def _total(page: Page) -> int:
    found = re.search(r"\d+", page.locator(".od-status").inner_text().replace(",", ""))
    return int(found.group()) if found else 0


def test_the_whole_list_appears_and_the_static_one_goes(home: str, page: Page) -> None:
    """Without a query all entries are shown, newest first, twenty on a page."""
    _open(page, home + "zh.html")
    expect(page.locator("#catalogue-static")).to_be_hidden()
    expect(page.locator("article.od-card")).to_have_count(20)
    assert _total(page) == 301
    assert page.locator("article a").first.get_attribute("href") == RECORDS[0].url


def test_a_typed_query_marks_its_hits_and_goes_into_the_address(home: str, page: Page) -> None:
    """Typing searches; the title's matched part is marked; Enter and reload show the same."""
    _open(page, home + "zh.html")
    page.fill("#catalogue-query", "停车")
    expect(page.locator("article mark").first).to_have_text("停车")
    assert _query(page) == {"q": ["停车"]}
    shown = page.locator("article").all_text_contents()
    page.press("#catalogue-query", "Enter")
    page.reload()
    expect(page.locator("article mark").first).to_have_text("停车")
    assert page.locator("article").all_text_contents() == shown


def test_the_back_button_undoes_step_by_step(home: str, page: Page) -> None:
    """Query, facet and page are steps in the history."""
    _open(page, home + "zh.html")
    page.fill("#catalogue-query", "青岛")
    page.press("#catalogue-query", "Enter")
    expect(page.locator("article mark").first).to_be_visible()
    page.check(_checkbox("openness", "unconditional"))
    expect(page.locator(".od-chip")).to_have_count(1)
    page.click(".od-pager-step")
    expect(page.locator(".od-pager [aria-current=page]")).to_have_text("2")
    assert _query(page) == {"q": ["青岛"], "openness": ["unconditional"], "page": ["2"]}
    page.go_back()
    expect(page.locator(".od-pager [aria-current=page]")).to_have_text("1")
    page.go_back()
    expect(page.locator(".od-chip")).to_have_count(0)
    expect(page.locator(_checkbox("openness", "unconditional"))).not_to_be_checked()
    page.go_back()
    expect(page.locator("#catalogue-query")).to_have_value("")
    expect(page.locator(".od-status")).to_contain_text("301")


def test_chips_take_choices_away(home: str, page: Page) -> None:
    """Each chosen code has a chip that removes it; one button removes all; the total follows."""
    _open(page, home + "zh.html?openness=conditional&level=city&unknown=1&theme=nothing")
    both = _total(page)
    expected = [r for r in RECORDS if r.facets["openness"] == ("conditional",) and r.facets["level"] == ("city",)]
    assert both - len(expected) in {0, 1}
    page.locator(".od-chip").last.click()
    expect(page.locator(".od-chip")).to_have_count(1)
    assert _total(page) > both
    page.click(".od-clear")
    expect(page.locator(".od-chip")).to_have_count(0)
    expect(page.locator(".od-status")).to_contain_text("301")
    assert _query(page) == {"unknown": ["1"]}


def test_counts_are_what_choosing_gives(home: str, page: Page) -> None:
    """The number beside a code is the total after choosing it; codes that would give nothing are hidden."""
    _open(page, home + "zh.html?q=停车场")
    for code in ("unconditional", "conditional", "withheld"):
        box = page.locator(_checkbox("openness", code))
        item = page.locator("li", has=box)
        if not item.is_visible():
            continue
        count = int(item.locator(".od-facet-count").inner_text())
        box.check()
        expect(page.locator(".od-status")).to_contain_text(str(count))
        box.uncheck()
        expect(page.locator(".od-chip")).to_have_count(0)


def test_long_facets_are_folded(home: str, page: Page) -> None:
    """Eight values of a long facet stand open; a button shows the others and says so."""
    _open(page, home + "zh.html")
    group = page.locator('.od-facet[data-facet="publisher"]')
    expect(group.locator("li:visible")).to_have_count(8)
    more = group.locator(".od-facet-more")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    assert group.locator("li:visible").count() > 8
    expect(more).to_have_attribute("aria-expanded", "true")


def test_nothing_found_leads_to_a_request(home: str, page: Page) -> None:
    """The empty state carries the query to the form for requests, in the page's language, and to its guide."""
    for lang, start in (("zh", ""), ("en", "en/")):
        _open(page, f"{home}{lang}.html?q=不存在的数据")
        links = [each.get_attribute("href") or "" for each in page.locator(".od-empty a").all()]
        assert [each.partition("?q=%E4%B8%8D")[0] for each in links] == [
            f"{start}forms/request/",
            f"{start}guides/request/",
        ]
        expect(page.locator("article")).to_have_count(0)


def test_texts_of_publishers_are_never_html(home: str, page: Page) -> None:
    """Markup in a title or description is shown as it was written."""
    _open(page, home + "zh.html?q=坏标题")
    expect(page.locator("article h3")).to_have_text("<img src=x onerror=alert(1)>坏标题")
    assert page.locator("article img, article b").count() == 0


def test_english_cards_mark_what_is_chinese(home: str, page: Page) -> None:
    """English pages link to English pages, and Chinese text in them says that it is Chinese."""
    _open(page, home + "en.html?q=坏标题")
    link = page.locator("article a")
    assert link.get_attribute("href") == "en/datasets/evil/evil/"
    assert link.get_attribute("lang") == "zh"
    _open(page, home + "en.html?q=停车场")
    expect(page.locator("article [lang=zh] mark").first).to_have_text("停车场")


def test_orders_sort_and_stay_in_the_address(home: str, page: Page) -> None:
    """Sorted by rows, the greatest table comes first."""
    _open(page, home + "zh.html")
    page.select_option("#catalogue-order", "rows")
    greatest = max(RECORDS, key=lambda record: record.sort.get("rows", 0))
    expect(page.locator("article a").first).to_have_attribute("href", greatest.url)
    assert _query(page) == {"sort": ["rows"]}


def test_no_string_of_the_application_is_missing(home: str, page: Page) -> None:
    """Every key that the scripts ask for exists, and nothing shows a raw key."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ASSETS / "portal").glob("catalogue*.js"))
    asked = set(re.findall(r'words\("([a-z.]+)"', scripts)) | {f"facet.{name}" for name in FACETS}
    assert asked <= json.loads(_strings("zh")).keys()
    _open(page, home + "en.html?q=停车场")
    assert not re.search(r"\b(facet|sort|count|pager)\.[a-z]", page.locator("#catalogue-app").inner_text())


def test_a_missing_index_leaves_the_static_list(browser: Browser, home: str) -> None:
    """Where the index cannot be read the page stays what it was."""
    page = browser.new_page()
    page.route("**/search/meta.json*", lambda route: route.abort())
    page.goto(home + "zh.html")
    page.wait_for_timeout(300)
    expect(page.locator("#catalogue-static")).to_be_visible()
    expect(page.locator("#catalogue-app")).to_be_hidden()
    page.close()
