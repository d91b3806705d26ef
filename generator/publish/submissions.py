"""Reviews that a forge knows become rows of the register of submissions, so that their days outlive the forge."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.model.table import Row
from generator.publish.edit import with_row
from generator.publish.replace_file import replace_file

REGISTER = "submissions"
FILE = f"catalog/registers/{REGISTER}.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedRound:
    """One round of a pull request: received and reviewed on which day, of which publisher, with which result."""

    number: int
    publisher: str
    received: str
    reviewed: str
    result: str


def record_reviews(root: Path, catalogue: Catalogue, rounds: Iterable[ReviewedRound]) -> tuple[str, ...]:
    """Add the rounds that the register does not hold yet and return their numbers; a second time adds nothing."""
    path = root / FILE
    before = content = path.read_bytes()
    known: dict[str, list[Row | ReviewedRound]] = {}
    rows = catalogue.registers.get(REGISTER, ())
    for row in rows:
        known.setdefault(row["request"], []).append(row)
    held = {(row["request"], row["receivedOn"], row["reviewedOn"]) for row in rows}
    numbers = [row["caseNumber"] for row in rows]
    added: list[str] = []
    for each in sorted(rounds, key=lambda each: (each.reviewed, each.number)):
        request = f"#{each.number}"
        if (request, each.received, each.reviewed) in held:
            continue
        known.setdefault(request, []).append(each)
        number = _next(each.reviewed[:4], [*numbers, *added])
        cells = {
            "caseNumber": number,
            "request": request,
            "round": str(len(known[request])),
            "publisher": each.publisher,
            "state": each.result,
            "receivedOn": each.received,
            "reviewedOn": each.reviewed,
        }
        content = with_row(content, "caseNumber", cells)
        added.append(number)
    if added:
        replace_file(path, before, content)
    return tuple(added)


def _next(year: str, numbers: Iterable[str]) -> str:
    own = [int(each[-4:]) for each in numbers if each.startswith(f"SUB-{year}-")]
    return f"SUB-{year}-{max(own, default=0) + 1:04d}"
