"""A large table is cut into blocks of whole records, so that memory holds a few megabytes of it at a time.

A record may hold line ends in quotes; where the quotes are broken the line is left as it is and the next one begins
anew, exactly as ``structure.segments`` does it, which tells the fault.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

FIRST = 1 << 16
BLOCK = 1 << 21
LONGEST = 1 << 23
"""No record that can be read is longer: a cell ends at 1,048,576 characters."""

Item = TypeVar("Item")

_SOUND = re.compile(rb'(?:[^"]++|(?<![^,\r\n])"[^"]*+(?:""[^"]*+)*+"(?![^,\r\n]))*+').match
_OPEN = re.compile(rb'(?<![^,\r\n])"[^"]*+(?:""[^"]*+)*+\Z').match
_LINE_END = re.compile(rb"\r\n|\n|\r(?=[\s\S])").search


@dataclass(frozen=True, slots=True)
class Block:
    """Some whole records: their bytes, and whether all their quotes are sound; ``endless`` is a record without end."""

    content: bytes
    sound: bool = False
    endless: bool = False


def blocks(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """Yield the blocks of a table, a small one first; a record without end is the last thing read."""
    kept, wanted = b"", min(FIRST, size)
    while True:
        data = stream.read(wanted)
        data += stream.readline(LONGEST)
        buffer, wanted = kept + data, size
        if not buffer:
            return
        end, sound = _cut(buffer, final=not data)
        if end:
            yield Block(buffer[:end], sound)
        kept = buffer[end:]
        if len(kept) > LONGEST:
            yield Block(kept, endless=True)
            return


def lines_in(content: bytes) -> int:
    """Return how many lines end in some bytes."""
    ends = content.count(b"\n")
    return ends + content.count(b"\r") - content.count(b"\r\n") if b"\r" in content else ends


def _cut(buffer: bytes, *, final: bool) -> tuple[int, bool]:
    """Return how much of a buffer is whole records, and whether their quotes are sound."""
    if b'"' not in buffer:
        return (len(buffer) if final or buffer.endswith(b"\n") else _last_line_end(buffer, 0, len(buffer))), True
    start, sound = 0, True
    while True:
        matched = _SOUND(buffer, start)
        end = matched.end() if matched else start
        whole = end == len(buffer)
        if whole and final:
            return end, sound
        if whole or (not final and len(buffer) - end <= LONGEST and _OPEN(buffer, end)):
            return _last_line_end(buffer, start, end), sound
        after = _LINE_END(buffer, end)
        if after is None:
            return (len(buffer), False) if final else (_last_line_end(buffer, start, end), sound)
        start, sound = after.end(), False


def _last_line_end(buffer: bytes, start: int, end: int) -> int:
    """Return where the last line that ends outside quotes ends; between the two positions quotes are sound."""
    mark = b"\n" if b"\n" in buffer else b"\r"
    at = end - (mark == b"\r" and end == len(buffer))
    while (at := buffer.rfind(mark, start, at)) >= 0:
        if buffer.count(b'"', start, at) % 2 == 0:
            return at + 1
        at = buffer.rfind(b'"', start, at)
    return start


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items while a helper thread makes the next one: reading and parsing need no lock of Python's."""
    following: Callable[[], Item | None] = lambda: next(items, None)  # noqa: E731 - an iterator ends, items are never None
    with ThreadPoolExecutor(max_workers=1) as helper:
        coming = helper.submit(following)
        while (item := coming.result()) is not None:
            coming = helper.submit(following)
            yield item
