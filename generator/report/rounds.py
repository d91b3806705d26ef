"""What the round before said, and what of it was cured, remains, or is new on content that did not change."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.model.finding import Finding, Level
from generator.model.text import Text

FORMAT = 1
OMISSION = "CH120"
"""The code under which a reviewer's omission is counted (审核遗漏)."""

_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|‘[^’]*’|\"[^\"]*\"|'[^']*'|`[^`]*`")
_LINES = re.compile(r"第\s*\d+(?:\s*[、,–-]\s*\d+)*\s*行等?|lines?\s+\d+(?:\s*,\s*\d+)*")
_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*")
_LENGTH = 16


class Status(StrEnum):
    """How a finding stands to the round before."""

    FIRST = "first"
    REMAINING = "remaining"
    NEW = "new"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding as the round before told it."""

    code: str
    level: Level
    file: str
    path: str
    message: Text
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The notice of the round before: its findings, and a hash of every changed file as it was then."""

    round: int
    head: str
    findings: tuple[Told, ...]
    content: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, text: str) -> "Memory":
        """Return what a notice in JSON remembers; anything but such a notice raises ``ValueError`` and says why."""
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"the notice of the round before is not JSON: {error}") from None
        whole = _Reader(value, "the notice")
        if whole.get("format", int) != FORMAT:
            raise ValueError(f"the notice of the round before has not the format {FORMAT}")
        number = whole.get("round", int)
        if number < 1:
            raise ValueError(f"the notice of the round before has the round {number}")
        content = whole.get("content", dict)
        if not all(isinstance(each, str) for each in content.values()):
            raise ValueError("the notice of the round before: 'content' must hold a hash for each path")
        found = whole.get("findings", list)
        return cls(
            round=number,
            head=whole.get("head", str),
            findings=tuple(_told(each, f"findings[{position}]") for position, each in enumerate(found)),
            content=content,
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """A mapping of a notice whose values must have the types they are asked for."""

    value: Any
    name: str

    def get(self, key: str, kind: type) -> Any:  # noqa: ANN401 - the caller names the type
        """Return a value of a type, or raise and name the key."""
        if not isinstance(self.value, dict):
            raise ValueError(f"the notice of the round before: {self.name} is no object")  # noqa: TRY004
        found = self.value.get(key)
        if not isinstance(found, kind) or isinstance(found, bool):
            raise ValueError(f"the notice of the round before: '{key}' of {self.name} is no {kind.__name__}")  # noqa: TRY004
        return found


def _told(value: Any, name: str) -> Told:  # noqa: ANN401 - JSON of any shape
    each = _Reader(value, name)
    message = _Reader(each.get("message", dict), f"{name}.message")
    level = each.get("level", str)
    if level not in list(Level):
        raise ValueError(f"the notice of the round before: '{level}' of {name} is no level")
    return Told(
        code=each.get("code", str),
        level=Level(level),
        file=each.get("file", str),
        path=each.get("path", str),
        message=Text(message.get("zh", str), message.get("en", str)),
        fingerprint=each.get("fingerprint", str),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The findings of this round, each with its standing, and those of the round before that are gone."""

    statuses: tuple[Status, ...]
    cured: tuple[Told, ...]


def compared(findings: Sequence[Finding], memory: Memory | None, contents: Mapping[str, str]) -> Comparison:
    """Return how findings stand to the round before; equal fingerprints are matched one to one.

    A new finding is an omission where its file was part of the change in both rounds and is the same byte for byte.
    Where that is not known, an empty hash included, nobody is blamed.
    """
    if memory is None:
        return Comparison(statuses=tuple(Status.FIRST for _ in findings), cured=())
    open_before = Counter(each.fingerprint for each in memory.findings)
    statuses = []
    for each in findings:
        mark = fingerprint(each)
        file = each.place.file
        if open_before[mark]:
            open_before[mark] -= 1
            statuses.append(Status.REMAINING)
        elif contents.get(file) and contents[file] == memory.content.get(file):
            statuses.append(Status.OMISSION)
        else:
            statuses.append(Status.NEW)
    cured = []
    for told in memory.findings:
        if open_before[told.fingerprint]:
            open_before[told.fingerprint] -= 1
            cured.append(told)
    return Comparison(statuses=tuple(statuses), cured=tuple(cured))


def fingerprint(finding: Finding) -> str:
    """Return what stays the same of a finding while lines move and days pass: code, file, path and what it names.

    No value of a table goes into it: the hash of a short value would give the value away.
    """
    message = finding.message.zh
    quoted = [] if finding.place.file.endswith(".csv") else _QUOTED.findall(_LINES.sub("", message))
    parts = (finding.code, finding.place.file, finding.place.path, pattern_of(message), *quoted)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def pattern_of(message: str) -> str:
    """Return a message without the values it quotes, its lines and its numbers: what equal findings share."""
    return _NUMBER.sub("0", masked(_LINES.sub("", message)))


def masked(message: str) -> str:
    """Return a message without what it quotes."""
    return _QUOTED.sub("“…”", message)
