"""Find the one open pull request whose head is ``HEAD_SHA``; print ``pr=N`` and ``author=LOGIN`` for later steps.

The number is never taken from the run that asked: for forks the forge sends none, and what a submission says of itself
is not evidence. Where the request was closed or has moved on, ``pr=`` is empty and the later steps are skipped.
"""

import os
import re
import sys

from forge_api import ForgeError, get

PAGE = 100
PAGES = 50
SHA = re.compile(r"[0-9a-f]{40}")
LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?")


def find(sha: str, repository: str, branch: str, target: str) -> tuple[int, str] | None:
    """Return number and author of the open pull request from that repository and branch at exactly that commit."""
    for page in range(1, PAGES + 1):
        listed = get("pulls", state="open", base=target, per_page=PAGE, page=page)
        for each in listed:
            head = each["head"]
            source = (head.get("repo") or {}).get("full_name", "")
            if (head["sha"], source, head["ref"]) == (sha, repository, branch):
                return int(each["number"]), str(each["user"]["login"])
        if len(listed) < PAGE:
            break
    return None


def main() -> int:
    """Print what was found; a strange commit or account name stops the run."""
    sha = os.environ["HEAD_SHA"]
    if not SHA.fullmatch(sha):
        sys.stderr.write("HEAD_SHA is no commit\n")
        return 1
    try:
        found = find(sha, os.environ["HEAD_REPOSITORY"], os.environ["HEAD_BRANCH"], os.environ["TARGET"])
    except ForgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if found is None:
        sys.stderr.write("no open pull request is at this commit any more; nothing to tell\n")
        sys.stdout.write("pr=\nauthor=\n")
        return 0
    number, author = found
    if not LOGIN.fullmatch(author):
        sys.stderr.write("the account name has a strange form\n")
        return 1
    sys.stdout.write(f"pr={number}\nauthor={author}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
