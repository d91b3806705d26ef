"""Live tables in a real browser: on demand, light, exact, shareable, and private where that is promised."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import ROOT

STOPS = "datasets/qd-transport/bus-stops/"
TRIPS = "datasets/qd-transport/bus-card-trips/"
LIGHT = 250 * 1024

Opener = Callable[[str], Page]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Return a function that opens a page; script errors and requests to other hosts fail the test."""
    context = browser.new_context(accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    faults: list[str] = []

    def open_page(path: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda each: None if each.url.startswith((address, "blob:", "data:")) else faults.append(each.url),
        )
        page.goto(address + path)
        return page

    yield open_page
    context.close()
    assert faults == []


def source(path: str) -> list[list[str]]:
    """Return the rows of a published table, its header first."""
    (file,) = (ROOT / path).glob("*.csv")
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def live(page: Page) -> None:
    """Wake the first table."""
    page.click("[data-od-explore]")
    page.wait_for_selector(".od-sort")


def cells(page: Page) -> list[list[str]]:
    """Return the rows on the page."""
    rows: list[list[str]] = page.eval_on_selector_all(
        ".od-preview tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return rows


def test_first_rows_of_a_large_table_are_light(opened: Opener) -> None:
    """Waking a table of 200,000 rows takes less than 250 KB, code included, and shows the published cells."""
    page = opened(TRIPS)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    live(page)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < LIGHT
    assert cells(page)[0] == source(TRIPS)[1]
    assert len(cells(page)) == 50


def test_pages_order_conditions_and_download(opened: Opener, tmp_path: Path) -> None:
    """Each step shows what the published file says, and the download holds exactly the rows that were asked for."""
    header, *rows = source(STOPS)
    page = opened(STOPS)
    live(page)
    page.click(".od-steps button:last-child")
    page.wait_for_function(
        "code => document.querySelector('.od-preview tbody td').textContent === code", arg=rows[50][0]
    )
    page.click(".od-sort:text-is('停靠线路数')")
    page.wait_for_selector("th[aria-sort=ascending]")
    page.click(".od-sort:text-is('停靠线路数')")
    page.wait_for_selector("th[aria-sort=descending]")
    lines = header.index("line_count")
    assert cells(page)[0][lines] == str(max(int(each[lines]) for each in rows))
    page.click("button:text-is('增加条件')")
    condition = page.locator(".od-condition")
    condition.locator("select").nth(0).select_option("district")
    condition.locator("select").nth(1).select_option("eq")
    condition.locator("input, .od-condition-value select").last.fill("崂山区")
    condition.locator("input, .od-condition-value select").last.press("Tab")
    wanted = [each for each in rows if each[header.index("district")] == "崂山区"]
    page.wait_for_selector(f".od-tools [role=status]:has-text('共 {len(wanted)} 行')")
    with page.expect_download() as started:
        page.click("button:text-is('下载这些行（CSV）')")
    path = tmp_path / "rows.csv"
    started.value.save_as(path)
    made = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert made[0] == header
    assert sorted(map(_plain, made[1:])) == sorted(map(_plain, wanted))


def _plain(row: list[str]) -> list[str]:
    """Return a row whose numbers lost the zeros at their ends: the typed table does not keep them."""
    return [f"{float(each):.6f}" if re.fullmatch(r"-?\d+\.\d+", each) else each for each in row]


def test_columns_can_be_chosen_and_rows_copied(opened: Opener) -> None:
    """A column that is left out is gone from the page and from the copy."""
    page = opened(f"en/{STOPS}")
    live(page)
    page.click(".od-choose summary")
    page.uncheck(".od-choose label:has-text('Stop number') input")
    page.wait_for_function("() => document.querySelector('.od-preview th code').textContent === 'stop_name'")
    page.click("button:text-is('Copy this page')")
    page.wait_for_selector(".od-tools [role=status]:has-text('copied')")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.split("\n")[0].split("\t")[0] == "stop_name"
    assert len(copied.split("\n")) == 51


def test_a_question_lives_in_the_address(opened: Opener) -> None:
    """Another reader with the same address sees the same answer, as a table and as a chart."""
    address = "query/?entry=qd-transport/bus-stops&group=district&measure=count&order=count~down"
    page = opened(address)
    page.wait_for_selector("#od-query table tbody tr")
    header, *rows = source(STOPS)
    districts = [each[header.index("district")] for each in rows]
    most = max(set(districts), key=districts.count)
    first = page.eval_on_selector_all(
        "#od-query tbody tr:first-child td", "cells => cells.map(cell => cell.textContent)"
    )
    assert first == [most, str(districts.count(most))]
    assert page.locator("svg.od-chart title").text_content()
    page.fill("#query-limit", "3")
    page.click("#od-query button[type=submit]")
    page.wait_for_function("() => document.querySelectorAll('#od-query tbody tr').length === 3")
    assert "limit=3" in page.url
    page.go_back()
    page.wait_for_function(
        "count => document.querySelectorAll('#od-query tbody tr').length === count", arg=len(set(districts))
    )


def test_sql_with_chinese_names(opened: Opener) -> None:
    """SQL names columns by their titles, and the statement is in the address."""
    page = opened("query/?entry=qd-transport/bus-stops")
    page.wait_for_selector(".od-sql-part")
    page.click(".od-sql-part summary")
    page.fill(
        "#query-sql",
        "SELECT 所在区市, AVG(停靠线路数) AS 平均线路 FROM data GROUP BY 所在区市 ORDER BY 平均线路 DESC LIMIT 2",
    )
    page.click("#od-query button[type=submit]")
    page.wait_for_function("() => document.querySelectorAll('#od-query tbody tr').length === 2")
    assert page.inner_text("#od-query thead th:last-child") == "平均线路"
    assert "sql=SELECT" in page.url
    page.fill("#query-sql", "SELECT 没有 FROM data")
    page.click("#od-query button[type=submit]")
    page.wait_for_selector("#od-query [role=status]:has-text('没有这个数据项：没有')")


def test_a_key_that_is_checked_goes_nowhere(opened: Opener) -> None:
    """The answer is right, the page says that nothing is sent, and no request or address holds the key."""
    page = opened("lookup/?entry=qd-transport/bus-stops")
    page.wait_for_selector("#lookup-value")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    code = source(STOPS)[7][0]
    page.fill("#lookup-value", code)
    page.press("#lookup-value", "Enter")
    page.wait_for_selector(".od-answer dl")
    assert code in page.inner_text(".od-answer")
    page.fill("#lookup-value", "999999")
    page.press("#lookup-value", "Enter")
    page.wait_for_selector(".od-answer strong:text-is('没有。')")
    assert "不发送、不保存" in page.inner_text("#od-lookup")
    assert [each for each in asked if code in each or "999999" in each] == []
    assert code not in page.url
    assert page.evaluate("() => localStorage.length + sessionStorage.length") <= 1  # the theme's own colour scheme


def test_reading_needs_no_script(browser: Browser, address: str) -> None:
    """Without JavaScript the preview stands, no dead button is shown, and the live pages say what to do."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + STOPS)
    assert len(page.query_selector_all(".od-preview tbody tr")) == 50
    assert not page.is_visible("[data-od-explore]")
    page.goto(f"{address}query/?entry=qd-transport/bus-stops")
    assert "JavaScript" in page.inner_text("#od-main")
    context.close()
