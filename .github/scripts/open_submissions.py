"""List the open pull requests that wait for the formal review: ``open_submissions.py`` prints JSON for ``portal remind``.

A round starts on the day of the newest commit of its head; a pull request that carries the label of a returned one
waits for the publisher, so its clock stands still until the next commit takes the label away.
"""

import json
import os
import re
import sys
from datetime import datetime
from pathlib import Path

from forge_api import ForgeError, get
from local_day import zone

PAGE = 100
PAGES = 30
RETURNED = "待补正"
ENTRY = re.compile(r"datasets/([a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63})/")


def submissions() -> list[dict[str, object]]:
    """Return number, day of receipt and entries of each pull request whose clock runs."""
    where = zone(Path("catalog/portal.yaml").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = []
    for page in range(1, PAGES + 1):
        listed = get("pulls", state="open", base=os.environ["TARGET"], per_page=PAGE, page=page)
        for each in listed:
            if each.get("draft") or RETURNED in {label["name"] for label in each.get("labels", ())}:
                continue
            commit = get(f"commits/{each['head']['sha']}")["commit"]["committer"]["date"]
            moment = max(datetime.fromisoformat(each["created_at"]), datetime.fromisoformat(commit))
            day = moment.astimezone(where).date().isoformat()
            found.append({"number": int(each["number"]), "received": day, "entries": entries_of(int(each["number"]))})
        if len(listed) < PAGE:
            break
    return sorted(found, key=lambda each: str(each["number"]).zfill(10))


def entries_of(number: int) -> list[str]:
    """Return the keys of the entries that a pull request touches."""
    found: set[str] = set()
    for page in range(1, PAGES + 1):
        listed = get(f"pulls/{number}/files", per_page=PAGE, page=page)
        found |= {match[1] for each in listed if (match := ENTRY.match(each["filename"]))}
        if len(listed) < PAGE:
            break
    return sorted(found)


def main() -> int:
    """Print the list."""
    try:
        sys.stdout.write(json.dumps(submissions()) + "\n")
    except (ForgeError, KeyError, TypeError, ValueError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
