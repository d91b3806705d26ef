"""Finding: known items by all that people type, suggestions in every header, and lists for those without script."""

import csv
import io
import random
import re
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypinyin import lazy_pinyin

from benchmarks.search_records import FACETS
from benchmarks.search_titles import queries as queries_of
from benchmarks.search_titles import titled_records, titles
from generator.derive.pinyin import initials, pair_readings, spelled
from generator.export.search import build_index
from generator.publish.serve import server
from tests.support import ROOT

ASSETS = ROOT / "site_overrides" / "assets" / "portal"
SEARCH = """async ([index, queries]) => {
  const search = await import(new URL("../assets/portal/search.js", document.baseURI));
  const opened = await search.openIndex(index);
  const answers = [];
  for (const query of queries) answers.push(await opened.search({query, limit: 20, counted: false}));
  return answers;
}"""
CLOSED = {"suspended", "withdrawn"}
PAGE_SIZE = 20
Query = tuple[str, str, str]


def chinese_run(title: str) -> str:
    """Return the longest run of Chinese in a title."""
    runs: list[str] = re.findall("[\u4e00-\u9fff]+", title)
    return max(runs, key=len)


def queries_for(title: str, key: str, rng: random.Random) -> Iterator[Query]:
    """Yield what people type who look for a title they know: whole, in part, by sound."""
    run = chinese_run(title)
    start = rng.randrange(max(1, len(run) - 3))
    yield "full", title, key
    yield "shortened", run[start : start + 4], key
    yield "shortened", run[-5:], key
    yield "left out", run[:2] + run[3:], key
    yield "pinyin", "".join(lazy_pinyin(run)), key
    yield "first syllables", "".join(lazy_pinyin(run[:4])), key
    yield "initials", "".join(each[0] for each in lazy_pinyin(run)), key


def known_items() -> list[Query]:
    """Return the queries for every listed entry of the demonstration, English titles and pairs of characters too."""
    rng = random.Random(5)  # noqa: S311 - the same queries every time
    found: list[Query] = []
    for path in sorted((ROOT / "datasets").glob("*/*/datapackage.yaml")):
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        if value["status"] in CLOSED:
            continue
        run = chinese_run(value["title"])
        found += queries_for(value["title"], value["id"], rng)
        found += [("two", run[-2:], value["id"]), ("english", value["titleEn"], value["id"])]
    return found


def shares(queries: Sequence[Query], answers: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[float, float]]:
    """Return by kind, and for all, how often the item is on the first page and how often it comes first."""
    hits: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for (kind, _, key), answer in zip(queries, answers, strict=True):
        keys = [hit["card"]["k"] for hit in answer["hits"]]
        for name in (kind, "all"):
            hits[name].append((key in keys, keys[:1] == [key]))
    return {
        kind: (sum(page for page, _ in each) / len(each), sum(first for _, first in each) / len(each))
        for kind, each in hits.items()
    }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page on which any script error fails the test."""
    held = browser.new_page(viewport={"width": 1200, "height": 900})
    errors: list[str] = []
    held.on("pageerror", lambda error: errors.append(str(error)))
    held.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield held
    held.close()
    assert errors == []


def ask(page: Page, index: str, queries: Sequence[str]) -> list[dict[str, Any]]:
    """Return the answers of the index on the page's site."""
    answers: list[dict[str, Any]] = page.evaluate(SEARCH, [index, list(queries)])
    return answers


def test_known_items_of_the_demonstration_are_found(page: Page, address: str) -> None:
    """Nearly every known item is on the first page, and nine of ten come first, however they are typed."""
    page.goto(f"{address}about/")
    queries = known_items()
    found = shares(queries, ask(page, f"{address}search/", [query for _, query, _ in queries]))
    assert found["all"][0] >= 0.98, found
    assert found["all"][1] >= 0.9, found
    assert found["full"] == (1.0, 1.0)
    assert min(share for share, _ in found.values()) >= 0.95, found


@pytest.mark.parametrize("count", [1000, 5000])
def test_known_items_among_titles_of_portals_are_found(browser: Browser, tmp_path: Path, count: int) -> None:
    """Held-out titles are on the first page however they are typed, and first where no other entry is called so."""
    named = titles(count, held_out=True)
    generated = titled_records(named)
    queries = [each for each in queries_of(generated, named, 40) if each.others < PAGE_SIZE]
    for artifact in build_index(generated, FACETS):
        path = tmp_path / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "portal").symlink_to(ASSETS)
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<!doctype html><title>t</title>", encoding="utf-8")
    http = server(tmp_path, 0)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    held = browser.new_page()
    held.goto(f"http://127.0.0.1:{http.server_port}/page/")
    answers = ask(held, "../search/", [each.text for each in queries])
    held.close()
    http.shutdown()
    http.server_close()
    found = [
        (each, [hit["card"]["u"] for hit in answer["hits"]]) for each, answer in zip(queries, answers, strict=True)
    ]
    missed = [each for each, urls in found if each.url not in urls]
    alone = [(each, urls) for each, urls in found if not each.others]
    second = [each for each, urls in alone if urls[:1] != [each.url]]
    assert len(queries) > 150
    assert len(missed) <= 0.02 * len(queries), missed
    assert len(alone) > 80
    assert len(second) <= 0.05 * len(alone), second


def test_synonyms_find_what_the_catalogue_calls_otherwise(page: Page, address: str) -> None:
    """People's own words lead to the official ones, inside a longer word as well, and what was found is marked."""
    page.goto(f"{address}about/")
    wanted = {
        "公厕": "qd-urban-management/public-toilets",
        "青岛低保": "qd-civil-affairs/low-income-households",
        "敬老院": "qd-civil-affairs/elderly-care-homes",
        "的士轨迹": "qd-transport/taxi-trajectories",
        "巴士站点": "qd-transport/bus-stops",
        "gong gong ce suo": "qd-urban-management/public-toilets",
        "PM2.5": "qd-ecology/air-quality-daily",
    }
    for (query, key), answer in zip(wanted.items(), ask(page, f"{address}search/", list(wanted)), strict=True):
        assert key in [hit["card"]["k"] for hit in answer["hits"][:3]], query
    (toilets,) = ask(page, f"{address}search/", ["公厕"])
    assert "公共厕所" in toilets["terms"]


def test_nearly_right_queries_say_so(page: Page, address: str) -> None:
    """A wrong character still finds the entry, marked as near; what nothing resembles finds nothing."""
    page.goto(f"{address}about/")
    near, nothing = ask(page, f"{address}search/", ["公共汽车站典", "不存在的数据"])
    assert near["nearest"]
    assert near["hits"][0]["card"]["k"] == "qd-transport/bus-stops"
    assert nothing["total"] == 0


def test_guides_rules_law_and_plans_are_found_too(page: Page, address: str) -> None:
    """The second index leads to guides, rules, paragraphs of law, plan items, publishers and themes in both languages."""
    page.goto(f"{address}about/")
    wanted = {
        "怎样引用": "guides/cite/",
        "OD202": "rules/OD202/",
        "交通运输局": "publishers/qd-transport/",
        "withheld": "guides/find/",
        "第十一条": "law/#qingdao-rules-11.1",
        "潮汐预报": "plans/2026/#P2026-002",
        "P2026-002": "plans/2026/#P2026-002",
    }
    for query, answer in zip(wanted, ask(page, f"{address}search/pages/", list(wanted)), strict=True):
        assert wanted[query] in [hit["card"]["u"] for hit in answer["hits"]], query


def test_characters_are_read_by_their_company() -> None:
    """Words decide the reading; what no word decides may be typed in its common readings; ü is v."""
    assert pair_readings("银行") == (("yin", "hang"),)
    assert pair_readings("行政") == (("xing", "zheng"),)
    assert pair_readings("重庆") == (("chong", "qing"),)
    assert ("lv", "dao") in pair_readings("绿道")
    assert {"chang", "zhang"} <= {first for first, _ in pair_readings("长〇".replace("〇", "岛"))} | {
        first for first, _ in pair_readings("长圈")
    }
    assert pair_readings("路b") == ()
    assert pair_readings("行道") == (("xing", "dao"),)
    assert (initials("农商银行网点"), initials("河长名单")) == ("nsyhwd", "hzmd")
    assert spelled("银行 ATM 点") == "yin hang  atm dian"


def test_suggestions_follow_the_combobox_pattern(page: Page, address: str) -> None:
    """The slash key opens the box from any page; arrows choose, Escape closes, Enter goes where the choice leads."""
    page.goto(f"{address}datasets/qd-transport/bus-stops/")
    box = page.locator("#od-header-query")
    page.keyboard.press("/")
    page.keyboard.type("公厕")
    options = page.locator(".od-suggest [role=option]")
    expect(options.first).to_contain_text("公共厕所")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    found = Axe().run(page, context=".od-header-search")
    assert [each["id"] for each in found.response["violations"]] == []
    page.keyboard.press("Escape")
    expect(page.locator(".od-suggest")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets/qd-urban-management/public-toilets/")


def test_suggestions_lead_on_in_english_and_where_nothing_is(page: Page, address: str) -> None:
    """English pages suggest English pages; without any entry the way leads to the request with the query."""
    page.goto(f"{address}en/themes/transport/")
    page.fill("#od-header-query", "bus stops")
    first = page.locator(".od-suggest [role=option]").first
    expect(first).to_contain_text("Bus stops")
    first.click()
    page.wait_for_url("**/en/datasets/qd-transport/bus-stops/")
    page.fill("#od-header-query", "zzzzqq")
    page.locator(".od-suggest-all").click()
    page.wait_for_url("**/en/guides/request/?q=zzzzqq")


def test_the_first_page_suggests_on_a_phone(browser: Browser, address: str) -> None:
    """The search of the first page suggests as well, within the width of a phone."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page.goto(address)
    page.fill("#home-query", "tingche")
    expect(page.locator(".od-hero .od-suggest [role=option]").first).to_contain_text("公共停车场")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, context=".od-hero", options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert [each["id"] for each in found.response["violations"]] == []
    page.close()


def test_every_entry_is_in_a_list_without_script(browser: Browser, address: str) -> None:
    """The lists by letter hold every listed entry once, those by format every entry that offers it; all are accessible."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}catalogue/")
    lists = page.eval_on_selector_all(".od-ways a", "links => links.map((each) => each.href)")
    seen: dict[str, list[str]] = defaultdict(list)
    for address_of_list in lists:
        kind = "letters" if "/letters/" in address_of_list else "formats" if "/formats/" in address_of_list else ""
        if kind:
            page.goto(address_of_list)
            seen[kind] += page.eval_on_selector_all(".od-cards h3 a", "links => links.map((each) => each.href)")
    context.close()
    assert len(seen["letters"]) == len(set(seen["letters"])) == 46
    assert set(seen["formats"]) < set(seen["letters"])


@pytest.mark.parametrize("path", ["letters/g/", "en/formats/csv/"])
def test_lists_are_accessible(page: Page, address: str, path: str) -> None:
    """No rule of WCAG A or AA is broken on the lists."""
    page.goto(address + path)
    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    )
    assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]] == []


def test_the_whole_list_can_be_taken_away(site: Path) -> None:
    """The CSV and the workbook hold the same lines, one per listed entry, and nothing of a withheld one but its name."""
    rows = list(csv.reader(io.StringIO((site / "catalogue.csv").read_text(encoding="utf-8"))))
    workbook = openpyxl.load_workbook(site / "catalogue.xlsx").worksheets[0]
    cells = [["" if cell is None else str(cell) for cell in row] for row in workbook.iter_rows(values_only=True)]
    assert cells == rows
    assert len(rows) == 47
    withheld = next(
        dict(zip(rows[0], row, strict=True)) for row in rows if row[0] == "qd-police/household-registration"
    )
    assert {name for name, value in withheld.items() if value} <= {
        "id", "title", "titleEn", "publisher", "publisherEn", "openness", "status", "url",
    }  # fmt: skip
