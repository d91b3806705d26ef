"""The issues that the workflow keeps, as each forge knows them: GitHub, Gitea (and Forgejo), GitLab.

All speak of number, state, title and text here. Only what the workflow's own account made counts as known: an issue of
somebody else is never changed, whatever its text says.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forge_api import GITEA, GITLAB, ForgeError, forge, get, send, whoami

PAGES = 50
PAGE = 100
COLOUR = "#d93f0b"
BOTS = {"github-actions[bot]", "gitea-actions", "forgejo-actions"}
"""The accounts under which the runners of GitHub, Gitea and Forgejo act."""


@dataclass(frozen=True)
class Issue:
    """One issue of the workflow's own."""

    number: int
    is_open: bool
    title: str
    text: str


class Book:
    """The issues with one label."""

    def __init__(self, label: str) -> None:
        """Remember the label, the forge and the account that acts."""
        self.label, self.forge = label, forge()
        self.own = {os.environ["PORTAL_BOT"]} if os.environ.get("PORTAL_BOT") else BOTS
        if self.forge == GITLAB and not os.environ.get("PORTAL_BOT"):
            self.own = {whoami()}

    def issues(self) -> Iterator[Issue]:
        """Yield what is open, all of it, and of what is closed the newest thousands."""
        for state in ("open", "closed"):
            for each in self._pages(state):
                author = each["author"]["username"] if self.forge == GITLAB else each["user"]["login"]
                if author in self.own and not each.get("pull_request"):
                    yield self._issue(each, state)

    def open(self, title: str, text: str) -> None:
        """Open an issue."""
        if self.forge == GITLAB:
            send("POST", "issues", {"title": title, "description": text, "labels": self.label})
        else:
            labels = [self._label_number()] if self.forge == GITEA else [self.label]
            send("POST", "issues", {"title": title, "body": text, "labels": labels})

    def change(self, issue: Issue, title: str, text: str) -> None:
        """Write title and text anew, and open the issue again where it was closed."""
        if self.forge == GITLAB:
            event = {} if issue.is_open else {"state_event": "reopen"}
            send("PUT", f"issues/{issue.number}", {"title": title, "description": text, **event})
        else:
            state = {} if issue.is_open else {"state": "open"}
            send("PATCH", f"issues/{issue.number}", {"title": title, "body": text, **state})

    def close(self, issue: Issue) -> None:
        """Close an issue as done."""
        if self.forge == GITLAB:
            send("PUT", f"issues/{issue.number}", {"state_event": "close"})
        else:
            reason = {} if self.forge == GITEA else {"state_reason": "completed"}
            send("PATCH", f"issues/{issue.number}", {"state": "closed", **reason})

    def _pages(self, state: str) -> Iterator[dict[str, Any]]:
        """Yield page after page until one is empty: how long a page is decides the forge."""
        query: dict[str, str | int] = {"labels": self.label, "state": state, "per_page": PAGE}
        if self.forge == GITLAB:
            query["state"] = "opened" if state == "open" else state
        if self.forge == GITEA:
            query |= {"limit": PAGE, "type": "issues"}
        for page in range(1, PAGES + 1):
            listed = get("issues", **query, page=page)
            if not listed:
                return
            yield from listed
        if state == "open":
            message = "too many open issues to keep one for each thing"
            raise ForgeError(message)

    def _issue(self, each: dict[str, Any], state: str) -> Issue:
        number, text = ("iid", "description") if self.forge == GITLAB else ("number", "body")
        return Issue(each[number], state == "open", each["title"], (each.get(text) or "").replace("\r\n", "\n"))

    def _label_number(self) -> int:
        """Return the number of the label, which Gitea wants; a repository without it gets it."""
        for page in range(1, PAGES + 1):
            listed = get("labels", limit=PAGE, page=page)
            for each in listed:
                if each["name"] == self.label:
                    return int(each["id"])
            if not listed:
                break
        return int(send("POST", "labels", {"name": self.label, "color": COLOUR})["id"])
