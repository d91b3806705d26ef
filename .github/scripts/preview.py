"""Cut the pages that a submission touches out of a built site, marked as an unpublished preview.

Usage: ``preview.py entries NOTICE.json`` prints the entries concerned, one a line;
``preview.py pages NOTICE.json SITE OUTPUT`` writes their pages, files and what they need to look right.
"""

import json
import re
import shutil
import sys
from pathlib import Path

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}")
LANGUAGES = ("", "en/")
NEEDED = ("assets",)
MARK = (
    '<p role="note" style="margin:0;padding:.6em 1em;background:#b00020;color:#fff;text-align:center;font-size:16px">'
    '<strong>预览，未发布</strong> · <strong lang="en">Preview, not published</strong></p>'
)
ROBOTS = '<meta name="robots" content="noindex">'
LIST = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8">{robots}<title>预览 · Preview</title></head><body>{mark}
<h1>预览 · <span lang="en">Preview</span></h1>
<p>在这个文件夹里运行 <code>python3 -m http.server</code>，再打开 <code>http://127.0.0.1:8000</code>。
别的页面不在预览里，通向它们的链接打不开。<br>
<span lang="en">Run <code>python3 -m http.server</code> in this folder and open <code>http://127.0.0.1:8000</code>.
Other pages are not part of the preview; links to them lead nowhere.</span></p>
<ul>{items}</ul></body></html>
"""


def entries(notice: Path) -> tuple[str, ...]:
    """Return the keys of the entries that changed, in order; none where personal data may be in them."""
    review = json.loads(notice.read_bytes())
    if review["withholds"]:
        return ()
    return tuple(sorted({each["entry"] for each in review["changes"] if KEY.fullmatch(each["entry"])}))


def write_preview(keys: tuple[str, ...], site: Path, output: Path) -> None:
    """Copy assets and the folders of the entries; every page says what it is and asks not to be indexed."""
    for name in NEEDED:
        shutil.copytree(site / name, output / name)
    shown = []
    for key in keys:
        for language in LANGUAGES:
            folder = f"{language}datasets/{key}"
            if (site / folder).is_dir():
                shutil.copytree(site / folder, output / folder)
                shown.append(folder)
    for page in output.rglob("*.html"):
        page.write_text(marked(page.read_text(encoding="utf-8")), encoding="utf-8")
    items = "".join(f'<li><a href="{each}/">{each}</a></li>' for each in shown)
    (output / "index.html").write_text(LIST.format(robots=ROBOTS, mark=MARK, items=items), encoding="utf-8")


def marked(page: str) -> str:
    """Return a page that says it is a preview."""
    page = re.sub(r"(<head\b[^>]*>)", lambda found: found[0] + ROBOTS, page, count=1)
    return re.sub(r"(<body\b[^>]*>)", lambda found: found[0] + MARK, page, count=1)


def main() -> int:
    """Print the entries, or write the preview."""
    keys = entries(Path(sys.argv[2]))
    if sys.argv[1] == "entries":
        sys.stdout.writelines(f"{each}\n" for each in keys)
    else:
        write_preview(keys, Path(sys.argv[3]), Path(sys.argv[4]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
