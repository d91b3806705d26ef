"""The golden repository's output, compared as folders: read the difference, then `make golden` to accept it."""

import os
import re
from pathlib import Path

from tests.support import GOLDEN

EXPECTED = GOLDEN.parent / "expected"
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>', re.DOTALL)
KEPT = re.compile(
    r"(search/(?!pages/).*\.json|catalogue\.csv|datasets/.*\.(json|csv)|(ledgers|plans)/.*\.csv|(en/)?(datasets/[^/]+/[^/]+|publishers/parks|plans/2026)/index\.html)\Z"
)


def produced(site: Path) -> dict[str, str]:
    """Return the files that are compared; of pages only what is ours, not the theme's frame."""
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and KEPT.match(name):
            text = path.read_bytes().decode()
            article = ARTICLE.search(text)
            found[name] = article[1] if name.endswith(".html") and article else text
    return found


def test_the_golden_output_is_as_it_was_read_and_accepted(golden_site: Path) -> None:
    """Every page content, descriptor, table and search file of its entries is what a person has read; guides change too often."""
    found = produced(golden_site)
    if os.environ.get("PORTAL_GOLDEN") == "update":
        for old in sorted(EXPECTED.rglob("*"), reverse=True):
            old.unlink() if old.is_file() else old.rmdir()
        for name, text in found.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_bytes(text.encode())
    expected = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes().decode()
        for path in sorted(EXPECTED.rglob("*"))
        if path.is_file()
    }
    assert sorted(found) == sorted(expected)
    for name, text in expected.items():
        assert found[name] == text, f"{name} differs; `make golden` accepts it"
