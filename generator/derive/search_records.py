"""What search knows of an entry: its texts by class, its facets, and the card that a result shows."""

from collections.abc import Mapping, Sequence

from generator.derive.freshness import Due, Freshness
from generator.derive.pinyin import spelled
from generator.derive.public import is_listed
from generator.derive.quality import BANDS, Quality, band_of
from generator.model.catalogue import Catalogue
from generator.model.document import JSON
from generator.model.entry import Entry, Openness
from generator.model.facts import EntryFacts
from generator.model.search import SearchRecord
from generator.model.text import Text

FACETS = (
    "openness",
    "publisher",
    "level",
    "division",
    "theme",
    "industry",
    "frequency",
    "format",
    "service",
    "freshness",
    "quality",
)
_DOWNLOAD = "download"
_TOLD = {Freshness.OVERDUE, Freshness.DUE_SOON}
"""What a card says of freshness: that all is well needs no word."""

_VOCABULARIES = {
    "openness": "openness",
    "level": "authority-levels",
    "division": "divisions",
    "theme": "themes",
    "industry": "industries",
    "frequency": "update-frequencies",
    "format": "formats",
    "service": "service-kinds",
    "quality": BANDS,
}


def search_records(
    catalogue: Catalogue, facts: Mapping[str, EntryFacts], due: Mapping[str, Due], quality: Mapping[str, Quality]
) -> tuple[SearchRecord, ...]:
    """Return one record per listed entry of the public view, in the order of the catalogue."""
    return tuple(
        _record(each, catalogue, facts[each.key], due[each.key], quality.get(each.key))
        for each in catalogue.entries
        if is_listed(each)
    )


def facet_labels(
    catalogue: Catalogue, freshness: Sequence[tuple[str, Text]]
) -> Mapping[str, Sequence[tuple[str, Text]]]:
    """Return the codes of every facet with their labels, in the order in which they are offered."""
    labels: dict[str, Sequence[tuple[str, Text]]] = {}
    for facet in FACETS:
        if facet == "publisher":
            labels[facet] = [(each.code, each.name) for each in catalogue.publishers.values()]
        elif facet == "freshness":
            labels[facet] = freshness
        else:
            terms = catalogue.vocabularies.get(_VOCABULARIES[facet], {})
            labels[facet] = [(each.code, each.label) for each in terms.values()]
    return labels


def _record(entry: Entry, catalogue: Catalogue, facts: EntryFacts, due: Due, quality: Quality | None) -> SearchRecord:
    publisher = catalogue.publishers.get(entry.publisher)
    name = publisher.name if publisher else Text(entry.publisher, "")
    fields = [field.title for resource in entry.resources for field in resource.fields]
    names = [field.name for resource in entry.resources for field in resource.fields]
    formats = tuple(dict.fromkeys(each.format for each in facts.distributions if each.path))
    rows = facts.rows if entry.offers_data else 0
    url = f"datasets/{entry.key}/"
    withheld = entry.openness is Openness.WITHHELD
    card: dict[str, JSON] = {
        "k": entry.key,
        "u": url,
        "t": entry.title.zh,
        "te": entry.title.en,
        "p": name.zh,
        "pe": name.en,
        "d": entry.description.zh,
        "de": entry.description.en,
        "w": "\n".join((*entry.keywords, *entry.keywords_en)),
        "f": "、".join(dict.fromkeys(each.zh for each in fields if each.zh)),
        "fe": ", ".join(dict.fromkeys(each.en for each in fields if each.en)),
        "o": entry.openness or "",
        "s": entry.status or "",
        "m": entry.modified,
        "r": rows or None,
        "q": entry.update_frequency if entry.modified else "",
        "h": due.state.value if entry.modified and due.state in _TOLD else "",
        "x": list(formats),
        "y": int(entry.synthetic and not withheld),
    }
    return SearchRecord(
        key=entry.key,
        url=url,
        texts={
            "title": _join(entry.title.zh, entry.title.en),
            "keywords": _join(*entry.keywords, *entry.keywords_en),
            "publisher": _join(name.zh, name.en),
            "description": _join(entry.description.zh, entry.description.en),
            "fields": _join(*(each.zh for each in fields), *(each.en for each in fields), *names, entry.id),
        },
        card=card,
        facets={
            "openness": (entry.openness or "",),
            "publisher": (entry.publisher,),
            "level": (publisher.level,) if publisher else (),
            "division": entry.divisions or ((publisher.division,) if publisher and not withheld else ()),
            "theme": entry.themes,
            "industry": (entry.industry,) if entry.industry else (),
            "frequency": (entry.update_frequency,) if entry.update_frequency else (),
            "format": formats,
            "service": _services(entry, bool(formats)),
            "freshness": (due.state.value,) if entry.modified else (),
            "quality": (band,) if quality and (band := band_of(quality, catalogue)) else (),
        },
        sort={"title": spelled(entry.title.zh), "rows": rows},
    )


def _services(entry: Entry, downloads: bool) -> tuple[str, ...]:  # noqa: FBT001 - one question, asked once
    """Return how the data can be had: files to download, then the kinds of services that the entry names."""
    kinds = [each.kind for each in entry.services if each.kind]
    return tuple(dict.fromkeys((*([_DOWNLOAD] if downloads else []), *kinds)))


def _join(*texts: str) -> str:
    return "\n".join(dict.fromkeys(each for each in texts if each))
