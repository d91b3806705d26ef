"""Pages of the golden repository as they are stamped: all kinds, both languages, nothing that may not be seen."""

import json
import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from generator.check.registry import RULES
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.finding import Finding, Level, Place
from generator.model.text import Lang, Text
from generator.pages.bars import bars, segments
from generator.pages.listing import listings
from tests.export_support import exports_of, view_in
from tests.page_support import (
    CONTENT,
    Parsed,
    all_pages,
    changed,
    golden,
    golden_pages,
    main_text,
    prose,
    resolved,
    site_of,
    stamped,
)
from tests.support import TODAY, golden_contents

PARK = "datasets/parks/park-list/datapackage.yaml"
ACCIDENTS = "datasets/east-roads/accident-files/datapackage.yaml"
CANARY = "CANARY7391"
SUSPENSION = "status: suspended\nstatusChange:\n  date: '2026-11-01'\n  reason: objection\n  note: 核实编号\n  noteEn: Codes under check\n  case: OBJ-1\n"


def test_every_kind_is_rendered_in_both_languages() -> None:
    """Each template is used, and the Chinese and the English pages are the same ones."""
    pages = list(all_pages(golden()))
    templates = {path.name for path in CONTENT.glob("*.html") if not path.name.startswith("_")}
    assert {each.template for each in pages} == templates
    chinese = {each.path for each in pages if each.lang is Lang.ZH}
    assert chinese == {each.path for each in pages if each.lang is Lang.EN}
    assert len(golden_pages()) == len(pages) == 2 * len(chinese)


def test_every_page_is_whole() -> None:
    """Every page has one h1, its own title and language, and no hole left."""
    for path, html in golden_pages().items():
        assert html.count("<h1") == 1, path
        assert f'<html lang="{"en" if path.startswith("en/") else "zh"}"' in html, path
        assert "@@od-" not in html, path
        assert "od-frame" not in html, path
        assert 'id="od-main"' in html, path


def test_a_title_with_markup_stays_text() -> None:
    """A publisher's markup is shown as written in heading, title and JSON-LD, and never becomes an element."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;\"'"
    quoted = "'" + evil.replace("'", "''") + "'"
    site = site_of(
        changed({PARK: (("title: 公园名录", f"title: {quoted}"), ("titleEn: Park list", f"titleEn: {quoted}"))})
    )
    for path in ("datasets/parks/park-list/index.html", "en/datasets/parks/park-list/index.html"):
        html = stamped(site)[path]
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        escaped = r"&lt;script&gt;alert\(1\)&lt;/script&gt;&lt;img src=x onerror=alert\(2\)&gt;&amp;amp;"
        assert re.search(rf"<h1>(<[^>]+>)?{escaped}", html)
        assert re.search(rf"<title>{escaped}", html)
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
        assert found
        assert json.loads(found[1])["name"] == evil


def test_every_list_escapes_a_title() -> None:
    """Wherever else a title is named, it is text."""
    site = site_of(changed({PARK: (("title: 公园名录", "title: '<b id=evil>名录</b>'"),)}))
    for path, html in stamped(site).items():
        assert "<b id=evil>" not in html, path
        assert ("evil", "") not in [(attributes.get("id", ""), "") for _, attributes in Parsed(html).elements], path


def test_a_text_without_english_is_marked_and_breaks_nothing() -> None:
    """An English page shows what only Chinese says, marked as Chinese, and every attribute stays whole."""
    site = site_of(changed({PARK: (("    titleEn: Parks\n", ""), ("titleEn: Park list\n", ""))}))
    pages = stamped(site)
    assert '<span lang="zh">公园名录</span></h1>' in pages["en/datasets/parks/park-list/index.html"]
    for path, html in pages.items():
        for tag, attributes in Parsed(html).elements:
            assert all(re.fullmatch(r"[a-zA-Z_:@][\w:.-]*", name) for name in attributes), f"{path}: {tag} {attributes}"
            assert all("<span" not in value for value in attributes.values()), f"{path}: {tag} {attributes}"


def test_a_withheld_page_shows_title_publisher_openness_and_basis_only() -> None:
    """Whatever else the descriptor says is nowhere on the site."""
    edits = (
        ("description: 事故卷宗的名称、位置和面积，用于测试。", f"description: {CANARY}"),
        ("  - 公园\n", f"  - {CANARY}\n"),
        ("statement: 不含个人信息", f"statement: {CANARY}"),
        ("title: 卷宗\n", f"title: {CANARY}\n"),
        ("syntheticNote: 为测试编写。", f"syntheticNote: {CANARY}"),
        ("    note: 含个人信息", "    note: 卷宗含个人信息"),
    )
    pages = stamped(site_of(changed({ACCIDENTS: edits})))
    assert [path for path, html in pages.items() if CANARY in html] == []
    text = main_text(pages["datasets/east-roads/accident-files/index.html"])
    for shown in ("事故卷宗", "东区道路管理局", "不予开放", "《中华人民共和国个人信息保护法》", "卷宗含个人信息"):
        assert shown in text
    for hidden in ("2026-03-10", "2026-05-10", "合成数据", "数据字典", "下载", "SHA-256", "environment"):
        assert hidden not in text


def test_a_suspended_page_shows_its_notice_only() -> None:
    """Title, publisher, day, reason and case are shown; data, dictionary and description are not."""
    site = site_of(changed({PARK: (("status: published\n", SUSPENSION),)}))
    pages = stamped(site)
    text = main_text(pages["datasets/parks/park-list/index.html"])
    for shown in ("公园名录", "示例市公园管理局", "中止开放", "2026-11-01", "核实编号", "OBJ-1"):
        assert shown in text
    for hidden in ("用于测试", "下载 ", "数据字典", "预览 ", "2026-05-10", "无条件开放"):
        assert hidden not in text, hidden
    assert "Codes under check" in main_text(pages["en/datasets/parks/park-list/index.html"])
    listed = [
        path for path, html in pages.items() if 'datasets/parks/park-list/"' in html and "/datasets/" not in f"/{path}"
    ]
    assert sorted(listed) == sorted(
        f"{prefix}{path}"
        for prefix in ("", "en/")
        for path in (
            "ledgers/objections/index.html",
            "plans/2026/index.html",
            "publishers/parks/index.html",
            "statistics/index.html",
        )
    )


def test_a_conditional_page_shows_conditions_and_no_rows() -> None:
    """Conditions with their risks and the dictionary are shown; the number of rows of the data is not."""
    html = golden_pages()["datasets/east-roads/road-sensors/index.html"]
    entry = next(each for each in golden().catalogue.entries if each.key == "east-roads/road-sensors")
    for each in entry.conditions:
        assert each.text.zh in html
        assert each.risk.zh in html
    assert "数据字典" in html
    assert "guides/apply/" in html


def test_nothing_is_loaded_from_another_host() -> None:
    """Scripts, styles, images and frames come from the site itself."""
    loading = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src", "form": "action"}
    for path, html in golden_pages().items():
        for tag, attributes in Parsed(html).elements:
            named = attributes.get(loading.get(tag, ""), "")
            if named and not (tag == "link" and attributes.get("rel", "").split()[0] in {"canonical", "alternate"}):
                parts = urlsplit(named)
                assert not parts.netloc, f"{path}: {named}"
                assert parts.scheme in {"", "data"}, f"{path}: {named}"


def test_every_internal_link_reaches_a_page_and_its_place() -> None:
    """A link leads to a page, a file of the theme or a download, and a fragment to an element that exists."""
    pages = golden_pages()
    ids = {path: {attributes.get("id", "") for _, attributes in Parsed(html).elements} for path, html in pages.items()}
    offered = {each.path for facts in golden().facts.values() for each in facts.distributions}
    tables = {
        f"{folder}{name}"
        for folder, report in golden().reports.items()
        for name in ("datapackage.json", *(f"{each.name}.{end}" for each in report.sheets for end in ("csv", "xlsx")))
    }
    exported = exports_of(view_in(golden_contents()))
    known = {
        *pages,
        *offered,
        *tables,
        *exported,
        "catalogue.csv",
        "catalogue.xlsx",
        *(each.path for each in prose().artifacts),
    }
    broken = []
    for path, html in pages.items():
        for tag, attributes in Parsed(html).elements:
            link = attributes.get(
                {"a": "href", "script": "src", "link": "href", "img": "src", "form": "action"}.get(tag, ""), ""
            )
            parts = urlsplit(link)
            if not link or parts.scheme or parts.netloc:
                continue
            target = resolved(path, parts.path)
            if target not in known or (
                parts.fragment and unquote(parts.fragment) not in ids.get(target, {parts.fragment})
            ):
                broken.append(f"{path} -> {link}")
    assert broken == []


def test_ids_are_unique() -> None:
    """No page has two elements of one id."""
    for path, html in golden_pages().items():
        ids = [attributes["id"] for _, attributes in Parsed(html).elements if attributes.get("id")]
        assert len(ids) == len(set(ids)), path


def test_the_law_page_shows_every_paragraph_with_what_carries_it_out() -> None:
    """Each paragraph has its place, its summary, its carriers as links, its numbers and their days."""
    html = golden_pages()["law/index.html"]
    law = golden().catalogue.law
    for clause in law.clauses.values():
        assert f'id="{clause.law}-{clause.clause}"' in html
        assert clause.summary.zh in html
    assert 'href="../rules/OD202/"' in html
    assert "2 个工作日" in html
    assert "自 2025-01-01 起" in html


def test_a_paragraph_that_nothing_carries_out_is_shown_as_open() -> None:
    """What is not reached yet is said on the page, in words."""
    duties = "catalog/law/duties.csv"
    site = site_of(
        changed({duties: (("sample-rules,10.1,page,plans/,,", "sample-rules,10.1,open,,尚无订阅,No feed yet"),)})
    )
    text = main_text(stamped(site)["law/index.html"])
    assert "尚无订阅" in text
    assert site.catalogue.label("carrier-kinds", "open").zh in text


def test_a_rule_page_says_what_why_and_how_to_cure() -> None:
    """Title, requirement, articles with links, both examples and the cure are on the page of every rule."""
    for lang, prefix in ((Lang.ZH, ""), (Lang.EN, "en/")):
        for code, rule in RULES.items():
            html = golden_pages()[f"{prefix}rules/{code}/index.html"]
            text = main_text(html)
            for shown in (rule.title, rule.what, rule.cure):
                assert " ".join(shown.of(lang).split()) in text, code
            for citation in golden().catalogue.law.basis(code):
                assert f"law/#{citation.law}-{citation.clause}" in html, code


def test_the_plan_page_tells_delivery() -> None:
    """Every item is named with its state; an item with an entry leads to it; silent publishers are named."""
    html = golden_pages()["plans/2026/index.html"]
    for each in golden().plans[2026]:
        assert each.item.title.zh in html
        assert golden().catalogue.label("plan-states", each.state.value).zh in html
    assert 'href="../../datasets/parks/park-list/"' in html


def test_hidden_withheld_entries_are_counted() -> None:
    """Where withheld entries are not listed, their number still is."""
    edits = {"catalog/portal.yaml": (("listWithheld: true", "listWithheld: false"),)}
    pages = stamped(site_of(changed(edits), hidden=7))
    assert [path for path, html in pages.items() if "事故卷宗" in html] == []
    assert "7" in main_text(pages["statistics/index.html"])
    assert "另有 7 个" in main_text(pages["catalogue/index.html"])


def test_statistics_count_warnings_and_notices_only() -> None:
    """Findings are counted by rule; what they say of a file is not published."""
    place = Place("datasets/parks/park-list/datapackage.yaml", 3, 1, "title")
    said = Text(CANARY, CANARY)
    findings = tuple(
        Finding(code=code, level=level, place=place, message=said, cure=said)
        for code, level in (
            ("OD502", Level.WARNING),
            ("OD502", Level.WARNING),
            ("OD712", Level.NOTICE),
            ("OD001", Level.ERROR),
        )
    )
    html = stamped(site_of(golden_contents(), findings=findings))["statistics/index.html"]
    assert CANARY not in html
    assert "rules/OD502/" in html
    assert "rules/OD712/" in html
    assert "rules/OD001/" not in html


def many(catalogue: Catalogue, number: int) -> tuple[Entry, ...]:
    """Return one entry many times."""
    return (catalogue.entries[0],) * number


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, [0]), (1, [1]), (50, [50]), (51, [50, 1]), (120, [50, 50, 20])], ids=str
)
def test_a_long_list_is_paged(number: int, sizes: list[int]) -> None:
    """Fifty entries a page, each once, and an empty list has one page."""
    pages = list(listings(many(golden().catalogue, number), "themes/x/", golden()))
    assert [len(each.cards) for each in pages] == sizes
    assert [each.path(each.number) for each in pages][:2] == ["themes/x/", "themes/x/2/"][: len(pages)]
    assert {each.total for each in pages} == {number}


def test_a_pager_shows_its_neighbours_and_both_ends() -> None:
    """In a list of many pages the middle is left out, never an end."""
    pages = list(listings(many(golden().catalogue, 1000), "catalogue/", golden(), folder="catalogue/page/"))
    assert pages[0].around == (1, 2, 3, 0, 20)
    assert pages[9].around == (1, 0, 8, 9, 10, 11, 12, 0, 20)
    assert pages[19].path(20) == "catalogue/page/20/"


def test_bars_and_segments_are_shares() -> None:
    """The longest bar is full, the segments fill the whole, and an empty list divides nothing."""
    rows: list[tuple[str, Text, int]] = [
        ("a", Text("甲", "A"), 1),
        ("b", Text("乙", "B"), 3),
        ("c", Text("丙", "C"), 0),
    ]
    assert [each.length for each in bars((*row, "") for row in rows)] == [33.3, 100.0, 0.0]
    assert [(each.start, each.length) for each in segments(rows)] == [(0.0, 25.0), (25.0, 75.0), (100.0, 0.0)]
    assert bars(()) == ()
    assert segments(()) == ()


def test_the_search_application_is_handed_its_texts() -> None:
    """The catalogue page holds the form, the place of the application and its texts as JSON, in the page's language."""
    for prefix, word in (("", "搜索结果"), ("en/", "Results")):
        html = golden_pages()[f"{prefix}catalogue/index.html"]
        found = re.search(r'<script type="application/json" id="catalogue-strings">(.*?)</script>', html)
        assert found
        texts: dict[str, Any] = json.loads(found[1])
        assert texts["results"] == word
        assert texts["status.archived"]
        app = next(attributes for _, attributes in Parsed(html).elements if attributes.get("id") == "catalogue-app")
        root = "../../" if prefix else "../"
        assert (app["data-index"], app["data-base"], app["data-lang"]) == (
            f"{root}search/",
            root,
            "en" if prefix else "zh",
        )
        assert "hidden" in app


def test_showcases_name_their_data_and_nobody() -> None:
    """What is published by today stands there with source and day; an unsafe address is no link, a closed entry no name."""
    row = "SHO-2026-0001,公园地图,Park map,website,individual,parks/park-list,2026-06-01,true,true,true,true,true,,"
    now = row.replace("park-list", "park-list gone/entry").replace("true,,", "true,javascript:x,")
    later = row.replace("0001,公园地图", "0002,未来") + "2027-01-01,"
    html = stamped(site_of(changed({"catalog/registers/showcases.csv": ((row, f"{later}\n{now}"),)})))
    page = html["showcases/index.html"]
    shown = main_text(page)
    assert "公园地图 网站 个人 推介" in shown
    assert "2026-06-01" in shown
    assert "另有 1 个目录已不再公开" in shown
    assert "未来" not in shown
    assert "javascript:" not in page
    assert "gone/entry" not in page


def test_events_that_are_over_come_last() -> None:
    """An event counts as coming until its last day has passed."""
    row = "EVT-2026-0001,数据赛,Data challenge,competition,city-data,2026-06-10,2026-08-28,,"
    later = f"EVT-2026-0002,交流会,Meeting,open-day,city-data,2026-11-20,{TODAY},说明,"
    html = stamped(site_of(changed({"catalog/registers/events.csv": ((row, f"{row}\n{later}"),)})))
    shown = main_text(html["events/index.html"])
    assert shown.index("近期活动") < shown.index("交流会 开放日") < shown.index("往期活动") < shown.index("数据赛")
