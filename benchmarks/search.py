"""Measure the search index: time, memory, files and bytes of building it, and what queries fetch in a real browser.

    python -m benchmarks.search --sizes 1000,10000,100000

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
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, Response, sync_playwright

from benchmarks.search_records import FACETS, records
from generator.export.search import build_index
from generator.model.artifact import Artifact
from generator.publish.serve import server

ASSETS = Path(__file__).parent.parent / "site_overrides" / "assets" / "portal"
CHROMIUM = Path("/usr/bin/chromium")
QUERIES = (
    "停车", "公共停车场", "公共停车场信息", "崂山区公共停车场", "养老机构", "统一社会信用代码", "空气质量监测 崂山", "公安局", "数据", "信息",
    "青岛市", "最低生活保障名单", "parking", "pa", "2024年", "2024年停车", "经度 纬度", "不存在的数据", "站", "教育局 学校",
)  # fmt: skip
MEGABYTE = 1 << 20


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


def ask(page: Page, address: str, query: str) -> tuple[int, int, int, float]:
    """Ask one query on a fresh page; return hits, bytes of the first use, bytes of the query, and milliseconds."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(address)
    page.evaluate("window.opened.then(() => 1)")
    first = sum(map(weight, answers))
    answers.clear()
    script = """async (query) => {
      const index = await window.opened;
      const start = performance.now();
      const answer = await index.search({query});
      return [answer.total, performance.now() - start];
    }"""
    total, milliseconds = page.evaluate(script, query)
    return total, first, sum(map(weight, answers)), milliseconds


def weight(answer: Response) -> int:
    """Return what an answer weighs on the line."""
    if not answer.ok:
        return 0
    body = answer.body()
    return len(body) if answer.status == 206 else gzipped(body)  # noqa: PLR2004 - Partial Content


def ask_all(folder: Path) -> None:
    """Print what each query costs, each on a fresh page without a cache."""
    (folder / "assets").symlink_to(ASSETS)
    loader = "import {openIndex} from './assets/search.js'; window.opened = openIndex('search/')"
    (folder / "index.html").write_text(f"<!doctype html><script type=module>{loader}</script>", encoding="utf-8")
    http = server(folder, 0)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    costs = []
    with sync_playwright() as playwright:
        executable = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for query in QUERIES:
            page = browser.new_context().new_page()
            total, first, cost, milliseconds = ask(page, f"http://127.0.0.1:{http.server_port}/", query)
            costs.append(cost)
            print(
                f"  {json.dumps(query, ensure_ascii=False):20} {total:6} hits {cost / 1024:7.1f} KB {milliseconds:6.0f} ms"
            )
            page.context.close()
        browser.close()
    http.shutdown()
    http.server_close()
    print(
        f"  script and meta.json {first / 1024:.1f} KB gz; query median {median(costs) / 1024:.1f} KB, most {max(costs) / 1024:.1f} KB"
    )


def main() -> None:
    """Measure every size in a process of its own, so that memory is that of one index."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of records, with commas")
    for size in parser.parse_args().sizes.split(","):
        with tempfile.TemporaryDirectory() as folder:
            process = multiprocessing.get_context("spawn").Process(target=build, args=(int(size), Path(folder)))
            process.start()
            process.join()
            if process.exitcode:
                raise SystemExit(process.exitcode)
            ask_all(Path(folder))


if __name__ == "__main__":
    main()
