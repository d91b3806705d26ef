"""The static search index below ``search/``: terms, result cards, facet columns and orders, each in small files.

``meta.json`` says how many files there are. ``search.js`` reads them; the format is theirs alone.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.export.search_postings import ClassIndex, Numbers, term_strings, without_places
from generator.model.artifact import Artifact
from generator.model.document import JSON
from generator.model.search import TEXT_CLASSES, SearchRecord
from generator.model.text import Text

FORMAT = 1
_SHARD_LETTERS = 8_000
_MOST_SHARDS = 1700
_LARGE_LETTERS = 16_000
_MOST_LARGE = 200
_FEWEST_CARDS = 16
_MOST_CARD_FILES = 400
_SLOT_SHARE = 0.9
_CHUNK = 2048

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

FacetLabels = Mapping[str, Sequence[tuple[str, Text]]]
"""The codes of each facet with their labels, in the order to be shown."""


def build_index(records: Sequence[SearchRecord], facets: FacetLabels) -> tuple[Artifact, ...]:
    """Return the files of an index over the records, sorted by path; the same records give the same bytes."""
    numbers = Numbers()
    shards, terms = _terms(records, numbers)
    per_file, slot, cards = _cards(records)
    codes = {name: _codes(name, labels, records) for name, labels in facets.items()}
    files = [*terms, *cards, *_facet_columns(records, codes, numbers), *_orders(records, numbers)]
    meta: JSON = {
        "format": FORMAT,
        "version": _version(files),
        "count": len(records),
        "shards": shards,
        "classes": [[text_class.name, text_class.weight] for text_class in TEXT_CLASSES],
        "cards": [per_file, slot],
        "chunk": _CHUNK,
        "facets": [_facet(name, codes[name], records) for name in facets],
        "orders": _order_names(records),
    }
    files.append(Artifact("search/meta.json", _bytes(meta)))
    return tuple(sorted(files, key=lambda file: file.path))


def shard_of(term: str, shards: int) -> int:
    """Return the file of a term; words with the same three first letters share one."""
    value = 0
    for character in term[:3]:
        value = (value * 65599 + ord(character)) & 0xFFFFFFFF
    return value % shards


def _terms(records: Sequence[SearchRecord], numbers: Numbers) -> tuple[int, list[Artifact]]:
    classes = [ClassIndex(edges=text_class.name == "title") for text_class in TEXT_CLASSES]
    for text_class, index in zip(TEXT_CLASSES, classes, strict=True):
        for document, record in enumerate(records):
            text = record.texts.get(text_class.name)
            if text:
                index.add(document, text)
        numbers.reach(max(index.longest, len(records)))
    strings = dict(term_strings(classes, numbers))
    by_size = sorted((-len(letters), term) for term, letters in strings.items() if len(letters) > _LARGE_LETTERS)
    large = {term: place for place, (_, term) in enumerate(by_size[:_MOST_LARGE])}
    files = list(_large_terms(large, strings, classes, numbers))
    total = sum(len(letters) + len(term) for term, letters in strings.items() if term not in large)
    shards = max(1, min(_MOST_SHARDS, total // _SHARD_LETTERS))
    tables: list[dict[str, JSON]] = [{} for _ in range(shards)]
    for term, letters in strings.items():
        tables[shard_of(term, shards)][term] = large.get(term, letters)
    files.extend(Artifact(f"search/terms/{place}.json", _bytes(dict(table))) for place, table in enumerate(tables))
    return shards, files


def _large_terms(
    large: Mapping[str, int], strings: Mapping[str, str], classes: Sequence[ClassIndex], numbers: Numbers
) -> Iterator[Artifact]:
    """Terms of many documents have files of their own, so that their neighbours stay cheap."""
    for term, place in large.items():
        yield Artifact(f"search/terms/large-{place}.json", _bytes(strings[term]))
        if any(term in index.pairs for index in classes):
            yield Artifact(f"search/terms/short-{place}.json", _bytes(without_places(term, classes, numbers)))


def _cards(records: Sequence[SearchRecord]) -> tuple[int, int, list[Artifact]]:
    """Cards lie in slots of one width, so that a byte range gets one of them; longer ones follow behind the slots."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    cards = [encode({**record.card, "k": record.key, "u": record.url}).encode() for record in records]
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


def _codes(name: str, labels: Sequence[tuple[str, Text]], records: Sequence[SearchRecord]) -> dict[str, Text]:
    codes = dict(labels)
    used = {code for record in records for code in record.facets.get(name, ())}
    codes.update({code: Text(code, code) for code in sorted(used - codes.keys())})
    return codes


def _facet(name: str, codes: Mapping[str, Text], records: Sequence[SearchRecord]) -> JSON:
    counts = dict.fromkeys(codes, 0)
    for record in records:
        for code in set(record.facets.get(name, ())):
            counts[code] += 1
    return {"name": name, "codes": [[code, label.zh, label.en, counts[code]] for code, label in codes.items()]}


def _facet_columns(
    records: Sequence[SearchRecord], codes: Mapping[str, Mapping[str, Text]], numbers: Numbers
) -> Iterator[Artifact]:
    places = {name: {code: place for place, code in enumerate(known)} for name, known in codes.items()}
    for first in range(0, len(records), _CHUNK):
        chunk = records[first : first + _CHUNK]
        columns: dict[str, JSON] = {name: _column(name, known, chunk, numbers) for name, known in places.items()}
        yield Artifact(f"search/facets/{first // _CHUNK}.json", _bytes(columns))


def _column(name: str, places: Mapping[str, int], records: Sequence[SearchRecord], numbers: Numbers) -> str:
    """Each code is its place counted from 1, doubled, plus 1 where another code of the same record follows."""
    known: dict[tuple[str, ...], str] = {}
    for codes in dict.fromkeys(record.facets.get(name, ()) for record in records):
        held = sorted({places[code] for code in codes})
        known[codes] = numbers.joined(
            [*((place + 1) * 2 + 1 for place in held[:-1]), *((place + 1) * 2 for place in held[-1:])]
        )
    return "".join(known[record.facets.get(name, ())] or numbers.joined((0,)) for record in records)


def _order_names(records: Sequence[SearchRecord]) -> list[JSON]:
    return [*sorted({name for record in records for name in record.sort})]


def _orders(records: Sequence[SearchRecord], numbers: Numbers) -> Iterator[Artifact]:
    for name in sorted({name for record in records for name in record.sort}):
        keys = [_order_key(record.sort.get(name)) for record in records]
        ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        yield Artifact(f"search/orders/{name}.json", _bytes(numbers.joined([ranks[key] for key in keys])))


def _order_key(value: str | int | None) -> tuple[int, int, str]:
    """Great numbers and late days come first, texts in their own order, what is missing last."""
    if value is None or value == "":
        return (2, 0, "")
    if isinstance(value, int):
        return (0, -value, "")
    return (0, -int(value.replace("-", "")), "") if _DAY.fullmatch(value) else (1, 0, value)


def _version(files: Sequence[Artifact]) -> str:
    """Return a name of these contents, which keeps old and new files apart in a browser's cache."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.path.encode())
        digest.update(file.content)
    return digest.hexdigest()[:12]


def _bytes(value: JSON) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
