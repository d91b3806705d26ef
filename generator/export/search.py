"""The static search index below a folder: terms, sounds, result cards, facet columns and orders, each in small files.

``meta.json`` says how many files there are. ``search.js`` reads them; the format is theirs alone.
"""

import gc
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from generator.derive.search_terms import shelf_of
from generator.export.search_columns import (
    NEWEST,
    age_file,
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
from generator.export.search_postings import ClassIndex, Numbers, alone_of, rest_of, term_strings
from generator.export.search_sounds import sound_strings
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.search import NAMES, SOUND, TEXT_CLASSES, Limits, SearchRecord
from generator.model.text import Text

FORMAT = 2
FOLDER = "search/"
PAGES_FOLDER = "search/pages/"
"""Entries, and beside them the pages that are no entries: guides, rules, publishers."""

LIMITS = Limits()
_SHARD_LETTERS = 8_000
_MOST_SHARDS = 1500
_MOST_LARGE = 260
_MOST_SOUND_SHARDS = 240
_FEWEST_CARDS = 16
_MOST_CARD_FILES = 200
_SLOT_SHARE = 0.9

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
    classes = _classes(records, numbers)
    shards, files = _terms(classes, numbers, limits.large)
    sounds, sound_files = _sounds(classes[0], numbers)
    codes = {name: codes_of(labels, columns[name]) for name, labels in facets.items()}
    orders = {name: ranked(records, given, name) for name in order_names(records)}
    per_file, slot, cards = _cards(records, list(orders.values()))
    aged = given != list(range(len(records)))
    files += [*sound_files, *cards, *facet_files(columns, codes, numbers)]
    files += [age_file(orders[NEWEST], numbers)] if aged else []
    for name, documents in orders.items():
        files += order_files(name, documents, limits.chunk, numbers)
    meta: JSON = {
        "format": FORMAT,
        "version": _version(files),
        "count": len(records),
        "shards": shards,
        "sounds": sounds,
        "classes": [[each.name, each.weight] for each in (*TEXT_CLASSES, SOUND)],
        "names": NAMES,
        "cards": [per_file, slot],
        "chunk": limits.chunk,
        "facets": [facet_meta(name, codes[name], columns[name]) for name in facets],
        "orders": list(orders),
        "aged": aged,
        "synonyms": [list(pair) for pair in synonyms],
    }
    return [*files, Artifact("search/meta.json", as_bytes(meta))]


def shard_of(term: str, shards: int) -> int:
    """Return the file of a term."""
    value = 0
    for character in shelf_of(term):
        value = (value * 65599 + ord(character)) & 0xFFFFFFFF
    return value % shards


def _classes(records: Sequence[SearchRecord], numbers: Numbers) -> list[ClassIndex]:
    classes = [ClassIndex(edges=text_class.name == "title") for text_class in TEXT_CLASSES]
    for text_class, index in zip(TEXT_CLASSES, classes, strict=True):
        for document, record in enumerate(records):
            text = record.texts.get(text_class.name)
            if text:
                index.add(document, text)
        numbers.reach(max(index.longest, len(records)))
    return classes


def _terms(classes: Sequence[ClassIndex], numbers: Numbers, large: int) -> tuple[int, list[Artifact]]:
    """Terms of many documents lie apart from their neighbours: their names, which are asked first, and all other texts."""
    strings = dict(term_strings(classes, numbers))
    by_size = sorted((-len(letters), term) for term, letters in strings.items() if len(letters) > large)
    apart = [term for _, term in by_size[:_MOST_LARGE]]
    tables: dict[str, JSON] = dict(strings)
    files = []
    for place, term in enumerate(apart):
        lists = strings[term].split(".")
        names, parts = ".".join(lists[:NAMES]).rstrip("."), {"texts": ".".join(lists[NAMES:])}
        few, pair = len(names) <= large // 4, any(term in index.pairs for index in classes)
        tables[term] = [place, names if few else None]
        if pair:
            parts["rest"] = rest_of(term, classes, NAMES, numbers)
        if not few:
            parts["names"] = names
        if pair and not few:
            parts["alone"] = alone_of(term, classes, NAMES, numbers)
        files += [Artifact(f"search/terms/{name}-{place}.json", as_bytes(letters)) for name, letters in parts.items()]
    shards, shard_files = _sharded("terms", tables, _MOST_SHARDS)
    return shards, [*files, *shard_files]


def _sounds(titles: ClassIndex, numbers: Numbers) -> tuple[int, list[Artifact]]:
    return _sharded("sounds", dict(sound_strings(titles, numbers)), _MOST_SOUND_SHARDS)


def _sharded(name: str, terms: Mapping[str, JSON], most: int) -> tuple[int, list[Artifact]]:
    total = sum(len(value) + len(term) for term, value in terms.items() if isinstance(value, str))
    shards = max(1, min(most, total // _SHARD_LETTERS))
    tables: list[dict[str, JSON]] = [{} for _ in range(shards)]
    for term, value in terms.items():
        tables[shard_of(term, shards)][term] = value
    return shards, [
        Artifact(f"search/{name}/{place}.json", as_bytes(dict(table))) for place, table in enumerate(tables)
    ]


def _cards(records: Sequence[SearchRecord], orders: Sequence[Sequence[int]]) -> tuple[int, int, list[Artifact]]:
    """Cards lie in slots of one width, so that a byte range gets one of them; longer ones follow behind the slots.

    Each knows its rank in every order, so that few hits are sorted without reading an order.
    """
    ranks: list[list[int]] = [[0] * len(orders) for _ in records]
    for column, documents in enumerate(orders):
        for rank, document in enumerate(documents):
            ranks[document][column] = rank
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    cards = [
        encode({**record.card, "k": record.key, "u": record.url, "n": ranks[document]}).encode()
        for document, record in enumerate(records)
    ]
    lengths = sorted(map(len, cards))
    slot = lengths[int(len(lengths) * _SLOT_SHARE)] + 1 if lengths else 1
    slot = max(slot, 40)
    per_file = max(_FEWEST_CARDS, -(-len(cards) // _MOST_CARD_FILES))
    files = [
        Artifact(f"search/cards/{first // per_file}.json", _card_file(cards[first : first + per_file], slot))
        for first in range(0, len(cards), per_file)
    ]
    return per_file, slot, files


def _card_file(cards: Sequence[bytes], slot: int) -> bytes:
    slots: list[bytes] = []
    behind: list[bytes] = []
    offset = 1 + len(cards) * slot
    for card in cards:
        if len(card) < slot:
            slots.append(card.ljust(slot - 1))
            continue
        pointer = f"[{offset},{len(card)},{len(cards) + len(behind)}]"
        slots.append(pointer.encode().ljust(slot - 1))
        behind.append(card)
        offset += len(card) + 1
    return b"[" + b",".join([*slots, *behind]) + b"]"


def _version(files: Sequence[Artifact]) -> str:
    """Return a name of these contents, which keeps old and new files apart in a browser's cache."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.path.encode())
        digest.update(file.content)
    return digest.hexdigest()[:12]
