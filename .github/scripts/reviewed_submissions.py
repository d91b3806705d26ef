"""List the reviews that ended: ``reviewed_submissions.py`` prints JSON for ``portal record-reviews``.

A round starts when the pull request is opened, or when the label of a returned one is taken away by the next push; a
later commit within the round starts it anew. It ends when the label is put on (returned) or with the merge (passed).
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from forge_api import ForgeError, get
from local_day import zone
from open_submissions import PAGE, PAGES, RETURNED, entries_of


def rounds() -> list[dict[str, object]]:
    """Return number, day of receipt, day of review, result and entries of each round that ended."""
    where = zone(Path("catalog/portal.yaml").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = []
    for state in ("open", "closed"):
        for each in pages("pulls", state=state, base=os.environ["TARGET"]):
            number = int(each["number"])
            ended = list(rounds_of(each))
            entries = entries_of(number) if ended else []
            for received, reviewed, result in ended:
                days = (moment.astimezone(where).date().isoformat() for moment in (received, reviewed))
                found.append({"number": number, **dict(zip(("received", "reviewed"), days, strict=True))})
                found[-1] |= {"result": result, "entries": entries}
    return sorted(found, key=lambda each: (str(each["reviewed"]), str(each["number"]).zfill(10)))


def rounds_of(pull: dict[str, Any]) -> Iterator[tuple[datetime, datetime, str]]:
    """Yield start, end and result of each round of a pull request that ended."""
    number = int(pull["number"])
    commits = [moment(each["commit"]["committer"]["date"]) for each in pages(f"pulls/{number}/commits")]
    events = [
        (moment(each["created_at"]), each["event"])
        for each in pages(f"issues/{number}/events")
        if each["event"] in {"labeled", "unlabeled"} and each["label"]["name"] == RETURNED
    ]
    if pull.get("merged_at"):
        events.append((moment(pull["merged_at"]), "merged"))
    start: datetime | None = moment(pull["created_at"])
    for at, what in sorted(events):
        if what == "unlabeled":
            start = at
        elif start is not None:
            pushed = [each for each in commits if start <= each <= at]
            yield max((start, *pushed)), at, "passed" if what == "merged" else "returned"
            start = None


def moment(written: str) -> datetime:
    """Return a moment as the forge writes it."""
    return datetime.fromisoformat(written)


def pages(path: str, **query: str) -> Iterator[dict[str, Any]]:
    """Yield everything that the forge lists, page by page."""
    for page in range(1, PAGES + 1):
        listed = get(path, **query, per_page=PAGE, page=page)
        yield from listed
        if len(listed) < PAGE:
            return


def main() -> int:
    """Print the list."""
    try:
        sys.stdout.write(json.dumps(rounds()) + "\n")
    except (ForgeError, KeyError, TypeError, ValueError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
