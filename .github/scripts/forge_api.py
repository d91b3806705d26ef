"""The few calls of a forge's API that the workflows need, with patience and without leaking the token.

GitHub and Gitea tell their runners the same names; GitLab has its own. ``PORTAL_FORGE`` says it where nothing else does.
"""

import json
import os
import random
import time
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus
from typing import Any

TRIES = 5
WAIT = float(os.environ.get("PORTAL_RETRY_SECONDS", "2"))
LIMIT = 32 * 1024 * 1024
_AGAIN = {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
GITHUB, GITEA, GITLAB = "github", "gitea", "gitlab"


class ForgeError(RuntimeError):
    """The forge did not answer, or not with what was asked for."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follow no redirect: the token must not travel to another host."""

    def redirect_request(self, *_args: object) -> None:
        """Refuse."""


_OPENER = urllib.request.build_opener(_Stay)


def forge() -> str:
    """Return which forge this is."""
    if os.environ.get("PORTAL_FORGE"):
        return os.environ["PORTAL_FORGE"]
    if os.environ.get("CI_API_V4_URL"):
        return GITLAB
    return GITEA if os.environ.get("GITEA_ACTIONS") or os.environ.get("FORGEJO_ACTIONS") else GITHUB


def whoami() -> str:
    """Return the name of the account that the token belongs to, on GitLab."""
    _, content = _read(f"{os.environ['CI_API_V4_URL'].rstrip('/')}/user", token=True)
    return str(json.loads(content)["username"])


def get(path: str, **query: str | int) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON of ``<path>`` below the repository (on GitLab: the project)."""
    address = f"{_base()}/{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
    _, content = _read(address, token=True)
    return json.loads(content)


def send(method: str, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON answer to a change at ``<path>`` below the repository; it is never sent twice by itself."""
    headers = {**_headers(), "Content-Type": "application/json"}
    request = urllib.request.Request(  # noqa: S310 - the forge's own address
        f"{_base()}/{path}", method=method, data=json.dumps(body).encode(), headers=headers
    )
    try:
        with _OPENER.open(request, timeout=60) as answer:
            return json.loads(answer.read(LIMIT) or b"null")
    except urllib.error.HTTPError as error:
        message = f"the forge refuses {method} {path}: status {error.code}"
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        message = f"the forge does not answer: {type(error).__name__}"
    raise ForgeError(message)


def download(path: str) -> bytes:
    """Return the bytes behind ``path``; where the forge points to another host, the token stays at home."""
    location, content = _read(f"{_base()}/{path}", token=True)
    if location:
        _, content = _read(location, token=False)
    return content


def _base() -> str:
    if forge() == GITLAB:
        return f"{os.environ['CI_API_V4_URL'].rstrip('/')}/projects/{os.environ['CI_PROJECT_ID']}"
    return f"{os.environ['GITHUB_API_URL'].rstrip('/')}/repos/{os.environ['GITHUB_REPOSITORY']}"


def _headers() -> dict[str, str]:
    if forge() == GITLAB:
        return {"PRIVATE-TOKEN": os.environ["GH_TOKEN"]}
    if forge() == GITEA:
        return {"Authorization": f"token {os.environ['GH_TOKEN']}"}
    return {
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
        "Authorization": f"Bearer {os.environ['GH_TOKEN']}",
    }


def _read(address: str, *, token: bool) -> tuple[str, bytes]:
    """Return where the answer points to, or its bytes; busy or broken servers are asked again."""
    headers = _headers() if token else {}
    why = ""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(WAIT * 2**attempt * (1 + random.random()))  # noqa: S311 - spreads retries, no secret
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - the forge's own address
        try:
            with _OPENER.open(request, timeout=60) as answer:
                content = answer.read(LIMIT + 1)
        except urllib.error.HTTPError as error:
            if error.code in {HTTPStatus.FOUND, HTTPStatus.TEMPORARY_REDIRECT}:
                return error.headers["Location"], b""
            why = f"status {error.code}"
            if error.code < HTTPStatus.INTERNAL_SERVER_ERROR and error.code not in _AGAIN:
                break
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            why = type(error).__name__
        else:
            if len(content) > LIMIT:
                message = "the answer is too large"
                raise ForgeError(message)
            return "", content
    message = f"the forge does not answer: {why}"
    raise ForgeError(message)
