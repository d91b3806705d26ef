"""The search index and its client, against plain substring search."""

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.export.search import LIMITS, build_index
from generator.model.search import Limits, SearchRecord
from generator.model.text import Text
from generator.publish.serve import server
from tests.search_support import NoRanges, served
from tests.support import ROOT

ASSETS = ROOT / "site_overrides" / "assets" / "portal"
COUNT = 400
RECENT = COUNT // 4
FACETS: Mapping[str, Sequence[tuple[str, Text]]] = {
    "openness": [(code, Text(code, code)) for code in ("unconditional", "conditional", "withheld")],
    "format": [(code, Text(code, code)) for code in ("csv", "xlsx", "json")],
    "publisher": [("police", Text("公安局", "Police"))],
}
SYNONYMS = (("停场", "车位"), ("地址", "住所"))
CHARACTERS = "公共汽车站点停场信息青岛市政府数据交通路线名称地址电话经度纬度𠮷〇"
LATIN = ("GB4754", "Parking", "park", "lots", "wifi", "2025", "Ａ１", "constructor", "EPSG")


def _phrase(rng: random.Random, length: int) -> str:
    parts = [
        rng.choice(CHARACTERS) if rng.random() < 0.8 else rng.choice([*LATIN, "，", "、", " ", "(", "年"])
        for _ in range(length)
    ]
    return "".join(parts)


def _record(rng: random.Random, number: int) -> SearchRecord:
    texts = {
        "title": f"{_phrase(rng, rng.randrange(3, 12))}\n{' '.join(rng.choices(LATIN, k=3))}",
        "keywords": "\n".join(_phrase(rng, rng.randrange(1, 5)) for _ in range(3)),
        "publisher": rng.choice(["青岛市公安局", "交通运输局", "数据局"]),
        "description": _phrase(rng, rng.randrange(0, 60)),
        "fields": "\n".join(_phrase(rng, rng.randrange(1, 6)) for _ in range(rng.randrange(12))),
    }
    formats = tuple(rng.sample(["csv", "xlsx", "json"], rng.randrange(4)))
    return SearchRecord(
        key=f"p/e{number}",
        url=f"datasets/p/e{number}/",
        texts=texts,
        card={"t": texts["title"], "d": texts["description"] * rng.choice((1, 1, 1, 5))},
        facets={
            "openness": (rng.choice(["unconditional", "conditional", "withheld"]),),
            "format": formats,
            "publisher": (rng.choice(["police", "unlisted"]),),
        },
        sort={"rows": rng.randrange(50)} if number % 3 else {},
    )


RECORDS = tuple(_record(random.Random(number), number) for number in range(COUNT))  # noqa: S311


def _written(folder: Path, records: Sequence[SearchRecord], limits: Limits = LIMITS) -> Path:
    for artifact in build_index(records, FACETS, limits=limits, synonyms=SYNONYMS):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    (folder / "assets").symlink_to(ASSETS)
    loader = "import * as search from './assets/search.js'; window.search = search; window.opened = search.openIndex('search/')"
    (folder / "index.html").write_text(f"<!doctype html><script type=module>{loader}</script>", encoding="utf-8")
    return folder


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("window.opened.then(() => 1)")
    yield page
    page.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the index of the generated records."""
    return _written(tmp_path_factory.mktemp("search"), RECORDS)


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the same index as a large catalogue has it: terms and orders in parts, entries in another order."""
    return _written(tmp_path_factory.mktemp("split"), RECORDS, Limits(large=40, plain=40, exact=0, chunk=32))


@pytest.fixture(scope="module", params=["ranges", "no ranges", "split"])
def page(browser: Browser, folder: Path, split: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page that has opened the index: on a server with byte ranges, on one without, and the index of a large catalogue."""
    plain = partial(NoRanges, directory=str(folder))
    held_in = split if request.param == "split" else folder
    http = ThreadingHTTPServer(("127.0.0.1", 0), plain) if request.param == "no ranges" else server(held_in, 0)
    with served(http) as address, _opened(browser, address) as held:
        yield held


def _search(page: Page, *requests: Mapping[str, object]) -> list[dict[str, Any]]:
    script = """async (requests) => {
      const index = await window.opened;
      const answers = [];
      for (const request of requests) answers.push(await index.search({limit: 1000, deep: true, ...request}));
      return answers;
    }"""
    answers: list[dict[str, Any]] = page.evaluate(script, list(requests))
    return answers


def _docs(answer: Mapping[str, Any]) -> list[int]:
    """Return the entries that hold the query; those that only come near do not count."""
    return [int(hit["card"]["k"].removeprefix("p/e")) for hit in answer["hits"] if not hit["near"]]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _holding(*queries: str) -> set[int]:
    """Return the records that hold every query somewhere, by plain substring search."""
    texts = [[_plain(text) for text in record.texts.values()] for record in RECORDS]
    return {
        number
        for number, held in enumerate(texts)
        if all(any(_plain(query) in text for text in held) for query in queries)
    }


def _sampled_queries(rng: random.Random, amount: int) -> Iterator[str]:
    for _ in range(amount):
        text = _plain(rng.choice(list(rng.choice(RECORDS).texts.values())))
        length = rng.randrange(2, 7)
        start = rng.randrange(max(1, len(text)))
        query = text[start : start + length] if rng.random() < 0.7 else "".join(rng.choices(CHARACTERS, k=length))
        if len(query) >= 2 and all(character in CHARACTERS for character in query):
            yield query


def test_every_chinese_run_finds_exactly_what_a_substring_search_finds(page: Page) -> None:
    """No entry is missed, none is shown that does not hold the run, and the total is true."""
    queries = list(dict.fromkeys(_sampled_queries(random.Random(7), 1500)))  # noqa: S311
    assert len(queries) > 300
    answers = _search(page, *({"query": query} for query in queries))
    for query, answer in zip(queries, answers, strict=True):
        assert set(_docs(answer)) == _holding(query), query
        assert answer["total"] == len(answer["hits"]), query
        assert not (answer["nearest"] and _holding(query)), query


def test_words_are_joined_by_and_over_all_classes(page: Page) -> None:
    """Two runs with a blank between them find what holds both, wherever each stands."""
    pairs = [("公共", "信息"), ("青岛", "站点"), ("停车", "地址"), ("公安局", "数据")]
    answers = _search(page, *({"query": f" {one}　{two} "} for one, two in pairs))
    for (one, two), answer in zip(pairs, answers, strict=True):
        assert set(_docs(answer)) == _holding(one, two)


def _beginning(word: str) -> set[int]:
    """Return the records in which a word begins so."""
    pattern = re.compile(rf"(?<![a-z0-9]){word}" if word[0].isascii() else word)
    return {
        n for n, record in enumerate(RECORDS) if any(pattern.search(_plain(text)) for text in record.texts.values())
    }


def test_latin_words_match_by_prefix_in_any_case_and_width(page: Page) -> None:
    """Two letters or more begin a word; one letter is a word of its own; unknown words find nothing."""
    for query, word in (
        ("PARK", "park"),
        ("ｐａｒｋ", "park"),
        ("pa", "pa"),
        ("Parki", "parki"),
        ("gb4754", "gb4754"),
        ("20", "20"),
    ):
        (answer,) = _search(page, {"query": query})
        assert set(_docs(answer)) == _beginning(word), query
    for answer in _search(page, *({"query": query} for query in ("a", "zzzz", "arking"))):
        assert _docs(answer) == []


def test_several_latin_words_must_all_occur(page: Page) -> None:
    """Words joined by punctuation are looked for like words with a blank."""
    spaced, joined = _search(page, {"query": "parking lots"}, {"query": "parking-lots"})
    assert set(_docs(spaced)) == set(_docs(joined)) == _beginning("parking") & _beginning("lots")


def test_a_word_of_both_scripts_matches_as_one(page: Page) -> None:
    """Chinese that touches a Latin word is found together with it and not apart; the last Latin word may go on."""
    for query in ("2025年", "车gb4754", "车gb", "场w", "wifi站", "站2025年", "park公共", "息park路"):
        (answer,) = _search(page, {"query": query})
        assert set(_docs(answer)) == _beginning(query), query


def test_one_chinese_character_is_searched_in_titles(page: Page) -> None:
    """A single character finds the titles that hold it."""
    for character in CHARACTERS:
        (answer,) = _search(page, {"query": character})
        expected = {number for number, record in enumerate(RECORDS) if character in _plain(record.texts["title"])}
        assert set(_docs(answer)) == expected, character


def test_names_of_javascript_are_ordinary_words(page: Page) -> None:
    """A word that every object knows finds its entries and nothing else."""
    answer, nothing = _search(page, {"query": "constructor"}, {"query": "hasOwnProperty"})
    assert set(_docs(answer)) == _beginning("constructor")
    assert nothing["total"] == 0


def test_titles_come_before_other_texts(page: Page) -> None:
    """Title before keywords before publisher before description before fields, then the newest quarter of the records."""
    order = ["title", "keywords", "publisher", "description", "fields"]
    for query in ("公共", "数据", "公安", "站点"):
        (answer,) = _search(page, {"query": query})
        best = [order.index(hit["matched"][0]) for hit in answer["hits"]]
        assert best == sorted(best)
        tail = [doc for doc, place in zip(_docs(answer), best, strict=True) if place]
        assert tail == sorted(tail, key=lambda doc: (best[_docs(answer).index(doc)], doc >= RECENT))


def test_a_whole_title_comes_first(page: Page) -> None:
    """Who types a title gets that entry before those that only contain it."""
    for number in range(0, COUNT, 40):
        title = _plain(RECORDS[number].texts["title"]).split("\n")[0]
        (answer,) = _search(page, {"query": title})
        best = _docs(answer)[0]
        assert _plain(RECORDS[best].texts["title"]).split("\n")[0] == title, title


@pytest.mark.parametrize("query", ["", "公共", "数据 青岛"])
def test_facets_combine_and_count(page: Page, query: str) -> None:
    """Codes of a facet add up, facets narrow, and a facet's own choice does not lower its counts."""
    found = _holding(*query.split())
    for openness, formats in product(([], ["conditional", "withheld"]), ([], ["csv"], ["csv", "json"])):
        chosen = {"openness": openness, "format": formats, "publisher": ["unlisted"]}
        (answer,) = _search(page, {"query": query, "facets": chosen})
        assert set(_docs(answer)) == {number for number in found if _allowed(number, chosen)}
        for name, counts in answer["counts"].items():
            others = {facet: codes for facet, codes in chosen.items() if facet != name}
            for code, count in counts.items():
                expected = [n for n in found if _allowed(n, others) and code in RECORDS[n].facets[name]]
                assert count == len(expected), (name, code)


def _allowed(number: int, chosen: Mapping[str, Sequence[str]]) -> bool:
    return all(not codes or set(codes) & set(RECORDS[number].facets[name]) for name, codes in chosen.items())


def test_pages_and_orders(page: Page) -> None:
    """Pages cut one order; numbers come great first, and what has no number comes last."""
    whole, third, by_rows = _search(page, {}, {"offset": 40, "limit": 20}, {"query": "公共", "sort": "rows"})
    assert _docs(whole) == list(range(COUNT))
    assert _docs(third) == list(range(40, 60))
    rows = [RECORDS[doc].sort.get("rows", -1) for doc in _docs(by_rows)]
    assert rows == sorted(rows, reverse=True)


def test_cards_come_back_as_they_were_given(page: Page) -> None:
    """Short and long cards alike are those of their records."""
    (answer,) = _search(page, {"query": "公共"})
    for hit in answer["hits"]:
        record = RECORDS[int(hit["card"]["k"].removeprefix("p/e"))]
        card = {key: value for key, value in hit["card"].items() if key != "n"}
        assert card == {**record.card, "k": record.key, "u": record.url}


def test_a_given_reader_takes_the_place_of_fetch(page: Page) -> None:
    """All files can be read through a function of the caller's."""
    script = """async () => {
      const read = (url) => fetch(url).then((response) => response.json());
      const index = await window.search.openIndex("search/", read);
      return (await index.search({query: "公共", limit: 1000})).hits;
    }"""
    (answer,) = _search(page, {"query": "公共"})
    assert page.evaluate(script) == answer["hits"]


def test_hits_are_marked_in_the_text_as_it_was_written(page: Page) -> None:
    """Segments join to the same text; width and case of the query do not matter; words are marked from their start."""
    cases = [
        ("青岛市公共停车场", "停车", ["停车"]),
        ("ＧＢ/T 4754 标准 gbx agb", "gb", ["ＧＢ", "gb"]),
        ("㎡与公共 公共", "公共", ["公共", "公共"]),
        ("𠮷野公共", "𠮷野", ["𠮷野"]),
        ("<b>公共</b>", "公共 b", ["b", "公共", "b"]),
        ("没有", "公共", []),
    ]
    for text, query, expected in cases:
        segments = page.evaluate("([text, query]) => window.search.mark(text, query)", [text, query])
        assert "".join(segment["text"] for segment in segments) == text
        assert [segment["text"] for segment in segments if segment["hit"]] == expected


def test_a_page_of_results_asks_for_single_cards(browser: Browser, folder: Path) -> None:
    """Cards are read by byte range: twenty results cost less than the files they lie in."""
    with served(server(folder, 0)) as address, _opened(browser, address) as page:
        statuses: list[int] = []
        page.on("response", lambda answer: statuses.append(answer.status) if "/cards/" in answer.url else None)
        page.evaluate("window.opened.then((index) => index.search({query: '公共'})).then(() => 1)")
        assert statuses
        assert set(statuses) == {206}


def test_the_same_records_give_the_same_bytes() -> None:
    """Nothing of the index depends on the run."""
    assert build_index(RECORDS, FACETS) == build_index(tuple(RECORDS), dict(FACETS))


def test_an_empty_catalogue_has_an_index(browser: Browser, tmp_path: Path) -> None:
    """No records, no hits, no failure."""
    with served(server(_written(tmp_path, ()), 0)) as address, _opened(browser, address) as page:
        assert [answer["total"] for answer in _search(page, {}, {"query": "公共"})] == [0, 0]


def test_common_words_are_searched_in_names_first(browser: Browser, split: Path) -> None:
    """Of a word of very many entries only names are read, and the answer says so; asked to be deep it reads all texts."""
    names = ("title", "keywords", "publisher")
    named = {n for n, record in enumerate(RECORDS) if any("青岛" in _plain(record.texts[name]) for name in names)}
    with served(server(split, 0)) as address, _opened(browser, address) as page:
        few, all_texts = _search(page, {"query": "青岛", "deep": False}, {"query": "青岛"})
    assert few["shallow"]
    assert not all_texts["shallow"]
    assert named <= set(_docs(few)) <= _holding("青岛") == set(_docs(all_texts))


def test_what_is_too_dear_is_said_to_be_rough(browser: Browser, tmp_path: Path) -> None:
    """Where not every part of a phrase may be read the total is an upper bound, and no hit is shown that does not hold it."""
    costly = tuple(_record(random.Random(number), number) for number in range(4000))  # noqa: S311
    limits, queries = Limits(large=40, plain=0, exact=0, spent=0), ["公共汽", "停场信息", "青岛市政", "数据交通"]
    with served(server(_written(tmp_path, costly, limits), 0)) as address, _opened(browser, address) as page:
        answers = _search(page, *({"query": query} for query in queries))
    assert any(answer["rough"] for answer in answers)
    for query, answer in zip(queries, answers, strict=True):
        held = {n for n, each in enumerate(costly) if any(query in _plain(text) for text in each.texts.values())}
        titled = {doc for doc in held if query in _plain(costly[doc].texts["title"])}
        assert titled <= set(_docs(answer)) <= held, query
        assert answer["total"] >= len(held), query


@pytest.mark.parametrize("exact", [0, 4096])
def test_what_comes_near_follows_what_holds_the_query(browser: Browser, tmp_path: Path, exact: int) -> None:
    """Of a longer query that few entries hold, those that hold most of it come after them and are called near."""
    named = ("青岛市2016年能源消费名单", "青岛市能源消费数据", "公园名单", "平度市电动自行车上牌点")
    given = tuple(replace(RECORDS[n], texts={"title": name}, card={"t": name}) for n, name in enumerate(named))
    with (
        served(server(_written(tmp_path, given, Limits(exact=exact)), 0)) as address,
        _opened(browser, address) as page,
    ):
        both, whole = _search(page, {"query": "青岛市能源消费"}, {"query": "青岛市能源消费数据"})
    assert [(hit["card"]["t"], hit["near"]) for hit in both["hits"]] == [(named[1], False), (named[0], True)]
    assert (both["holding"], both["total"], both["nearest"]) == (1, 2, False)
    assert [hit["card"]["t"] for hit in whole["hits"]] == [named[1]]


def test_synonyms_are_searched_along(page: Page) -> None:
    """A word finds what its synonym names too, wherever it stands in the query, after what holds the word itself."""
    (answer,) = _search(page, {"query": "车位"})
    assert set(_docs(answer)) == _holding("停场") | _holding("车位")
    (within,) = _search(page, {"query": "公住所"})
    assert set(_docs(within)) == _holding("公地址") | _holding("公住所")


def test_titles_are_found_by_sound(page: Page) -> None:
    """Pinyin of neighbouring characters in a title, whole, apart or unfinished, and their initials."""
    held = {n for n, record in enumerate(RECORDS) if "汽车" in record.texts["title"]}
    for query in ("qiche", "QICHE", "qich", "qi che"):
        (answer,) = _search(page, {"query": query})
        assert held <= set(_docs(answer)), query
    three = {n for n, record in enumerate(RECORDS) if re.search("[汽青][车场][站政]", record.texts["title"])}
    (initials,) = _search(page, {"query": "qcz"})
    assert three <= set(_docs(initials))
