"""The static search index below a folder: terms, common tokens, sounds, result cards, facets and orders, each in small files.

``meta.json`` says how many files there are. ``search.js`` reads them; the format is theirs alone.
"""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from generator.export.search_cards import card_files
from generator.export.search_columns import (
    as_bytes,
    codes_of,
    columns_of,
    facet_files,
    facet_meta,
    numbered,
    order_files,
    order_names,
    ranked,
    taken,
)
from generator.export.search_letters import Numbers
from generator.export.search_tables import FEW_TOKENS, common_files, term_files
from generator.export.search_titles import TitleIndex
from generator.export.search_tokens import TokenIndex
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.search import NAMES, SOUND, TEXT_CLASSES, Limits, SearchRecord
from generator.model.text import Text

FORMAT = 3
FOLDER = "search/"
PAGES_FOLDER = "search/pages/"
"""Entries, and beside them the pages that are no entries: guides, rules, publishers."""

LIMITS = Limits()

FacetLabels = Mapping[str, Sequence[tuple[str, Text]]]
"""The codes of each facet with their labels, in the order to be shown."""

Synonyms = Sequence[tuple[str, str]]
"""Pairs of words; whoever types one of them looks for the other as well."""


def build_index(
    records: Sequence[SearchRecord],
    facets: FacetLabels,
    *,
    synonyms: Synonyms = (),
    folder: str = FOLDER,
    limits: Limits = LIMITS,
) -> tuple[Artifact, ...]:
    """Return the files of an index over the records, sorted by path; the same records give the same bytes."""
    with _uncollected():
        files = _files(records, facets, synonyms, limits)
    moved = (Artifact(folder + file.path.removeprefix(FOLDER), file.content) for file in files)
    return tuple(sorted(moved, key=lambda file: file.path))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Make millions of numbers without a search for cycles among them, of which there are none: a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _files(records: Sequence[SearchRecord], facets: FacetLabels, synonyms: Synonyms, limits: Limits) -> list[Artifact]:
    numbers = Numbers()
    columns = columns_of(records, facets)
    given = numbered(columns, len(records), limits.exact)
    records, columns = [records[place] for place in given], taken(columns, given)
    titles, others = _classes(records, numbers)
    tables, files = term_files(titles, others, numbers, limits)
    tokens = list(common_files(others, numbers))
    codes = {name: codes_of(labels, columns[name]) for name, labels in facets.items()}
    orders = {name: ranked(records, given, name) for name in order_names(records)}
    per_file, slot, cards = card_files(records, list(orders.values()))
    files += [*tokens, *cards, *facet_files(columns, codes, numbers)]
    for name, documents in orders.items():
        files += order_files(name, documents, limits.chunk, numbers)
    meta: JSON = {
        "format": FORMAT,
        "version": _version(files),
        "count": len(records),
        "tables": tables,
        "tiered": len(records) > limits.exact,
        "tokens": bool(tokens),
        "fewTokens": FEW_TOKENS,
        "classes": [[each.name, each.weight] for each in (*TEXT_CLASSES, SOUND)],
        "names": NAMES,
        "deepest": len(TEXT_CLASSES) - NAMES + 1,
        "cards": [per_file, slot],
        "chunk": limits.chunk,
        "spent": limits.spent,
        "facets": [facet_meta(name, codes[name], columns[name]) for name in facets],
        "orders": list(orders),
        "synonyms": [list(pair) for pair in synonyms],
    }
    return [*files, Artifact("search/meta.json", as_bytes(meta))]


def _classes(records: Sequence[SearchRecord], numbers: Numbers) -> tuple[TitleIndex, list[TokenIndex]]:
    """Return the index of the titles and those of the other classes; numbers are known as far as any of them goes."""
    titles, others = TitleIndex(), [TokenIndex() for _ in TEXT_CLASSES[1:]]
    indexes: tuple[TitleIndex | TokenIndex, ...] = (titles, *others)
    for text_class, index in zip(TEXT_CLASSES, indexes, strict=True):
        for document, record in enumerate(records):
            text = record.texts.get(text_class.name)
            if text:
                index.add(document, text)
    for index in others:
        index.cut(len(records))
    numbers.reach(max(titles.longest, *(index.longest for index in others), len(records)))
    return titles, others


def _version(files: Sequence[Artifact]) -> str:
    """Return a name of these contents, which keeps old and new files apart in a browser's cache."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.path.encode())
        digest.update(file.content)
    return digest.hexdigest()[:12]
