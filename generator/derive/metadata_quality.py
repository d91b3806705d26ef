"""How well an entry is described by three measures of others: the EU's 405 points, uData's criteria, FAIR indicators.

The points are those of ``check/metadata_points.py``. uData's nine criteria are those that it shows beside a dataset; of the RDA's FAIR data
maturity model those indicators are counted that a site of files can meet at all. What the build itself makes true for every
entry is counted as such: an identity that is never reused, addresses that answer, a page that stays when data are gone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.check.metadata_points import BANDS, METRICS, Points, knows, points_of
from generator.derive.freshness import Due, Freshness
from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.text import Text

LONG_ENOUGH = 100
"""uData takes a description of more characters for a good one."""

_Test = Callable[[Entry, Catalogue, Due], bool]


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure or a part of one: what an entry gets of how much, and what would add to it."""

    name: str
    got: int
    most: int
    missing: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataQuality:
    """An entry by all measures; ``band`` is the word of the assessment for its points."""

    points: Scale
    band: str
    dimensions: tuple[Scale, ...]
    udata: Scale
    fair: Scale


def metadata_quality(entry: Entry, catalogue: Catalogue, due: Due) -> MetadataQuality | None:
    """Return how well an entry with data is described; ``None`` for one that offers none."""
    if not entry.offers_data:
        return None
    points = points_of(entry, catalogue)
    missing = tuple(dict.fromkeys(each.cure for each in points.missing))
    return MetadataQuality(
        points=Scale("points", points.got, points.most, missing),
        band=band_of(points.got),
        dimensions=tuple(_dimension(name, points) for name in dict.fromkeys(each.dimension for each in METRICS)),
        udata=_counted("udata", _UDATA, entry, catalogue, due),
        fair=_counted("fair", _FAIR, entry, catalogue, due),
    )


def described(entries: Iterable[Entry], catalogue: Catalogue, due: Mapping[str, Due]) -> Mapping[str, MetadataQuality]:
    """Return how well each of the entries with data is described."""
    found = ((each.key, metadata_quality(each, catalogue, due[each.key])) for each in entries)
    return {key: each for key, each in found if each is not None}


def band_of(points: int) -> str:
    """Return the band that so many points fall into."""
    return next(name for name, least in BANDS.items() if points >= least)


def _dimension(name: str, points: Points) -> Scale:
    most = sum(each.points for each in METRICS if each.dimension == name)
    return Scale(name, most - sum(each.points for each in points.missing if each.dimension == name), most)


def _counted(name: str, tests: "_Tests", entry: Entry, catalogue: Catalogue, due: Due) -> Scale:
    missing = [cure for _, cure, test in tests if not test(entry, catalogue, due)]
    return Scale(name, len(tests) - len(missing), len(tests), tuple(dict.fromkeys(missing)))


def _always(_entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return True


def _data(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return entry.offers_files


def _licence(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return bool(entry.licences)


def _known_licence(entry: Entry, catalogue: Catalogue, _due: Due) -> bool:
    return knows("licences", tuple(each.name for each in entry.licences), catalogue)


def _linked_licence(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return any(each.path for each in entry.licences)


def _described(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    found = (entry.title.zh, entry.description.zh, entry.keywords, entry.themes, entry.divisions, any(entry.temporal))
    return all(found)


def _period(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return any(entry.temporal)


def _places(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return bool(entry.divisions)


def _frequency(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return bool(entry.update_frequency)


def _in_time(_entry: Entry, _catalogue: Catalogue, due: Due) -> bool:
    return due.state is not Freshness.OVERDUE


def _long(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return len(entry.description.zh) > LONG_ENOUGH


def _documented(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return any(field.description.zh for each in entry.resources for field in each.fields)


def _themes(entry: Entry, catalogue: Catalogue, _due: Due) -> bool:
    return knows("themes", entry.themes, catalogue)


def _sources(entry: Entry, _catalogue: Catalogue, _due: Due) -> bool:
    return bool(entry.sources) or entry.synthetic


_Tests = tuple[tuple[str, Text, _Test], ...]
_OPEN = Text("公开数据文件", "offer the data as files")
_LICENSES = Text("写 licenses", "write 'licenses'")
_KNOWN = Text("licenses 用词表中有国际 URI 的许可", "use a licence that the vocabulary gives an international URI")
_PATH = Text("在 licenses 中写许可全文的 path", "give the licence the 'path' of its text")
_RICH = Text("补全 keywords、themes、divisions、temporal", "complete 'keywords', 'themes', 'divisions' and 'temporal'")
_THEMES = Text("themes 用词表中有国际 URI 的主题", "use a theme that the vocabulary gives an international URI")
_SOURCES = Text("写 sources", "write 'sources'")
_DONE = Text("由网站保证", "the site sees to it")

_UDATA: _Tests = (
    ("license", _LICENSES, _licence),
    ("temporal_coverage", Text("写 temporal", "write 'temporal'"), _period),
    ("spatial", Text("写 divisions", "write 'divisions'"), _places),
    ("update_frequency", Text("写 updateFrequency", "write 'updateFrequency'"), _frequency),
    ("update_fulfilled_in_time", Text("按更新频率更新数据", "update the data as promised"), _in_time),
    (
        "dataset_description_quality",
        Text(f"description 写满 {LONG_ENOUGH} 字以上", f"write a description of more than {LONG_ENOUGH} characters"),
        _long,
    ),
    ("has_open_format", _OPEN, _data),
    ("all_resources_available", _OPEN, _data),
    ("resources_documentation", Text("给数据项写 description", "describe the fields"), _documented),
)

_FAIR: _Tests = (
    *((code, _DONE, _always) for code in ["F1-01M", "F1-01D", "F1-02M", "F1-02D", "F3-01M", "F4-01M"]),
    ("F2-01M", _RICH, _described),
    *((code, _DONE, _always) for code in ["A1-01M", "A1-02M", "A1-03M", "A1-04M", "A1.1-01M", "A2-01M"]),
    *((code, _OPEN, _data) for code in ["A1-02D", "A1-03D", "A1-04D", "A1-05D", "A1.1-01D"]),
    *((code, _DONE, _always) for code in ["I1-01M", "I1-02M"]),
    *((code, _OPEN, _data) for code in ["I1-01D", "I1-02D"]),
    ("I2-01M", _THEMES, _themes),
    ("R1-01M", _RICH, _described),
    ("R1.1-01M", _LICENSES, _licence),
    ("R1.1-02M", _KNOWN, _known_licence),
    ("R1.1-03M", _PATH, _linked_licence),
    ("R1.2-01M", _SOURCES, _sources),
    *((code, _DONE, _always) for code in ["R1.3-01M", "R1.3-02M"]),
    ("R1.3-01D", _OPEN, _data),
)
