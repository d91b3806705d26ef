"""What the browser loads of others is what the manifest and the lock say, byte for byte, with its licence."""

import hashlib
import json
from typing import Any

import pytest

from tests.support import ROOT

FOLDER = ROOT / "site_overrides" / "assets" / "vendor"
MANIFEST: list[dict[str, str]] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
LOCK: dict[str, Any] = json.loads((ROOT / "vendor" / "package-lock.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: str(entry["file"]))
def test_a_file_is_what_the_manifest_says(entry: dict[str, str]) -> None:
    """The bytes have the stated hash, the licence lies beside them, and the version is the locked one."""
    assert hashlib.sha256((FOLDER / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert (FOLDER / entry["licenceFile"]).read_text(encoding="utf-8").strip()
    locked = LOCK["packages"][f"node_modules/{entry['package']}"]
    assert locked["version"] == entry["version"]
    assert locked["integrity"].startswith("sha512-")


def test_nothing_lies_there_unnamed() -> None:
    """Every file of the folder is a library of the manifest, its licence, or the manifest."""
    named = {each[key] for each in MANIFEST for key in ("file", "licenceFile")} | {"manifest.json"}
    assert {path.name for path in FOLDER.iterdir()} == named


def test_the_lock_names_no_registry() -> None:
    """Any mirror can serve the lock, and none is made known by it."""
    text = (ROOT / "vendor" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert "http" not in text.replace("https://opencollective", "")


def test_nothing_vendored_speaks_to_a_host() -> None:
    """No address of any host stands in what the browser runs."""
    for each in MANIFEST:
        assert "://" not in (FOLDER / each["file"]).read_text(encoding="utf-8"), each["file"]
