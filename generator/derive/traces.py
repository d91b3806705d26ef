"""What would betray an entry that must be gone: the texts of its data and descriptor that nothing else says."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from csv import Error as CsvError
from functools import lru_cache
from typing import Any

import re2

from generator.derive.public import WORDS
from generator.model.catalogue import Catalogue
from generator.model.document import JSON
from generator.model.entry import Entry
from generator.read.csv_file import decode, records

MOST = 6000
_MEMORY = 1 << 29
_SHORT, _SHORT_NUMBER = 6, 8
_NOTICE = frozenset({"name", "id", "title", "titleEn", "publisher", "openness", "status", "statusChange", "contact"})
"""What the page of a closed entry may still show."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_NUMBER = re.compile(rb"[0-9][0-9.:-]*")
_DIGITS = b"0123456789."


def traces(entry: Entry, contents: Mapping[str, bytes], elsewhere: bytes) -> tuple[bytes, ...]:
    """Return the texts to look for, hashes and dictionary first; of a large table as many as are spread over it.

    ``elsewhere`` is everything else that may be public: what stands there too proves nothing.
    """
    told = dict.fromkeys((*_hashes(contents), *_descriptor(entry)))
    allowed = "\n".join(_strings({key: value for key, value in entry.document.value.items() if key in _NOTICE}))
    data = dict.fromkeys(each for name, content in sorted(contents.items()) for each in _data(name, content))
    wanted = (*told, *_spread(tuple(each for each in data if each not in told)))
    return _only_here(tuple(each.encode() for each in wanted if each not in allowed), elsewhere)


def said_of(key: str, catalogue: Catalogue, elsewhere: bytes) -> tuple[bytes, ...]:
    """Return what registers say in words of the content of an entry, and nobody else says: it is hidden with the entry."""
    own: dict[str, None] = {}
    others: list[str] = []
    for table in catalogue.registers.values():
        for row in table:
            hidden = WORDS if row["entry"] == key else frozenset()
            own |= dict.fromkeys(cell for name, cell in row.cells.items() if name in hidden and _telling(cell))
            others += [cell for name, cell in row.cells.items() if name not in hidden]
    return _only_here(tuple(each.encode() for each in own), elsewhere + "\n".join(others).encode())


def found_in(wanted: Sequence[bytes], blob: bytes) -> frozenset[bytes]:
    """Return texts of ``wanted`` that occur; of two that overlap the one that starts first.

    A number is met as a whole only: within the digits of a longer one it says nothing.
    """
    if not wanted:
        return frozenset()
    hits = (each for each in _pattern(tuple(wanted)).finditer(blob) if not _within_number(each, blob))
    return frozenset(bytes(each.group()) for each in hits)


def _within_number(hit: Any, blob: bytes) -> bool:  # noqa: ANN401 - re2 has no types
    if not _NUMBER.fullmatch(hit.group()):
        return False
    start, end = hit.span()
    around = blob[max(start - 1, 0) : start], blob[end : end + 1]
    return any(each and each in _DIGITS for each in around)


@lru_cache(maxsize=4)
def _pattern(wanted: tuple[bytes, ...]) -> Any:  # noqa: ANN401 - re2 has no types
    options = re2.Options()
    options.max_mem, options.encoding, options.log_errors = _MEMORY, re2.Options.Encoding.LATIN1, False
    return re2.compile(b"|".join(re2.escape(each) for each in wanted), options)


def _only_here(wanted: tuple[bytes, ...], elsewhere: bytes) -> tuple[bytes, ...]:
    """Leave out what occurs elsewhere, in letters of any case: an index of words has them all small.

    One that hid behind another shows once that is left out.
    """
    elsewhere += b"\n" + elsewhere.lower()
    while common := found_in(wanted, elsewhere):
        wanted = tuple(each for each in wanted if each not in common)
    return wanted


def _hashes(contents: Mapping[str, bytes]) -> Iterator[str]:
    for _, content in sorted(contents.items()):
        yield hashlib.sha256(content).hexdigest()


def _descriptor(entry: Entry) -> Iterator[str]:
    value = {key: each for key, each in entry.document.value.items() if key not in _NOTICE}
    yield from (each for each in _strings(value) if _telling(each))


def _strings(value: JSON) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _data(name: str, content: bytes) -> Iterator[str]:
    """Yield the cells of a table that tell something, and of poor rows the whole line; of another file its lines."""
    text, problem = decode(name, content)
    if problem:
        return
    with suppress(CsvError):
        for _, cells in records(text):
            telling = [each for each in cells if _telling(each)]
            yield from telling
            line = ",".join(cells)
            if not telling and _telling(line):
                yield line


def _telling(text: str) -> bool:
    """Tell whether a text is long enough not to be met by chance; a day is met everywhere."""
    if _DAY.fullmatch(text):
        return False
    number = text.replace(".", "").replace("-", "").replace(":", "").isdigit()
    return len(text.encode()) >= (_SHORT_NUMBER if number else _SHORT) and bool(text.strip())


def _spread(found: tuple[str, ...]) -> tuple[str, ...]:
    if len(found) <= MOST:
        return found
    return tuple(found[number * len(found) // MOST] for number in range(MOST))
