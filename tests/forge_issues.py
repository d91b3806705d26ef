"""The issues of Gitea and GitLab in memory, answering as their documented interfaces do, their peculiarities included."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.forge_support import served

BOT = "portal-bot"
SERVER_MOST = 50
"""However long a page is asked for, Gitea gives no more."""


@dataclass
class Issues:
    """What a forge keeps: issues in one shape, and what was asked."""

    kind: str
    issues: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    address: str = ""

    def add(self, author: str, title: str, text: str, labels: list[str]) -> dict[str, Any]:
        """Add an issue and return it."""
        number = len(self.issues) + 1
        self.issues.append(
            {"number": number, "open": True, "title": title, "text": text, "labels": labels, "author": author}
        )
        return self.issues[-1]

    def environment(self) -> dict[str, str]:
        """Return what a runner of this forge gives to a step."""
        own = {"PATH": os.environ["PATH"], "GH_TOKEN": "secret", "PORTAL_RETRY_SECONDS": "0"}
        if self.kind == "gitlab":
            return {**own, "CI_API_V4_URL": f"{self.address}/api/v4", "CI_PROJECT_ID": "7"}
        where = {"GITHUB_API_URL": f"{self.address}/api/v1", "GITHUB_REPOSITORY": "city/data"}
        return {**own, **where, "GITEA_ACTIONS": "true", "PORTAL_BOT": BOT}

    def answer(self, method: str, path: str, query: Mapping[str, str], headers: Message, body: Any) -> Any:
        """Return status and value."""
        if method != "GET":
            self.changes.append(f"{method} {path}")
        return (self.gitlab if self.kind == "gitlab" else self.gitea)(method, path, query, headers, body)

    def gitea(self, method: str, path: str, query: Mapping[str, str], headers: Message, body: Any) -> Any:  # noqa: PLR0911
        """Answer as Gitea 1.2x does: pages of ``limit``, labels by number, ``pull_request`` always there."""
        if headers["Authorization"] != "token secret":
            return 401, {}
        match method, path.removeprefix("/api/v1/repos/city/data/").split("/"):
            case "GET", ["issues"]:
                named = [each for each in self.issues if not query["labels"] or query["labels"] in each["labels"]]
                found = [each for each in named if each["open"] == (query.get("state", "open") == "open")]
                return 200, [self.as_gitea(each) for each in paged(found, query, "limit", SERVER_MOST)]
            case "POST", ["issues"]:
                if not all(isinstance(each, int) for each in body["labels"]):
                    return 422, {"message": "json: cannot unmarshal string into Go struct field of type int64"}
                labels = [self.labels[each - 1] for each in body["labels"]]
                return 201, self.as_gitea(self.add(BOT, body["title"], body["body"], labels))
            case "PATCH", ["issues", number]:
                return 201, self.as_gitea(self.changed(int(number), body, body.get("body"), body.get("state")))
            case "GET", ["labels"]:
                every = [{"id": position, "name": name} for position, name in enumerate(self.labels, 1)]
                return 200, paged(every, query, "limit", SERVER_MOST)
            case "POST", ["labels"]:
                assert body["color"].startswith("#")
                self.labels.append(body["name"])
                return 201, {"id": len(self.labels), "name": body["name"]}
        return 404, {}

    def gitlab(self, method: str, path: str, query: Mapping[str, str], headers: Message, body: Any) -> Any:
        """Answer as GitLab 17 does: numbers within the project, ``opened``, ``description``, events of states."""
        if headers["PRIVATE-TOKEN"] != "secret":
            return 401, {}
        match method, path.removeprefix("/api/v4/").split("/"):
            case "GET", ["user"]:
                return 200, {"username": BOT}
            case "GET", ["projects", "7", "issues"]:
                assert query["state"] in {"opened", "closed"}
                named = [each for each in self.issues if query["labels"] in each["labels"]]
                found = [each for each in named if each["open"] == (query["state"] == "opened")]
                return 200, [self.as_gitlab(each) for each in paged(found, query, "per_page", 100)]
            case "POST", ["projects", "7", "issues"]:
                made = self.add(BOT, body["title"], body["description"], body["labels"].split(","))
                return 201, self.as_gitlab(made)
            case "PUT", ["projects", "7", "issues", number]:
                state = {"close": "closed", "reopen": "open"}.get(body.get("state_event", ""))
                return 200, self.as_gitlab(self.changed(int(number), body, body.get("description"), state))
        return 404, {}

    def changed(self, number: int, body: Any, text: str | None, state: str | None) -> dict[str, Any]:
        """Change an issue as it was asked."""
        issue = self.issues[number - 1]
        issue["title"] = body.get("title", issue["title"])
        issue["text"] = issue["text"] if text is None else text
        issue["open"] = issue["open"] if state is None else state == "open"
        return issue

    def as_gitea(self, each: Mapping[str, Any]) -> dict[str, Any]:
        """Return an issue as Gitea writes it."""
        state = "open" if each["open"] else "closed"
        labels = [{"id": self.labels.index(name) + 1, "name": name} for name in each["labels"]]
        return {
            "id": 9000 + each["number"],
            "number": each["number"],
            "state": state,
            "title": each["title"],
            "body": each["text"],
            "labels": labels,
            "user": {"login": each["author"]},
            "pull_request": None,
        }

    def as_gitlab(self, each: Mapping[str, Any]) -> dict[str, Any]:
        """Return an issue as GitLab writes it."""
        return {
            "id": 9000 + each["number"],
            "iid": each["number"],
            "state": "opened" if each["open"] else "closed",
            "title": each["title"],
            "description": each["text"],
            "labels": each["labels"],
            "author": {"username": each["author"]},
        }


def paged(found: list[dict[str, Any]], query: Mapping[str, str], size: str, most: int) -> list[dict[str, Any]]:
    """Return a page, newest first, of at most so many as the server gives."""
    length = min(int(query.get(size, 30)), most)
    first = (int(query.get("page", 1)) - 1) * length
    return sorted(found, key=lambda each: -each.get("number", -each.get("id", 0)))[first : first + length]


@contextmanager
def keeping(kind: str) -> Iterator[Issues]:
    """Give a forge of a kind that listens."""
    held = Issues(kind)

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            query = {key: each[0] for key, each in parse_qs(parts.query).items()}
            status, value = held.answer(self.command, parts.path, query, self.headers, body)
            content = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_PUT = handle_any  # noqa: N815 - names of the base class

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with served(Handler) as address:
        held.address = address
        yield held
