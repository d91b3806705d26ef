"""The points of the EU's metadata quality assessment (405 in all), computed from what an entry will publish.

The definitions are those of data.europa.eu's methodology. What the build itself makes true for every open entry (addresses
that answer, sizes, media types of the formats it writes) counts where the entry offers data.
"""

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.entry import Entry
from generator.model.text import Text

EXCELLENT = 351
"""From here on the assessment calls a description excellent."""

BANDS = {"excellent": EXCELLENT, "good": 221, "sufficient": 121, "bad": 0}
"""The assessment's words, each with its fewest points, best first."""

_FORMAT = "csv"
_Test = Callable[[Entry, Catalogue], bool]


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is counted: its dimension, its points, and what to write to get them."""

    dimension: str
    points: int
    cure: Text
    met: _Test


@dataclass(frozen=True, slots=True)
class Points:
    """What an entry gets, and which metrics it misses."""

    got: int
    most: int
    missing: tuple[Metric, ...]


def knows(vocabulary: str, codes: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Tell whether one of the codes has a counterpart in an international list."""
    terms = catalogue.vocabularies.get(vocabulary, {})
    return any(code in terms and terms[code].uri for code in codes)


def _licences(entry: Entry) -> tuple[str, ...]:
    return tuple(each.name for each in entry.licences)


def _contact(entry: Entry, catalogue: Catalogue) -> bool:
    publisher = catalogue.publishers.get(entry.publisher)
    return any(entry.contact.values()) or (publisher is not None and bool(publisher.phone or publisher.email))


def _data(entry: Entry, _catalogue: Catalogue) -> bool:
    return entry.offers_files


def _format(entry: Entry, catalogue: Catalogue) -> bool:
    return _data(entry, catalogue) and knows("formats", (_FORMAT,), catalogue)


_OPEN = Text("公开数据文件", "offer the data as files")
_TERMS = Text("词表中补写国际词表的 uri", "give the vocabulary the uri of the international list")
METRICS = (
    Metric("findability", 30, Text("写 keywords", "write 'keywords'"), lambda each, _: bool(each.keywords)),
    Metric(
        "findability", 30, Text("写 themes", "write 'themes'"), lambda each, all_: knows("themes", each.themes, all_)
    ),
    Metric("findability", 20, Text("写 divisions", "write 'divisions'"), lambda each, _: bool(each.divisions)),
    Metric("findability", 20, Text("写 temporal", "write 'temporal'"), lambda each, _: any(each.temporal)),
    Metric("accessibility", 50, _OPEN, _data),
    Metric("accessibility", 20, _OPEN, _data),
    Metric("accessibility", 30, _OPEN, _data),
    Metric("interoperability", 20, _OPEN, _data),
    Metric("interoperability", 10, _TERMS, _format),
    Metric("interoperability", 5, _TERMS, _format),
    Metric("interoperability", 5, _TERMS, _format),
    Metric("interoperability", 20, _OPEN, _data),
    Metric("interoperability", 20, _OPEN, _data),
    Metric(
        "interoperability",
        30,
        Text("写 title、description，publisher 登记在册", "write 'title' and 'description'; register the publisher"),
        lambda each, all_: bool(each.title.zh and each.description.zh and each.publisher in all_.publishers),
    ),
    Metric("reusability", 20, Text("写 licenses", "write 'licenses'"), lambda each, _: bool(each.licences)),
    Metric(
        "reusability",
        10,
        Text("licenses 用词表中有国际 URI 的许可", "use a licence that the vocabulary gives an international URI"),
        lambda each, all_: knows("licences", _licences(each), all_),
    ),
    Metric("reusability", 10, Text("写 openness", "write 'openness'"), lambda each, _: each.openness is not None),
    Metric("reusability", 5, _TERMS, lambda each, all_: knows("openness", (each.openness or "",), all_)),
    Metric("reusability", 20, Text("写 contact", "write 'contact'"), _contact),
    Metric(
        "reusability",
        10,
        Text("publisher 登记在册", "register the publisher"),
        lambda each, all_: each.publisher in all_.publishers,
    ),
    Metric("contextuality", 5, _OPEN, _data),
    Metric("contextuality", 5, _OPEN, _data),
    Metric("contextuality", 5, Text("写 issued", "write 'issued'"), lambda each, _: bool(each.issued)),
    Metric("contextuality", 5, Text("写 modified", "write 'modified'"), lambda each, _: bool(each.modified)),
)
MOST = sum(each.points for each in METRICS)


def points_of(entry: Entry, catalogue: Catalogue) -> Points:
    """Return the points of an entry."""
    missing = tuple(each for each in METRICS if not each.met(entry, catalogue))
    return Points(got=MOST - sum(each.points for each in missing), most=MOST, missing=missing)
