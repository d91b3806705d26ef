"""Fetch the notice of the round before as JSON, so that the new one can say what was cured and what is new.

Usage: ``previous_notice.py FILE`` with ``PR`` and ``HEAD_SHA`` in the environment. Only artifacts of ``pr-notice`` runs
count: that workflow runs the main branch's code, while a submission can give an artifact any name. No earlier round:
no file, and exit code 0.
"""

import io
import json
import os
import re
import sys
import zipfile
from pathlib import Path

from forge_api import ForgeError, download, get

WORKFLOW = ".github/workflows/pr-notice.yml"
NOTICE = "notice.json"
LIMIT = 16 * 1024 * 1024


def previous(number: str, sha: str) -> bytes | None:
    """Return the newest notice of the pull request that was made for another commit."""
    listed = get("actions/artifacts", name=f"notice-{number}", per_page=100)["artifacts"]
    for each in sorted(listed, key=lambda artifact: str(artifact["created_at"]), reverse=True):
        if each["expired"]:
            continue
        run = get(f"actions/runs/{int(each['workflow_run']['id'])}")
        if run["path"].partition("@")[0] != WORKFLOW or run["event"] != "workflow_run":
            continue
        notice = _unpacked(download(f"actions/artifacts/{int(each['id'])}/zip"))
        if json.loads(notice)["head"] != sha:
            return notice
    return None


def _unpacked(content: bytes) -> bytes:
    """Return the notice in an artifact; nothing is written and no other name inside is looked at."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.getinfo(NOTICE).file_size > LIMIT:
            message = "the earlier notice is too large"
            raise ForgeError(message)
        return archive.read(NOTICE)


def main() -> int:
    """Write the earlier notice to the file named, if there is one."""
    number, sha = os.environ["PR"], os.environ["HEAD_SHA"]
    if not re.fullmatch(r"[0-9]{1,10}", number):
        sys.stderr.write("PR is no number\n")
        return 1
    try:
        notice = previous(number, sha)
    except (ForgeError, KeyError, ValueError, zipfile.BadZipFile) as error:
        sys.stderr.write(f"the earlier round cannot be read: {error}\n")
        return 1
    if notice is not None:
        Path(sys.argv[1]).write_bytes(notice)
    return 0


if __name__ == "__main__":
    sys.exit(main())
