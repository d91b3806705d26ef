"""Print the day of a moment in the portal's time zone: ``local_day.py [2026-11-23T18:04:00Z]``, without one now.

A clock of working days starts on a day of the city, not of the machine that happens to run the workflow.
"""

import re
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

ZONE = re.compile(r"""^timezone:\s*["']?([+-])([0-9]{2}):([0-9]{2})["']?\s*(?:#.*)?$""", re.MULTILINE)


def zone(portal: str) -> timezone:
    """Return the fixed offset that ``catalog/portal.yaml`` names; UTC where it names none."""
    found = ZONE.search(portal)
    if found is None:
        return UTC
    sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if sign == "-" else offset)


def main() -> int:
    """Print the day; the portal is the one of the current folder."""
    portal = Path("catalog/portal.yaml").read_text(encoding="utf-8")
    moment = datetime.fromisoformat(sys.argv[1]) if sys.argv[1:] and sys.argv[1] else datetime.now(tz=UTC)
    sys.stdout.write(f"{moment.astimezone(zone(portal)).date().isoformat()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
