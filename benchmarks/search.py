"""Measure the search index: time, memory, files and bytes of building it, and what queries fetch in a real browser.

    python -m benchmarks.search --sizes 1000,10000,100000 --pagefind node_modules/.bin/pagefind

Sizes are of whole files after gzip; cards are read by byte range and counted as they are.
"""

import argparse
import gzip
import json
import multiprocessing
import resource
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, Response, sync_playwright

from benchmarks import search_pagefind as pagefind
from benchmarks.search_records import FACETS
from benchmarks.search_titles import Query, queries, shares, titled_records, titles
from generator.export.search import PAGES_FOLDER, build_index
from generator.model.artifact import Artifact
from generator.publish.serve import server

ASSETS = Path(__file__).parent.parent / "site_overrides" / "assets" / "portal"
CHROMIUM = Path("/usr/bin/chromium")
QUERIES = (
    "停车", "公共停车场", "公共停车场信息", "崂山区公共停车场", "养老机构", "统一社会信用代码", "空气质量监测 崂山", "公安局", "数据", "信息",
    "青岛市", "tingchechang", "tccxx", "最低生活保障名单", "parking", "pa", "2024年", "2024年停车", "经度 纬度", "不存在的数据", "站", "教育局 学校",
)  # fmt: skip
MEGABYTE = 1 << 20
KNOWN, SAMPLED = 60, 20
PAGES = 400


def gzipped(content: bytes) -> int:
    """Return the size of a file as most hosts send it."""
    return len(gzip.compress(content, 6))


def build(count: int, folder: Path) -> None:
    """Build an index of so many records, print its figures and write it below the folder."""
    given = titled_records(titles(count, held_out=True))
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
    for file in (*artifacts, *build_index(given[:PAGES], {}, folder=PAGES_FOLDER)):
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


TYPED = """async (query) => {
  const input = document.querySelector("input");
  const list = document.querySelector("[role=listbox]");
  const shown = new Promise((resolve) => new MutationObserver((_, observer) => {
    if (!list.hidden && list.childElementCount) {
      observer.disconnect();
      resolve(performance.now());
    }
  }).observe(list, {childList: true, attributes: true}));
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input"));
  return await shown - start;
}"""
PAGE = f"""<!doctype html><meta charset="utf-8"><form><input></form><script type=module>{LOADER};
import {{suggestIn}} from './assets/search-box.js';
await window.opened;
suggestIn(document.querySelector("form"), {{index: "search/", home: "", words: '{{"list": "", "found": "", "all": "", "kinds": {{}}}}'}});
</script>"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query found and cost on a fresh page: script, meta.json, common tokens and facets once, the rest for the query."""

    total: int
    once: int
    query: int
    milliseconds: float


def ask(page: Page, address: str, query: str) -> Asked:
    """Ask one query on a fresh page, then its facets."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(f"{address}plain.html")
    page.evaluate("window.opened.then(() => 1)")
    once = sum(weight(each) for each in answers if "/tokens.json" not in each.url)
    answers[:] = [each for each in answers if "/tokens.json" in each.url]
    total, _, milliseconds = page.evaluate(SCRIPT, [query, False])
    page.evaluate(SCRIPT, [query, True])
    facets = sum(weight(each) for each in answers if "/facets/" in each.url or "/tokens.json" in each.url)
    return Asked(total, once + facets, sum(map(weight, answers)) - facets, milliseconds)


def ask_all(folder: Path, known: Sequence[Query], urls: Sequence[str]) -> None:
    """Print what each query costs on a fresh page without a cache, and how many known items are found.

    ``urls`` are the addresses of the records, where Pagefind has indexed them too.
    """
    (folder / "assets").symlink_to(ASSETS)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    plain = f"<!doctype html><script type=module>{LOADER}</script>"
    (folder / "plain.html").write_text(plain, encoding="utf-8")
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
            f"  first use {once / 1024:.1f} KB gz (script, meta.json, common tokens, facets); query median {median(costs) / 1024:.1f} KB,"
            f" most {max(costs) / 1024:.1f} KB; {median(each.milliseconds for each in asked):.0f} ms"
        )
        typing(browser.new_context().new_page(), address)
        recall(browser.new_context().new_page(), address, known)
        if urls:
            recall_of_pagefind(browser.new_page(), address, known, urls)
        browser.close()
    http.shutdown()
    http.server_close()


def typing(page: Page, address: str) -> None:
    """Print the time from a key to the suggestions, the pause while typing included: each query once, nothing of it read before."""
    page.goto(address)
    page.wait_for_selector("[role=listbox]", state="attached")
    times = sorted(page.evaluate(TYPED, query) for query in QUERIES)
    ninth = times[len(times) * 9 // 10]
    print(
        f"  from typing to suggestions: median {median(times):.0f} ms, nine of ten {ninth:.0f} ms, most {times[-1]:.0f} ms"
    )


def recall(page: Page, address: str, known: Sequence[Query]) -> None:
    """Print the shares of known items on the first page and in the first place, and what some of these queries fetch."""
    costs = []
    for query in known[::SAMPLED]:
        held = page.context.new_page()
        costs.append(ask(held, address, query.text).query)
        held.close()
    print(f"  known items: a query fetches {median(costs) / 1024:.1f} KB, most {max(costs) / 1024:.1f} KB")
    page.goto(f"{address}plain.html")
    answers = [page.evaluate(SCRIPT, [query.text, False])[1] for query in known]
    for kind, text in shares(known, answers).items():
        print(f"    {kind:24} {text}")


def recall_of_pagefind(page: Page, address: str, known: Sequence[Query], urls: Sequence[str]) -> None:
    """Print the same for Pagefind and what its first query fetches; it knows no pinyin, so that is left out."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(f"{address}e0/")
    answers.clear()
    page.evaluate(pagefind.SCRIPT, ["停车"])
    print(f"  Pagefind: first query {sum(map(weight, answers)) / 1024:.1f} KB; known items:")
    numbers = {url: f"/e{number}/" for number, url in enumerate(urls)}
    asked = [replace(each, url=numbers[each.url]) for each in known if each.kind not in {"pinyin", "initials"}]
    found = page.evaluate(pagefind.SCRIPT, [each.text for each in asked])
    for kind, text in shares(asked, [answer[1] for answer in found]).items():
        print(f"    {kind:24} {text}")


def measure(size: int, command: str) -> None:
    """Measure one size; Pagefind only where its command is given."""
    with tempfile.TemporaryDirectory() as folder:
        process = multiprocessing.get_context("spawn").Process(target=build, args=(size, Path(folder)))
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(process.exitcode)
        named = titles(size, held_out=True)
        given = titled_records(named)
        if command:
            pagefind.index(given, Path(folder), command)
        known = list(queries(given, named, KNOWN))
        ask_all(Path(folder), known, [each.url for each in given] if command else [])


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
