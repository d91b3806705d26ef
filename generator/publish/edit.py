"""Small edits of files that people wrote: one property of a descriptor, one row of a register, every other byte kept."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from generator.model.document import JSON
from generator.read.csv_file import records
from generator.read.strict_yaml import read_yaml

_BELOW = re.compile(r"[ \t]|-(?:[ \t]|$)|#|$")
_IDLE = re.compile(r"#|[ \t]*$")


class EditError(ValueError):
    """A file that is written in a way that cannot be edited without a person."""


def with_properties(text: str, changes: Mapping[str, JSON]) -> str:
    """Return a descriptor with top-level properties set (``None`` removes them); what is not named stays as written.

    Raises ``EditError`` where the result would say anything else than asked.
    """
    document, problems = read_yaml("", text.encode())
    if document is None or problems:
        raise EditError
    edited = text
    for key, value in changes.items():
        edited = _with(edited, key, value)
    wanted = {key: value for key, value in {**document.value, **changes}.items() if value is not None}
    result, problems = read_yaml("", edited.encode())
    if result is None or problems or dict(result.value) != wanted:
        raise EditError
    return edited


def _with(text: str, key: str, value: JSON) -> str:
    lines = text.splitlines(keepends=True)
    end = "\r\n" if text.endswith("\r\n") else "\n"
    new = [] if value is None else [f"{line}{end}" for line in _written(key, value)]
    start = next((at for at, line in enumerate(lines) if re.match(rf'"?{re.escape(key)}"?[ \t]*:', line)), None)
    if start is None:
        start = stop = _after_status(lines)
    else:
        stop = _stop(lines, start)
    return "".join((*lines[:start], *new, *lines[stop:]))


def _stop(lines: Sequence[str], start: int) -> int:
    """Return the line after the block of a key; comments and blank lines before the next key are that key's."""
    stop = start + 1 + len(list(takewhile(lambda line: _BELOW.match(line.rstrip("\r\n")), lines[start + 1 :])))
    while stop < len(lines) and stop > start + 1 and _IDLE.match(lines[stop - 1].rstrip("\r\n")):
        stop -= 1
    return stop


def _after_status(lines: Sequence[str]) -> int:
    at = next((at for at, line in enumerate(lines) if line.startswith("status:")), None)
    return len(lines) if at is None else _stop(lines, at)


def _written(key: str, value: JSON) -> list[str]:
    """Return a property as block YAML; every text that could be read as something else is quoted."""
    if not isinstance(value, dict):
        return [f"{key}: {_scalar(value)}"]
    return [f"{key}:", *(f"  {name}: {_scalar(each)}" for name, each in value.items())]


def _scalar(value: JSON) -> str:
    text = str(value)
    plain = re.fullmatch(r"[A-Za-z][A-Za-z-]*", text) and text.lower() not in {
        "null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
    }
    return text if plain else json.dumps(value, ensure_ascii=False)


def with_row(content: bytes, key: str, cells: Mapping[str, str]) -> bytes:
    """Return a register with some cells of one row set; a row whose ``key`` no other has is added at the end."""
    text = content.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    text += "" if text.endswith("\n") else end
    rows = list(records(text))
    header = rows[0][1]
    if missing := set(cells) - set(header):
        raise EditError(", ".join(sorted(missing)))
    lines = text.splitlines(keepends=True)
    bounds = [line - 1 for line, _ in rows] + [len(lines)]
    for at, (line, old) in enumerate(rows[1:], 1):
        row = dict(zip(header, old, strict=False))
        if row.get(key) == cells[key]:
            new = _row([cells.get(name, row.get(name, "")) for name in header], end)
            return "".join((*lines[: line - 1], new, *lines[bounds[at + 1] :])).encode()
    return (text + _row([cells.get(name, "") for name in header], end)).encode()


def _row(cells: Sequence[str], end: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=end).writerow(cells)
    return stream.getvalue()
