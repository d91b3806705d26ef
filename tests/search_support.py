"""Servers for the tests of the search index."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class NoRanges(SimpleHTTPRequestHandler):
    """A server that does not know byte ranges, as there are some."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Stay silent."""


@contextmanager
def served(http: ThreadingHTTPServer) -> Iterator[str]:
    """Serve for as long as the block lasts; its value is the address."""
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/"
    http.shutdown()
    http.server_close()
    thread.join()
