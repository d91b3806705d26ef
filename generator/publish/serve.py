"""A local web server for a built site, with HTTP Range and gzip like the hosts of the finished site, on this machine only."""

import gzip
import io
import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)\Z")
_CHUNK = 1 << 16
_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".md": "text/markdown",
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
}
_TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".md"}
_LARGE = 1 << 22
_ROOT = re.compile(r'"(/[^"]*)assets/portal/favicon\.svg"')


class Handler(SimpleHTTPRequestHandler):
    """Serve files; answer a Range with just those bytes, as the hosts of the finished site do."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012 - the base class's own form
    protocol_version = "HTTP/1.1"
    _left = -1

    def send_head(self) -> BinaryIO | None:
        """Answer with the part asked for (206), refuse one outside the file (416), else serve the whole."""
        wanted = _RANGE.match(self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        self._left = -1
        if not wanted or not path.is_file() or wanted.group(0) == "bytes=-":
            file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
            return self._packed(file) or super().send_head()
        size = path.stat().st_size
        first, last = span(wanted[1], wanted[2], size)
        if first >= size or last < first:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        stream = path.open("rb")
        stream.seek(first)
        self._left = last - first + 1
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(self._left))
        self.end_headers()
        return stream

    def _packed(self, path: Path) -> BinaryIO | None:
        """Answer with a text packed, where the reader takes it so; ``None`` leaves the file to be served as it lies."""
        if "gzip" not in self.headers.get("Accept-Encoding", "") or path.suffix not in _TEXTS or not path.is_file():
            return None
        if path.stat().st_size > _LARGE:
            return None
        content = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer for a missing page with the site's own, its links led to where it is served here."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        text = page.read_text(encoding="utf-8")
        root = _ROOT.search(text)
        content = (text.replace(f'"{root[1]}', '"/') if root else text).encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Say that ranges are understood, and that nothing may be kept: a rebuilt site must be seen at once."""
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        """Send the file, or only the part that was asked for."""
        if self._left < 0:
            super().copyfile(source, outputfile)
            return
        while self._left > 0 and (chunk := source.read(min(_CHUNK, self._left))):
            outputfile.write(chunk)
            self._left -= len(chunk)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal for the build's own messages."""


class Server(ThreadingHTTPServer):
    """A server that takes it as it comes when a client hangs up: readers of parts do so all the time."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that its client ended; tell every other fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def span(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and last byte of a range ``first-last``, ``first-`` or ``-length``."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder at 127.0.0.1; a port of 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(Handler, directory=str(folder)))
