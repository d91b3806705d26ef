"""What was measured on an entry, as its page shows it: the figures of columns and the points of quality."""

from dataclasses import dataclass

from generator.derive.quality import Quality, Score
from generator.model.entry import Resource
from generator.model.profile import Bin, ColumnProfile, TableProfile
from generator.model.text import Lang, Text
from generator.pages.site import Site

HEIGHT, STEP, WIDTH = 24, 10, 8
"""A histogram in its own units: the tallest bar, the width of each with and without the gap behind it."""

_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column with its bars, and the part of it that holds most values."""

    profile: ColumnProfile
    title: Text
    unit: str
    missing_percent: str
    pillars: str
    """The bars of its histogram as one path, empty where it has none."""
    fullest: Bin | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """A table's figures by column."""

    table: TableProfile
    columns: tuple[ColumnView, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView:
    """The points of an entry, and for each dimension its criteria as rows: what, how many points, why."""

    quality: Quality
    dimensions: tuple[tuple[Score, tuple[tuple[str, str, str], ...]], ...]


def profile_view(key: str, resource: Resource, site: Site) -> ProfileView | None:
    """Return the figures of a resource; ``None`` where nothing was measured."""
    table = site.profiles.get(key, {}).get(resource.name)
    if table is None or not table.rows:
        return None
    fields = {each.name: each for each in resource.fields}
    columns = tuple(
        ColumnView(
            profile=each,
            title=fields[each.name].title,
            unit=fields[each.name].unit,
            missing_percent=percent(each.missing, table.rows),
            pillars=_pillars(each.histogram),
            fullest=max(each.histogram, key=lambda part: part.count, default=None),
        )
        for each in table.columns
        if each.name in fields
    )
    return ProfileView(table=table, columns=columns, width=12 * STEP, height=HEIGHT)


def quality_view(key: str, site: Site, lang: Lang) -> QualityView | None:
    """Return the points of an entry; ``None`` for one that is not judged."""
    quality = site.quality.get(key)
    if quality is None:
        return None
    return QualityView(quality=quality, dimensions=tuple((each, _reasons(each, lang)) for each in quality.dimensions))


def _reasons(score: Score, lang: Lang) -> tuple[tuple[str, str, str], ...]:
    return tuple((each.label.shown(lang), str(each.points), each.text.shown(lang)) for each in score.reasons)


def percent(part: int, whole: int) -> str:
    """Return a share with one decimal; neither nothing nor everything is ever said of what is only almost so."""
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    if part:
        tenths = max(tenths, 1)
    if part < whole:
        tenths = min(tenths, 10 * _HUNDRED - 1)
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def _pillars(parts: tuple[Bin, ...]) -> str:
    tallest = max((each.count for each in parts), default=0) or 1
    heights = [round(HEIGHT * each.count / tallest, 1) for each in parts]
    bars = (f"M{index * STEP} {HEIGHT}v-{each}h{WIDTH}v{each}" for index, each in enumerate(heights) if each)
    return "".join(bars)
