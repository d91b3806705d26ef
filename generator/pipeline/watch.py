"""Rebuild when an input changes: a look at sizes and times twice a second, no watcher library."""

import threading
from collections.abc import Callable
from pathlib import Path

WATCHED = ("catalog", "datasets", "docs", "site_overrides", "mkdocs.yml")
INTERVAL = 0.5


def watch(root: Path, rebuild: Callable[[], object]) -> threading.Event:
    """Call ``rebuild`` after every change below the inputs until the returned event is set."""
    ended = threading.Event()

    def run() -> None:
        seen = _state(root)
        while not ended.wait(INTERVAL):
            now = _state(root)
            if now != seen:
                seen = now
                rebuild()

    threading.Thread(target=run, daemon=True).start()
    return ended


def _state(root: Path) -> frozenset[tuple[str, int, int]]:
    state = set()
    for name in WATCHED:
        place = root / name
        for path in (place, *place.rglob("*")) if place.is_dir() else (place,):
            try:
                status = path.stat()
            except OSError:
                continue
            state.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(state)
