"""Where the lines and words of a chart stand; the template only writes them down."""

from dataclasses import dataclass

from generator.derive.picture_figures import nice_step
from generator.model.figure import Figure

WIDTH = 480
LINE = 22
_LEFT = 128
_BAR = 260
_PLOT = (60, 12, 410, 180)
_TICKS = 4
_LABEL = 9
_WORDS = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place; ``anchor`` is SVG's: start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart ready to be written; ``lines`` are the heights of the grid."""

    figure: Figure
    width: int
    height: int
    rects: tuple[Rect, ...]
    words: tuple[Word, ...]
    lines: tuple[float, ...]
    polyline: str


def draw(figure: Figure) -> Drawing:
    """Return the drawing of a figure."""
    return _bars(figure) if figure.kind == "bar" else _plot(figure)


def _bars(figure: Figure) -> Drawing:
    longest = max(*(value for _, value in figure.rows), 0) or 1
    rects, words = [], []
    for place, (label, value) in enumerate(figure.rows):
        y = place * LINE
        width = round(max(value, 0) / longest * _BAR, 1)
        rects.append(Rect(_LEFT + 8, y + 3, max(width, 1), LINE - 6))
        words += [Word(_LEFT, y + 15, _cut(label), "end"), Word(_LEFT + 14 + width, y + 15, shown(value))]
    return Drawing(
        figure=figure,
        width=WIDTH,
        height=len(figure.rows) * LINE,
        rects=tuple(rects),
        words=tuple(words),
        lines=(),
        polyline="",
    )


def _plot(figure: Figure) -> Drawing:
    left, top, width, height = _PLOT
    values = [value for _, value in figure.rows]
    low, high = (min(values), max(values)) if figure.kind == "line" else (0, max(values))
    step = nice_step((high - low) / _TICKS) if high > low else 1
    bottom = int(low // step) * step
    ticks = [bottom + place * step for place in range(int((high - bottom) / step + 0.999999) + 1)]
    scale = height / ((ticks[-1] - ticks[0]) or 1)
    up = [round(top + height - (each - bottom) * scale, 1) for each in values]
    words = [Word(left - 6, round(top + height - (each - bottom) * scale + 4, 1), shown(each), "end") for each in ticks]
    lines = tuple(round(top + height - (each - bottom) * scale, 1) for each in ticks)
    slot = width / len(values)
    middle = [round(left + slot * (place + 0.5), 1) for place in range(len(values))]
    every = -(-len(values) // _WORDS)
    words += [
        Word(middle[place], top + height + 18, _cut(label), "middle")
        for place, (label, _) in enumerate(figure.rows)
        if place % every == 0
    ]
    rects = tuple(
        Rect(round(left + slot * place + 1, 1), y, round(slot - 2, 1), round(top + height - y, 1))
        for place, y in enumerate(up)
    )
    return Drawing(
        figure=figure,
        width=WIDTH,
        height=top + height + 26,
        rects=() if figure.kind == "line" else rects,
        words=tuple(words),
        lines=lines,
        polyline=" ".join(f"{x},{y}" for x, y in zip(middle, up, strict=True)) if figure.kind == "line" else "",
    )


def shown(value: float) -> str:
    """Return a number as people read it."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
