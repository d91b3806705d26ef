"""A forge and a site of our own on this machine, and the workflows' scripts run as a workflow runs them."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.support import ROOT

SCRIPTS = ROOT / ".github" / "scripts"
SHA, OLDER = "a" * 40, "b" * 40
BOT = "github-actions[bot]"


@dataclass
class Forge:
    """A forge in memory that answers as GitHub does, as far as the scripts ask."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    commits: dict[str, str] = field(default_factory=dict)
    changed: dict[int, list[str]] = field(default_factory=dict)
    pushed: dict[int, list[str]] = field(default_factory=dict)
    events: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    runs: dict[int, dict[str, Any]] = field(default_factory=dict)
    archives: dict[int, bytes] = field(default_factory=dict)
    failures: int = 0
    asked: list[str] = field(default_factory=list)
    tokens: list[tuple[str, str]] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, query: Mapping[str, str], body: Any) -> tuple[int, Any]:  # noqa: C901, PLR0911, PLR0912
        """Return status and value."""
        self.asked.append(f"{method} {path}")
        if self.failures:
            self.failures -= 1
            return 502, {}
        match path.removeprefix("/repos/city/data/").split("/"):
            case ["pulls"]:
                assert query["base"] == "main"
                first = (int(query["page"]) - 1) * int(query["per_page"])
                return 200, [each for each in self.pulls if each.get("state", "open") == query["state"]][
                    first : first + int(query["per_page"])
                ]
            case ["actions", "artifacts"]:
                return 200, {"artifacts": [each for each in self.artifacts if each["name"] == query["name"]]}
            case ["actions", "runs", number]:
                return 200, self.runs[int(number)]
            case ["actions", "artifacts", number, "zip"]:
                return 302, f"{self.address}/elsewhere/{number}"
            case ["", "elsewhere", number]:
                return 200, self.archives[int(number)]
            case ["issues"] if method == "GET":
                named = [each for each in self.issues if query["labels"] in {one["name"] for one in each["labels"]}]
                listed = [each for each in named if query["state"] in {"all", each["state"]}]
                first = (int(query["page"]) - 1) * int(query["per_page"])
                return 200, listed[first : first + int(query["per_page"])]
            case ["issues"]:
                labels = [{"name": each} for each in body.pop("labels")]
                new = 100 + len(self.issues)
                self.issues.append({**body, "number": new, "state": "open", "labels": labels, "user": {"login": BOT}})
                return 201, self.issues[-1]
            case ["issues", number] if method == "PATCH":
                next(each for each in self.issues if each["number"] == int(number)).update(body)
                return 200, {}
            case ["commits", sha]:
                return 200, {"commit": {"committer": {"date": self.commits[sha]}}}
            case ["pulls", number, "commits"]:
                dates = self.pushed.get(int(number), ()) if query["page"] == "1" else ()
                return 200, [{"commit": {"committer": {"date": each}}} for each in dates]
            case ["issues", number, "events"]:
                return 200, self.events.get(int(number), []) if query["page"] == "1" else []
            case ["pulls", number, "files"]:
                return 200, [{"filename": each} for each in self.changed[int(number)]] if query["page"] == "1" else []
            case ["issues", "7", "comments"] if method == "GET":
                return 200, self.comments if query["page"] == "1" else []
            case ["issues", "7", "comments"]:
                self.comments.append({"id": 99, "user": {"login": BOT}, "body": body["body"]})
                return 201, {}
            case ["issues", "comments", number]:
                next(each for each in self.comments if each["id"] == int(number))["body"] = body["body"]
                return 200, {}
            case ["issues", "7", "labels"] if method == "GET":
                return 200, [{"name": each} for each in self.labels] if query["page"] == "1" else []
            case ["issues", "7", "labels"]:
                self.labels.extend(body["labels"])
                return 200, []
            case ["issues", "7", "labels", name]:
                self.labels.remove(unquote(name))
                return 200, []
        return 404, {}


@contextmanager
def served(handler: type[BaseHTTPRequestHandler] | Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve at a free port of this machine."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    http.server_close()


@contextmanager
def listening() -> Iterator[Forge]:
    """Give a forge that listens."""
    held = Forge()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            held.tokens.append((parts.path, self.headers.get("Authorization") or ""))
            status, value = held.answer(
                self.command, parts.path, {key: each[0] for key, each in parse_qs(parts.query).items()}, body
            )
            content = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_DELETE = handle_any  # noqa: N815 - names of the base class

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with served(Handler) as address:
        held.address = address
        yield held


def environment(forge: Forge, **values: str) -> dict[str, str]:
    """Return what a runner gives to a step."""
    return {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": forge.address,
        "GITHUB_REPOSITORY": "city/data",
        "GH_TOKEN": "token-of-the-run",
        "PORTAL_RETRY_SECONDS": "0",
        "HEAD_SHA": SHA,
        "HEAD_REPOSITORY": "demo-transport/data",
        "HEAD_BRANCH": "bus-stops",
        "TARGET": "main",
        "PR": "7",
        **values,
    }


def script(
    name: str, *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run a script as a workflow does: with the standard library only."""
    command = [sys.executable, "-I", "-c", _ISOLATED, str(SCRIPTS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, cwd=cwd)


_ISOLATED = """
import runpy, sys
sys.argv = sys.argv[1:]
sys.path = [p for p in sys.path if 'site-packages' not in p]
sys.path.insert(0, sys.argv[0].rpartition('/')[0])
runpy.run_path(sys.argv[0], run_name='__main__')
"""
