"""The proof that nothing of an entry is in a site: every file is opened, packed ones too, and searched byte by byte."""

import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pyarrow as pa
from pyarrow import parquet

from generator.derive.traces import found_in

_DEPTH = 3
_PAGES = ("", "en/")
_SPELLINGS = ("ttl", "jsonld", "rdf")
_ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")
_NAMING = re.compile(r"(?:.*/)?(?:search/.*|sitemap[^/]*)\Z")
"""Files that must not even name the entry: those by which it is found."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of the entry that is still there: in which file, and what (cut short)."""

    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What was searched and what was found."""

    files: int
    size: int
    traces: tuple[Trace, ...]


def look(site: Path, key: str, wanted: Sequence[bytes]) -> Looked:
    """Return every trace of an entry in a site; its own two notice pages may stand, and the notices for machines of a removed one."""
    notices = {f"{folder}datasets/{key}/index.html" for folder in _PAGES}
    if _is_removed(site, key):
        notices |= {f"datasets/{key}/dcat.{suffix}" for suffix in _SPELLINGS}
    names = [path for path in sorted(site.rglob("*")) if path.is_file()]
    found: list[Trace] = []
    size = 0
    for path in names:
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        size += len(content)
        found.extend(_misplaced(name, key, content, notices))
        for blob in _opened(content):
            found.extend(Trace(name, hit.decode("utf-8", "replace")) for hit in sorted(found_in(wanted, blob)))
    return Looked(len(names), size, tuple(dict.fromkeys(found)))


def _is_removed(site: Path, key: str) -> bool:
    """Tell whether the site says that there was such an entry, and that it is gone."""
    path = site / "api" / "v1" / "entries" / f"{key}.json"
    return path.is_file() and bool(json.loads(path.read_bytes()).get("removed"))


def _misplaced(name: str, key: str, content: bytes, notices: set[str]) -> Iterator[Trace]:
    """Yield a file of the entry besides its notices, and a list or index that still names it."""
    if f"/{key}/" in f"/{name}" and name not in notices:
        yield Trace(name, key)
    if _NAMING.match(name) and any(key.encode() in blob for blob in _opened(content)):
        yield Trace(name, key)


def _opened(content: bytes, depth: int = _DEPTH) -> Iterator[bytes]:
    """Yield the bytes of a file, what it packs, and what its escapes mean."""
    yield content
    if not depth:
        return
    if content[:2] == b"\x1f\x8b":
        yield from _opened(gzip.decompress(content), depth - 1)
    elif content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.namelist():
                yield from _opened(packed.read(each), depth - 1)
    elif content[:4] == b"PAR1":
        yield _parquet(content)
    else:
        yield from _meant(content)


def _meant(content: bytes) -> Iterator[bytes]:
    if b"&" in content:
        yield html.unescape(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    if b"\\u" in content or b'\\"' in content:
        text = _ESCAPE.sub(lambda each: chr(int(each[1], 16)).encode("utf-8", "surrogatepass"), content)
        yield text.replace(b'\\"', b'"')
    if b"%" in content:
        yield unquote_to_bytes(content)


def _parquet(content: bytes) -> bytes:
    table = parquet.read_table(pa.BufferReader(content))
    cells = (str(value) for column in table.columns for value in column.to_pylist() if value is not None)
    return "\n".join((str(table.schema), str(table.schema.metadata), *cells)).encode("utf-8", "replace")
