"""The pictures of the guides: a notice as a reviewer sees it, made from a faulty change in a clone (Chromium needed)."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
ENTRY = "datasets/qd-transport/bus-stops/datapackage.yaml"
EDITS = {
    "openness: unconditional": "openness: conditional",
    "updateFrequency: quarterly": "updateFrequency: biennial",
}
BRANCH = "pictures"
PERSON = ("-c", "user.name=demo", "-c", "user.email=demo@example.org")


def change(clone: Path) -> None:
    """Clone the repository and commit a change that the rules forbid."""
    git = ["git", "-C", str(clone), *PERSON]
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run([*git, "switch", "--quiet", "--create", BRANCH], check=True)
    text = (clone / ENTRY).read_text(encoding="utf-8")
    for old, new in EDITS.items():
        if old not in text:
            sys.exit(f"{ENTRY} does not say '{old}' any more")
        text = text.replace(old, new)
    (clone / ENTRY).write_text(text, encoding="utf-8")
    subprocess.run([*git, "commit", "--quiet", "--all", "--message", BRANCH], check=True)


def notice(clone: Path) -> str:
    """Return the notice on the change as HTML, Chinese and English."""
    command = ["portal", "review", f"{BRANCH}~1", BRANCH, "--root", str(clone), "--format", "html"]
    done = subprocess.run([*command, "--received", "2026-09-29"], check=False, capture_output=True, text=True)
    return done.stdout


def main() -> None:
    """Write docs/assets/notice.zh.png and notice.en.png: the section of each language."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        clone = Path(folder) / "clone"
        change(clone)
        browser = play.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page(viewport={"width": 1000, "height": 1200})
        page.set_content(notice(clone))
        for number, language in enumerate(("zh", "en")):
            section = page.locator("section").nth(number)
            section.screenshot(path=ROOT / "docs" / "assets" / f"notice.{language}.png")
        browser.close()


if __name__ == "__main__":
    main()
