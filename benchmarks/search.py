"""Measure the search index: time, memory, files and bytes of building it, and what queries fetch in a real browser.

    python -m benchmarks.search --sizes 1000,10000,100000 --pagefind node_modules/.bin/pagefind

Sizes are of whole files after gzip; cards are read by byte range and counted as they are.
"""

import argparse
import gzip
import json
import multiprocessing
import random
import re
import resource
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, Response, sync_playwright

from benchmarks import search_pagefind as pagefind
from benchmarks.search_records import FACETS, records
from generator.derive.pinyin import spelled
from generator.export.search import build_index
from generator.model.artifact import Artifact
from generator.model.search import SearchRecord
from generator.publish.serve import server

ASSETS = Path(__file__).parent.parent / "site_overrides" / "assets" / "portal"
CHROMIUM = Path("/usr/bin/chromium")
QUERIES = (
    "停车", "公共停车场", "公共停车场信息", "崂山区公共停车场", "养老机构", "统一社会信用代码", "空气质量监测 崂山", "公安局", "数据", "信息",
    "青岛市", "tingchechang", "tccxx", "最低生活保障名单", "parking", "pa", "2024年", "2024年停车", "经度 纬度", "不存在的数据", "站", "教育局 学校",
)  # fmt: skip
MEGABYTE = 1 << 20
CHINESE = re.compile("[\u4e00-\u9fff]+")


def gzipped(content: bytes) -> int:
    """Return the size of a file as most hosts send it."""
    return len(gzip.compress(content, 6))


def build(count: int, folder: Path) -> None:
    """Build an index of so many records, print its figures and write it below the folder."""
    given = records(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    artifacts = build_index(given, FACETS)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{count} records: {seconds:.1f} s CPU, peak {peak:.0f} MB ({before:.0f} MB of it before), {len(artifacts)} files"
    )
    for kind, files in by_kind(artifacts).items():
        sizes = [gzipped(file.content) for file in files]
        raw = sum(len(file.content) for file in files)
        print(
            f"  {kind:12} {len(files):5} files {raw / MEGABYTE:8.2f} MB {sum(sizes) / MEGABYTE:7.2f} MB gz"
            f"  median {median(sizes) / 1024:6.1f} KB  largest {max(sizes) / 1024:6.1f} KB"
        )
    for file in artifacts:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def by_kind(artifacts: Sequence[Artifact]) -> Mapping[str, list[Artifact]]:
    """Return the files grouped by what they hold."""
    kinds: dict[str, list[Artifact]] = {}
    for file in artifacts:
        folder, _, name = file.path.removeprefix("search/").rpartition("/")
        prefix = name.partition("-")[0] if "-" in name else ""
        kinds.setdefault(" ".join(filter(None, (folder or "meta", prefix))), []).append(file)
    return kinds


def weight(answer: Response) -> int:
    """Return what an answer weighs on the line."""
    if not answer.ok:
        return 0
    body = answer.body()
    return len(body) if answer.status == 206 else gzipped(body)  # noqa: PLR2004 - Partial Content


LOADER = "import {openIndex} from './assets/search.js'; window.opened = openIndex('search/')"
SCRIPT = """async ([query, counted]) => {
  const index = await window.opened;
  const start = performance.now();
  const answer = await index.search({query, counted});
  return [answer.total, answer.hits.map((hit) => hit.card.u), performance.now() - start];
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query found and cost on a fresh page: script, meta.json and facets once, the rest for the query."""

    total: int
    urls: list[str]
    once: int
    query: int
    milliseconds: float


def ask(page: Page, address: str, query: str) -> Asked:
    """Ask one query on a fresh page, then its facets."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(address)
    page.evaluate("window.opened.then(() => 1)")
    once = sum(map(weight, answers))
    answers.clear()
    total, urls, milliseconds = page.evaluate(SCRIPT, [query, False])
    page.evaluate(SCRIPT, [query, True])
    facets = sum(weight(each) for each in answers if "/facets/" in each.url or "/ages.json" in each.url)
    return Asked(total, urls, once + facets, sum(map(weight, answers)) - facets, milliseconds)


def ask_all(folder: Path, known: Sequence[tuple[str, str, str]], urls: Sequence[str]) -> None:
    """Print what each query costs on a fresh page without a cache, and how many known items are found.

    ``urls`` are the addresses of the records, where Pagefind has indexed them too.
    """
    (folder / "assets").symlink_to(ASSETS)
    (folder / "index.html").write_text(f"<!doctype html><script type=module>{LOADER}</script>", encoding="utf-8")
    http = server(folder, 0)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{http.server_port}/"
    asked = []
    with sync_playwright() as playwright:
        executable = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for query in QUERIES:
            page = browser.new_context().new_page()
            asked.append(ask(page, address, query))
            found = asked[-1]
            name = json.dumps(query, ensure_ascii=False)
            print(f"  {name:20} {found.total:6} hits {found.query / 1024:7.1f} KB {found.milliseconds:6.0f} ms")
            page.context.close()
        costs = [each.query for each in asked]
        once = max(each.once for each in asked)
        print(
            f"  first use {once / 1024:.1f} KB gz (script, meta.json, facets); query median {median(costs) / 1024:.1f} KB,"
            f" most {max(costs) / 1024:.1f} KB; {median(each.milliseconds for each in asked):.0f} ms"
        )
        recall(browser.new_page(), address, known)
        if urls:
            recall_of_pagefind(browser.new_page(), address, known, urls)
        browser.close()
    http.shutdown()
    http.server_close()


def known_items(given: Sequence[SearchRecord], amount: int = 60) -> list[tuple[str, str, str]]:
    """Return queries for records whose title no other has: whole, without its beginning, by sound, with a character left out."""
    rng = random.Random(11)
    titles = Counter(str(each.card["t"]) for each in given)
    unique = [each for each in given if titles[str(each.card["t"])] == 1]
    found = []
    for each in rng.sample(unique, min(amount, len(unique))):
        title = str(each.card["t"])
        place = rng.randrange(1, len(title) - 1)
        found += [
            ("full", title, each.url),
            ("shortened", title[2:], each.url),
            ("pinyin", "".join(spelled(max(CHINESE.findall(title), key=len)).split()), each.url),
            ("left out", title[:place] + title[place + 1 :], each.url),
        ]
    return found


def recall(page: Page, address: str, known: Sequence[tuple[str, str, str]]) -> None:
    """Print the shares of known items on the first page and in the first place."""
    page.goto(address)
    answers = [page.evaluate(SCRIPT, [query, False])[1] for _, query, _ in known]
    shares("known items", known, answers)


def recall_of_pagefind(page: Page, address: str, known: Sequence[tuple[str, str, str]], urls: Sequence[str]) -> None:
    """Print the same for Pagefind and what its first query fetches; it knows no pinyin, so that is left out."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(f"{address}e0/")
    answers.clear()
    page.evaluate(pagefind.SCRIPT, ["停车"])
    print(f"  Pagefind: first query {sum(map(weight, answers)) / 1024:.1f} KB")
    asked = [each for each in known if each[0] != "pinyin"]
    found = page.evaluate(pagefind.SCRIPT, [query for _, query, _ in asked])
    numbers = {url: f"/e{number}/" for number, url in enumerate(urls)}
    moved = [(kind, query, numbers[url]) for kind, query, url in asked]
    shares("Pagefind, known items", moved, [answer[1] for answer in found])


def shares(name: str, known: Sequence[tuple[str, str, str]], answers: Sequence[Sequence[str]]) -> None:
    """Print by kind how often the item is on the first page, and how often it comes first."""
    pages: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for (kind, _, url), urls in zip(known, answers, strict=True):
        pages[kind].append((url in urls, list(urls[:1]) == [url]))
    line = "; ".join(
        f"{kind} {sum(on for on, _ in each) / len(each):.2f} / {sum(first for _, first in each) / len(each):.2f}"
        for kind, each in pages.items()
    )
    print(f"  {name}, first page / first place: {line}")


def measure(size: int, command: str) -> None:
    """Measure one size; Pagefind only where its command is given."""
    with tempfile.TemporaryDirectory() as folder:
        process = multiprocessing.get_context("spawn").Process(target=build, args=(size, Path(folder)))
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(process.exitcode)
        given = records(size)
        if command:
            pagefind.index(given, Path(folder), command)
        ask_all(Path(folder), known_items(given), [each.url for each in given] if command else [])


def main() -> None:
    """Measure every size in a process of its own, so that memory is that of one index."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of records, with commas")
    parser.add_argument("--pagefind", default="", help="the command of Pagefind (npm), to measure it beside")
    parser.add_argument("--pagefind-most", type=int, default=10_000, help="the greatest size that Pagefind is given")
    given = parser.parse_args()
    for size in map(int, given.sizes.split(",")):
        measure(size, given.pagefind if size <= given.pagefind_most else "")


if __name__ == "__main__":
    main()
