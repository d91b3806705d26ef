"""Personal data: looked for in every entry, and taken out of everything that is said about it.

Detection names column, kind, count and lines. What else may quote a cell or a name (other findings, the changes of a
review, paths) passes through here before anyone sees it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from generator.check.lexicon import Lexicon
from generator.check.personal import redacted
from generator.check.private import check_private
from generator.check.registry import PRIVATE
from generator.model.change import Change
from generator.model.entry import Entry
from generator.model.finding import Finding, Place, Problem
from generator.model.text import Text
from generator.publish.store import Store, key_of
from generator.read.content import Content
from generator.report.rounds import masked


def private_problems(
    entry: Entry, contents: Mapping[str, Content], digests: Iterable[bytes], lexicon: Lexicon, store: Store
) -> tuple[Problem, ...]:
    """Return what the tables of an entry tell about people; unchanged tables are not looked through again."""
    described = json.dumps([entry.document.value.get("resources"), entry.openness], sort_keys=True)
    key = key_of("private", store.version, entry.key, described, repr(lexicon), *digests)
    kept = store.get(key)
    if kept is not None:
        return tuple(_problem(each) for each in json.loads(kept))
    found = tuple(check_private(entry, contents, lexicon))
    store.put(key, json.dumps([asdict(each) for each in found]).encode())
    return found


def _problem(value: Mapping[str, Mapping[str, str]]) -> Problem:
    place = Place(**value["place"])  # type: ignore[arg-type]
    return Problem(code=str(value["code"]), place=place, message=Text(**value["message"]))


def discreet(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings that repeat nothing personal; where such data were found, tables are not quoted at all."""
    every = tuple(findings)
    closed = {_folder(each.place.file) for each in every if each.code in PRIVATE}
    return tuple(_discreet(each, quoting=not _is_private(each, closed)) for each in every)


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _is_private(finding: Finding, closed: set[str]) -> bool:
    file = finding.place.file
    return finding.code not in PRIVATE and file.endswith(".csv") and _folder(file) in closed


def _discreet(finding: Finding, *, quoting: bool) -> Finding:
    message = finding.message if quoting else Text(masked(finding.message.zh), masked(finding.message.en))
    shown = replace(finding, message=_text(message), cure=_text(finding.cure), place=_place(finding.place))
    return finding if shown == finding else shown


def discreet_change(change: Change) -> Change:
    """Return a change that repeats nothing personal, neither of what is there now nor of what was there before."""
    rows = change.rows
    if rows:
        sample = tuple(
            replace(each, key=_cells(each.key), before=_cells(each.before), after=_cells(each.after))
            for each in rows.sample
        )
        rows = replace(rows, sample=sample)
    return replace(
        change,
        title=_text(change.title),
        before=redacted(change.before),
        after=redacted(change.after),
        place=_place(change.place),
        path=redacted(change.path),
        rows=rows,
    )


def _cells(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(redacted(each) for each in cells)


def _text(text: Text) -> Text:
    return Text(redacted(text.zh), redacted(text.en))


def _place(place: Place) -> Place:
    return replace(place, file=redacted(place.file), path=redacted(place.path))
