"""Twenty things that a citizen comes for, done as a citizen does them: by what is written on the page, on a phone and on a desktop.

Where reading is enough the same is done with scripts off. A script error, a broken file or a request to another host fails any of them.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.support import ROOT

SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}
STOPS = "datasets/qd-transport/bus-stops/"
TRIPS = "datasets/qd-transport/taxi-trajectories/"

Visit = Callable[..., Page]


@pytest.fixture(params=SCREENS)
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """Return a function that opens a page on one of the screens."""
    contexts = []
    faults: list[str] = []

    def watch(each: Request) -> None:
        if not each.url.startswith((address, "data:", "blob:")):
            faults.append(f"request to {each.url}")

    def open_page(path: str = "", **options: object) -> Page:
        size = SCREENS[request.param]
        context = browser.new_context(viewport=size, permissions=["clipboard-read", "clipboard-write"], **options)  # type: ignore[arg-type]
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


scripts = pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])


def rows(path: str) -> list[list[str]]:
    """Return the rows of a published table, its header first."""
    (file,) = (ROOT / path).glob("*.csv")
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def saved(page: Page, button: str, folder: Path) -> bytes:
    """Return what a click on a link or button downloads."""
    with page.expect_download() as started:
        page.locator(button).first.click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path.read_bytes()


def test_1_find_a_table_from_the_home_page(visit: Visit) -> None:
    """Type what it is called, press Enter, open the first hit."""
    page = visit()
    page.get_by_label("您想找什么数据？").fill("公厕")
    page.keyboard.press("Enter")
    page.locator("#catalogue-app article a").first.click()
    expect(page.locator("h1")).to_have_text("公共厕所")


def test_2_find_a_table_without_a_script(visit: Visit) -> None:
    """Through a theme of the home page to an entry."""
    page = visit(java_script_enabled=False)
    page.get_by_role("link", name=re.compile("交通运输")).first.click()
    page.get_by_role("link", name="公共汽车站点").click()
    expect(page.locator("h1")).to_have_text("公共汽车站点")


def test_3_filter_to_what_may_be_had_by_applying(visit: Visit) -> None:
    """One box narrows the list to conditional entries of one publisher; the address keeps it."""
    page = visit("catalogue/")
    page.wait_for_selector("#catalogue-app:not([hidden])")
    if not page.get_by_label("有条件开放").is_visible():
        page.get_by_text("筛选", exact=True).click()
    page.get_by_label("有条件开放").check()
    expect(page.locator(".od-chip")).to_have_count(1)
    expect(page.locator("#catalogue-app article").first).to_contain_text("有条件开放")
    assert "openness=conditional" in page.url


@scripts
def test_4_download(visit: Visit, script: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    """The first button is the publisher's file."""
    page = visit(STOPS, java_script_enabled=script)
    assert saved(page, ".od-download:has-text('CSV')", tmp_path) == next((ROOT / STOPS).glob("*.csv")).read_bytes()


@scripts
def test_5_preview(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """The first rows and the meaning of each column stand in the page."""
    page = visit(STOPS, java_script_enabled=script)
    first = page.locator(".od-preview tbody tr").first.locator("td").all_inner_texts()
    assert [each.strip() for each in first] == rows(STOPS)[1]
    expect(page.locator(".od-dictionary tbody tr")).to_have_count(len(rows(STOPS)[0]))


def test_6_sort(visit: Visit) -> None:
    """The stop with most lines, without a download."""
    page = visit(STOPS)
    page.get_by_role("button", name="翻页、排序、筛选").click()
    heading = page.get_by_role("button", name="停靠线路数")
    heading.click()
    heading.click()
    place = rows(STOPS)[0].index("line_count")
    expect(page.locator(".od-preview tbody tr").first.locator("td").nth(place)).to_have_text(
        str(max(int(row[place]) for row in rows(STOPS)[1:]))
    )


def test_7_query(visit: Visit, tmp_path: Path) -> None:
    """How many stops each district has: group, ask, take the answer along; the address is the question."""
    page = visit(STOPS)
    page.get_by_role("link", name="数据查询").click()
    page.locator("input[name=group][value=district]").check()
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.locator("#od-query tbody tr").first).to_be_visible()
    assert "group=district" in page.url
    made = list(csv.reader(io.StringIO(saved(page, "text=下载这些行", tmp_path).decode("utf-8-sig"))))
    assert sum(int(row[1]) for row in made[1:]) == len(rows(STOPS)) - 1


def test_8_chart(visit: Visit) -> None:
    """An answer is drawn as bars, as a line or as a histogram, as the reader chooses."""
    page = visit("query/?entry=qd-transport/bus-stops&group=yearmonth(opened_on)")
    expect(page.locator("svg.od-chart polyline")).to_have_count(1)
    page.get_by_label("图形").select_option("bar")
    expect(page.locator("svg.od-chart rect").first).to_be_attached()
    page.get_by_label("图形").select_option("histogram")
    expect(page.locator("svg.od-chart rect title").first).to_be_attached()
    assert "chart=histogram" in page.url
    page.reload()
    expect(page.get_by_label("图形")).to_have_value("histogram")


@scripts
def test_9_chart_and_map_of_the_entry(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """The publisher's charts have their numbers beside them, and the map loads."""
    page = visit(STOPS, java_script_enabled=script)
    page.get_by_text("图中的数字").first.click()
    expect(page.locator(".od-figure table").first).to_be_visible()
    picture = page.locator("img.od-map")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert "2,400" in (picture.get_attribute("alt") or "")


def test_10_check_a_key(visit: Visit) -> None:
    """Is this number in the register? Yes, with its record."""
    page = visit(STOPS)
    page.get_by_role("link", name="校核比对").click()
    page.get_by_label("值", exact=True).fill(f" {rows(STOPS)[9][0]} ")
    page.get_by_role("button", name="核对").click()
    expect(page.locator(".od-answer")).to_contain_text("有。")
    expect(page.locator(".od-answer")).to_contain_text(rows(STOPS)[9][1])


@scripts
def test_11_cite(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """The reference names title, publisher and hash; a click copies it with today's date."""
    page = visit(STOPS, java_script_enabled=script)
    text = page.locator(".od-citation").nth(1).inner_text()
    assert "公共汽车站点" in text
    assert "[DS/OL]" in text
    if script:
        page.get_by_role("button", name="复制 GB/T 7714").click()
        expect(page.locator("[data-od-copied]")).to_contain_text("GB/T 7714")
        assert "[DS/OL]" in page.evaluate("() => navigator.clipboard.readText()")


def test_12_copy_a_snippet(visit: Visit) -> None:
    """The lines for a tool come to the clipboard as they stand."""
    page = visit(STOPS)
    page.get_by_text("用程序读取").click()
    page.get_by_role("button", name="复制 Python · pandas").click()
    assert page.evaluate("() => navigator.clipboard.readText()").startswith("import pandas as pd\n")


def test_13_apply(visit: Visit, tmp_path: Path) -> None:
    """From a conditional entry to a filled application as a document and as JSON; what is missing is told first."""
    page = visit(TRIPS)
    page.get_by_role("link", name="填写申请表").click()
    page.get_by_role("button", name="DOCX").click()
    expect(page.locator("#od-form-problems li").first).to_be_visible()
    for field in page.locator("#od-form [required]").all():
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(index=1)
        elif field.get_attribute("type") == "checkbox":
            field.check()
        elif field.get_attribute("id") not in {"f-entry", "f-phone"}:
            field.fill("示例")
    page.fill("#f-phone", "0532-12345678")
    with zipfile.ZipFile(io.BytesIO(saved(page, "[data-od-act=docx]", tmp_path))) as package:
        assert (
            "出租车行驶轨迹" in package.read("word/document.xml").decode()
            or TRIPS.split("/")[2] in package.read("word/document.xml").decode()
        )
    assert (
        json.loads(saved(page, "[data-od-act=json]", tmp_path))["values"]["entry"] == "qd-transport/taxi-trajectories"
    )


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["zh", "en"])
def test_14_ask_for_unopened_data(visit: Visit, prefix: str) -> None:
    """A search without a hit leads to the form, and by way of the guide too, the words carried over."""
    page = visit(f"{prefix}catalogue/?q=%E6%98%9F%E9%99%85%E8%88%AA%E7%8F%ADzz")
    page.locator(".od-empty .od-button").click()
    expect(page.locator("#f-title")).to_have_value("星际航班zz")
    page.go_back()
    page.locator(".od-empty a[href*='guides/request/']").click()
    form = page.locator("article a[href*='forms/request/']")
    expect(form).to_have_attribute("href", re.compile("q="))
    form.click()
    expect(page.locator("#f-title")).to_have_value("星际航班zz")


@scripts
def test_15_object(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """From an entry to the form for objections, with where to hand it in and by when an answer is due."""
    page = visit(STOPS, java_script_enabled=script)
    page.get_by_role("link", name="提出异议或者纠错").first.click()
    expect(page.locator("#hand-in")).to_be_visible()
    assert "10 个工作日" in page.inner_text("#od-main")
    if script:
        expect(page.locator("#f-entry")).to_have_value("qd-transport/bus-stops")


@scripts
def test_16_follow_a_feed(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """The feed that a page names is there, and its first item leads to an entry."""
    page = visit(java_script_enabled=script)
    link = page.locator("link[type='application/atom+xml']").first.get_attribute("href") or ""
    answer = page.request.get(page.url + link)
    assert answer.ok
    assert re.search(r"<entry>.*?<link[^>]+datasets/", answer.text(), re.DOTALL)


@scripts
def test_17_see_the_plan_and_the_ledger(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """What was to be opened this year and what became of it; how requests were dealt with."""
    page = visit(java_script_enabled=script)
    page.get_by_role("link", name="查看计划清单").click()
    expect(page.locator("h1")).to_contain_text("计划清单")
    assert page.locator("tbody tr").count() > 10
    page.goto(page.url.replace("plans/2026/", "ledgers/"))
    page.get_by_role("link", name=re.compile("未开放数据需求")).first.click()
    expect(page.locator("#od-main")).to_contain_text("REQ-2026-0001")


@scripts
def test_18_switch_the_language(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """The English page of the same entry, and no Chinese left in its frame."""
    page = visit(STOPS, java_script_enabled=script)
    page.locator(".md-header__option .md-select button").hover()
    page.locator(".md-select__link[hreflang=en]").click()
    expect(page.locator("h1")).to_have_text("Bus stops")
    assert page.get_attribute("html", "lang") == "en"
    assert re.findall(r"[\u4e00-\u9fff]", page.inner_text(".md-header").replace("中文", "")) == []


def test_19_read_at_night_in_large_letters(visit: Visit) -> None:
    """Dark colours and large text, kept on the next page, and nothing runs off the screen."""
    page = visit(STOPS)
    page.locator("label[title*='Dark']:visible").click()
    page.get_by_role("button", name=re.compile("大字")).click()
    page.goto(page.url.replace(STOPS, "plans/2026/"))
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert page.evaluate("() => document.documentElement.dataset.odText") == "large"
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


@scripts
def test_20_an_old_link_and_a_card_on_paper(visit: Visit, script: bool) -> None:  # noqa: FBT001 - a parameter
    """A withdrawn entry says since when and why; an open one prints as a card without the parts of a screen."""
    page = visit("datasets/qd-urban-management/old-street-lights/", java_script_enabled=script)
    expect(page.locator(".od-notice")).to_contain_text("2026-03-18")
    assert page.locator(".od-download, table").count() == 0
    page.goto(page.url.replace("datasets/qd-urban-management/old-street-lights/", STOPS))
    page.emulate_media(media="print")
    assert page.is_visible(".od-dictionary")
    assert not page.is_visible(".od-preview")
    assert not page.is_visible(".md-header")
