"""What people can read in a file of any kind: its own text, or the texts that are packed into it."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from generator.read.encoding import detect

MEMBERS_MAX = 500
BYTES_MAX = 1 << 25
"""So much of an archive is read at most: nothing in it has been reviewed, and it may be made to burst."""

_ARCHIVE = b"PK\x03\x04"
_MARKUP = (b"<?xml", b"<html", b"<!DOCTYPE")


def texts_in(content: bytes) -> Iterator[str]:
    """Yield the texts of a file; of an archive or a workbook those of its members, as far as they can be read."""
    if not content.startswith(_ARCHIVE):
        yield _text(content)
        return
    left = BYTES_MAX
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist()[:MEMBERS_MAX]:
                with archive.open(member) as stream:
                    part = stream.read(left)
                left -= len(part)
                yield _text(part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return  # broken, encrypted or packed in a rare way: that it lies here at all is reported elsewhere


def _text(content: bytes) -> str:
    """Return the text of some bytes; of markup each element stands on a line of its own."""
    if content.lstrip().startswith(_MARKUP):
        content = content.replace(b">", b">\n")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = detect(content)
        return content.decode(found.codec if found else "utf-8", "replace")
