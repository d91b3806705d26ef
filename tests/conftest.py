"""Sites that many tests look at: the demonstration and the golden repository, each built once per worker."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.publish.serve import server
from tests.support import ROOT, TODAY, golden_root

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def build(root: Path, output: Path, **environment: str) -> Path:
    """Build a site by the command itself and return its folder."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--today",
        TODAY,
        "--root",
        str(root),
        "--output",
        str(output),
    ]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return output


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration's site."""
    return build(ROOT, tmp_path_factory.mktemp("demo") / "site")


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the golden repository's site."""
    folder = tmp_path_factory.mktemp("golden")
    return build(golden_root(folder / "repository"), folder / "site", PORTAL_CACHE=str(folder / "cache"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return where the demonstration's site is served."""
    http = server(site, 0)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}/"
    http.shutdown()
    http.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium: Debian's, or Playwright's own where there is none."""
    with sync_playwright() as playwright:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()
