"""Horizontal bars: a number of each kind beside its word, so that the picture is never the only carrier."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.text import Text

_FULL = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: its word, its number, its length in percent of the longest, and where it leads."""

    code: str
    label: Text
    value: int
    length: float
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One part of a divided bar, with its start and length in percent of the whole."""

    code: str
    label: Text
    value: int
    start: float
    length: float


def bars(rows: Iterable[tuple[str, Text, int, str]]) -> tuple[Bar, ...]:
    """Return rows of ``(code, label, value, url)`` as bars; the longest one is full."""
    listed = tuple(rows)
    longest = max((value for _, _, value, _ in listed), default=0) or 1
    return tuple(
        Bar(code=code, label=label, value=value, length=round(value / longest * _FULL, 1), url=url)
        for code, label, value, url in listed
    )


def segments(rows: Iterable[tuple[str, Text, int]]) -> tuple[Segment, ...]:
    """Return rows of ``(code, label, value)`` as the parts of one bar, side by side."""
    listed = tuple(rows)
    whole = sum(value for _, _, value in listed) or 1
    parts: list[Segment] = []
    start = 0.0
    for code, label, value in listed:
        length = value / whole * _FULL
        parts.append(Segment(code=code, label=label, value=value, start=round(start, 2), length=round(length, 2)))
        start += length
    return tuple(parts)
