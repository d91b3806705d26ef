"""What is found in the columns of a table while it passes block by block: kinds, markings, cells that are not masked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as new

import pyarrow as pa
import re2

from generator.check.kinds import NO_HEADING, Heading, Kind
from generator.check.lexicon import Lexicon
from generator.check.masks import unmasked_rows
from generator.check.scan import ROWS_NAMED, Match, scan
from generator.check.suspects import has_suspects, joined, made_plain
from generator.check.whole_columns import Cells, Columns, UnevenTableError, blocks_of, columns_of
from generator.check.wordlists import search_of
from generator.model.entry import Field, Resource
from generator.model.text import NOTHING

_PASSPORT = re2.compile(r"(?m)(?:^|[,\"'])(?i:[EG][A-HJ-NP-Z0-9][0-9]{7})(?:[,\"'\r\n]|$)")
SAMPLED = 1200
"""How many cells of a column are kept, to see what the columns of a table tell together."""


@dataclass(slots=True)
class Finds:
    """A column, and what was found in it so far: matches by kind, by marking, and of cells that are not masked."""

    field: Field
    heading: Heading
    words: frozenset[str]
    kinds: dict[Kind, Match] = new(default_factory=dict)
    marks: dict[int, Match] = new(default_factory=dict)
    unmasked: Match = new(default_factory=Match)
    sample: list[str] = new(default_factory=list)
    kept: list[str] = new(default_factory=list)


@dataclass(slots=True)
class TableFinds:
    """The columns of a table with what was found in them, and how many rows it has."""

    columns: tuple[Finds, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Glance:
    """What one look at a whole file tells: whether anything in it could be personal, or carries a marking."""

    suspected: bool
    marked: bool


def glance_at(content: bytes, lexicon: Lexicon) -> Glance:
    """Return what a look at a whole file tells, before anyone knows its columns."""
    searches = (search_of(pattern) for _, pattern in lexicon.markings)
    return Glance(
        suspected=has_suspects(content) or _PASSPORT.search(content) is not None,
        marked=any(search(content) for search in searches if search),  # type: ignore[arg-type]
    )


def finds_in(content: bytes, glance: Glance, resource: Resource, lexicon: Lexicon) -> TableFinds:
    """Return what is found in a table; one with uneven rows is read in the slow way, that hides nothing."""
    kept = {*resource.quasi_identifiers, resource.count_field} if resource.quasi_identifiers else set()
    try:
        return _gathered(blocks_of(content), glance, resource, lexicon, kept)
    except UnevenTableError:
        return _gathered([columns_of(content)], glance, resource, lexicon, kept)


def _gathered(
    blocks: Iterable[Columns], glance: Glance, resource: Resource, lexicon: Lexicon, kept: set[str]
) -> TableFinds:
    found = TableFinds()
    for block in blocks:
        if not found.columns:
            found.columns = tuple(_finds(resource, name, lexicon) for name in block.header)
        for column, cells in zip(found.columns, block.cells, strict=True):
            if len(cells):
                _look(column, cells, block.start, glance)
                _look_for_words(column, cells, block.start, glance, resource, lexicon)
            if column.field.name in kept:
                column.kept.extend(_listed(cells))
        found.rows = block.start + block.rows
    return found


def _finds(resource: Resource, name: str, lexicon: Lexicon) -> Finds:
    known = (each for each in resource.fields if each.name == name)
    column = next(known, Field(name=name, type="string", title=NOTHING, description=NOTHING))
    return Finds(
        field=column,
        heading=lexicon.heading(column) if name else NO_HEADING,
        words=lexicon.words(column) if name else frozenset(),
    )


def _look(column: Finds, cells: Cells, start: int, glance: Glance) -> None:
    if glance.suspected or column.heading.expected or column.heading.person:
        for kind, match in scan(cells, column.heading).items():
            _add(column.kinds.setdefault(kind, Match()), match.count, match.first, start)
    if len(column.sample) < SAMPLED:
        column.sample.extend(_listed(cells[:SAMPLED]))


def _look_for_words(
    column: Finds, cells: Cells, start: int, glance: Glance, resource: Resource, lexicon: Lexicon
) -> None:
    blob = made_plain(joined(cells)) if glance.marked or glance.suspected else b""
    for number, (_, pattern) in enumerate(lexicon.markings if blob else ()):
        rows = _marked(pattern, blob)
        if rows:
            _add(column.marks.setdefault(number, Match()), len(rows), rows, start)
    if column.field.masking in lexicon.masks:
        rows = unmasked_rows(cells, lexicon.masks[column.field.masking][1], resource.missing_values)
        _add(column.unmasked, len(rows), rows, start)


def _add(match: Match, count: int, rows: Sequence[int], start: int) -> None:
    match.count += count
    match.first.extend(start + row for row in rows[: ROWS_NAMED - len(match.first)])


def _listed(cells: Cells) -> list[str]:
    if isinstance(cells, pa.Array):
        plain: list[str] = [each or "" for each in cells.to_pylist()]
        return plain
    return cells


def _marked(pattern: str, blob: bytes) -> list[int]:
    """Return the rows in which a pattern occurs."""
    search = search_of(pattern)
    if search is None or not search(blob):  # type: ignore[arg-type]
        return []
    rows: dict[int, None] = {}
    row = position = 0
    for found in re2.finditer(f"(?m){pattern}", blob):
        start = found.start() + (blob[found.start() : found.start() + 1] == b"\n")
        row += blob.count(b"\n", position, start)
        position = start
        rows[row] = None
    return list(rows)
