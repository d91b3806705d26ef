"""Personal data are taken out of everything that is said: findings, the changes of a review, paths.

Detection names column, kind, count and lines. What else may quote a cell or a name passes through here before anyone sees it.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.check.personal.texts import redacted
from generator.check.registry import PRIVATE
from generator.model.change import Change
from generator.model.finding import Finding, Place
from generator.model.text import Text
from generator.report.rounds import masked


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
