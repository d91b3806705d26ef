"""Pictures of a table: what a descriptor asks for, and the numbers behind the picture."""

from dataclasses import dataclass

from generator.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A picture that a publisher declares (``views``): bars, a line or a histogram of columns of one resource."""

    kind: str
    title: Text
    resource: str
    by: str
    of: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture as a table of labels and values; ``left_out`` counts what the picture has no room for."""

    kind: str
    title: Text
    x: Text
    y: Text
    measure: str
    rows: tuple[tuple[str, float], ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The positions of a table with declared coordinates, and how many rows have none."""

    resource: str
    title: Text
    crs: str
    positions: tuple[tuple[float, float], ...]
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """Lines of a reviewed map (审图号), as they were reviewed; without its number there is no boundary."""

    review: str
    crs: str
    lines: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """All pictures of an entry."""

    figures: tuple[Figure, ...]
    points: tuple[Points, ...]


NO_PICTURES = Pictures(figures=(), points=())
