"""Lines through time, drawn when the site is built: running totals, with their numbers in a table beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from generator.model.text import Text

WIDTH, HEIGHT = 360, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 10, 10, 24
_TICKS = 4
_ROOM = 28
"""So many characters of labels fit below the axis."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line with its number."""

    x: float
    y: float
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its word, its path as steps, its points; told from the others by dashes and marks, not only by colour."""

    code: str
    label: Text
    path: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A chart with its axes; ``moments`` are the places of the labels below."""

    title: Text
    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, int], ...]
    moments: tuple[tuple[float, str], ...]
    bottom: float = HEIGHT - _BOTTOM
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    width: int = WIDTH
    height: int = HEIGHT


Series = tuple[str, Text, Sequence[int | None]]
"""The code, the word and the numbers of a line; nothing where the future has none yet."""


def timeline(title: Text, moments: Sequence[str], series: Sequence[Series]) -> Timeline:
    """Return a chart of numbers at moments; every series has one number or nothing for each."""
    top = _top(max((value for _, _, values in series for value in values if value is not None), default=0))
    across = (WIDTH - _LEFT - _RIGHT) / max(len(moments) - 1, 1)
    places = [round(_LEFT + index * across, 1) for index in range(len(moments))]
    every = -(-sum(map(len, moments)) // _ROOM) or 1
    step = top // _TICKS
    return Timeline(
        title=title,
        lines=tuple(_line(code, label, values, places, top) for code, label, values in series),
        ticks=tuple((_height(value, top), value) for value in range(0, top + 1, step)),
        moments=tuple(
            (places[index], moment) for index, moment in enumerate(moments) if (len(moments) - 1 - index) % every == 0
        ),
    )


def _line(code: str, label: Text, values: Sequence[int | None], places: Sequence[float], top: int) -> Line:
    marks = tuple(
        Mark(x, _height(value, top), value) for x, value in zip(places, values, strict=True) if value is not None
    )
    path = "".join(f"{'L' if index else 'M'}{mark.x} {mark.y}" for index, mark in enumerate(marks))
    return Line(code=code, label=label, path=path, marks=marks)


def _height(value: int, top: int) -> float:
    return round(HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM), 1)


def _top(most: int) -> int:
    """Return the end of the axis: the least number not below the highest whose quarters are easy to read."""
    step = next(each for each in _steps() if each * _TICKS >= most)
    return step * _TICKS


def _steps() -> Iterator[int]:
    """Yield the distances between ticks that are easy to read."""
    yield from (1, 2, 3, 4, 5)
    for magnitude in (10**power for power in count(1)):
        yield from (step * magnitude // 2 for step in (2, 3, 4, 5, 6, 8, 10, 15))
