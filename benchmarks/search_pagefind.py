"""Pagefind over the same records, for comparison: one page per entry, indexed by its command, asked in a browser."""

import html
import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from generator.model.search import SearchRecord

PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><body data-pagefind-body><h1>{title}</h1>{body}</body></html>'


def index(records: Sequence[SearchRecord], folder: Path, command: str) -> None:
    """Write a page per record, let Pagefind index them and print what it took."""
    for number, record in enumerate(records):
        page = folder / f"e{number}" / "index.html"
        page.parent.mkdir(parents=True)
        title, *others = (html.escape(line) for text in record.texts.values() for line in text.split("\n"))
        page.write_text(PAGE.format(title=title, body="".join(f"<p>{each}</p>" for each in others)), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([command, "--site", str(folder), "--quiet"], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / (1 << 20)
    print(
        f"  Pagefind: {cpu:.1f} s CPU ({seconds:.1f} s), peak {after.ru_maxrss / 1024:.0f} MB, {len(files)} files, {size:.1f} MB"
    )


SCRIPT = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const query of queries) {
    const found = await pagefind.search(query);
    const page = await Promise.all(found.results.slice(0, 20).map((result) => result.data()));
    answers.push([found.results.length, page.map((each) => each.url)]);
  }
  return answers;
}"""
"""Ask queries in turn; the answer to each is its number of hits and the addresses of the first page."""
