"""What search engines read: schema.org's words for an entry and for the catalogue, as they stand in the head of a page."""

from collections.abc import Iterator, Mapping

from generator.derive.public import is_listed
from generator.model.catalogue import Catalogue
from generator.model.document import JSON
from generator.model.entry import Entry, Licence, Openness
from generator.model.facts import EntryFacts
from generator.model.text import Lang

SHORTEST = 50
"""Search engines refuse a description with fewer characters."""

LONGEST = 5000


def dataset_data(entry: Entry, catalogue: Catalogue, facts: EntryFacts | None, lang: Lang) -> Mapping[str, JSON] | None:
    """Return the description of an entry, of a withheld one by its name and its basis; ``None`` for a closed one."""
    if not is_listed(entry):
        return None
    portal = catalogue.portal
    base = portal.base_url
    url = f"{base}{'en/' if lang is Lang.EN else ''}datasets/{entry.key}/"
    open_to_all = entry.openness is Openness.UNCONDITIONAL
    other = entry.title.of(Lang.ZH if lang is Lang.EN else Lang.EN)
    data: dict[str, JSON] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{base}datasets/{entry.key}/#dataset",
        "name": entry.title.shown(lang),
        "alternateName": other,
        "description": description_of(entry, catalogue, lang),
        "url": url,
        "identifier": entry.key,
        "keywords": list(entry.keywords_en if lang is Lang.EN and entry.keywords_en else entry.keywords),
        "datePublished": entry.issued,
        "dateModified": entry.modified,
        "inLanguage": "zh",
        "version": entry.version,
        "temporalCoverage": _period(entry),
        "spatialCoverage": [
            {"@type": "Place", "name": catalogue.label("divisions", code).shown(lang)} for code in entry.divisions
        ],
        "conditionsOfAccess": catalogue.label("openness", entry.openness or "").shown(lang),
        "includedInDataCatalog": {"@type": "DataCatalog", "name": portal.title.shown(lang), "url": base},
        "variableMeasured": _variables(entry, lang),
        "distribution": _downloads(entry, catalogue, facts),
    }
    if open_to_all:
        data["isAccessibleForFree"] = True
    publisher = catalogue.publishers.get(entry.publisher)
    if publisher:
        body: dict[str, JSON] = {
            "@type": "GovernmentOrganization",
            "name": publisher.name.shown(lang),
            "url": f"{base}{'en/' if lang is Lang.EN else ''}publishers/{publisher.code}/",
        }
        data |= {"creator": body, "publisher": body}
    if entry.licences:
        data["license"] = _licence(entry.licences[0])
    return {key: value for key, value in data.items() if value not in ("", [], None)}


def catalogue_data(catalogue: Catalogue, lang: Lang) -> Mapping[str, JSON]:
    """Return the description of the catalogue as a whole."""
    portal = catalogue.portal
    home = portal.base_url + ("en/" if lang is Lang.EN else "")
    authority = catalogue.authorities.get(portal.authority)
    data: dict[str, JSON] = {
        "@context": "https://schema.org/",
        "@type": "DataCatalog",
        "@id": f"{portal.base_url}#catalog",
        "name": portal.title.shown(lang),
        "description": portal.description.shown(lang),
        "url": home,
        "inLanguage": ["zh", "en"],
        "spatialCoverage": {"@type": "Place", "name": portal.city.shown(lang)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{home}catalogue/?q={{query}}",
            "query": "required",
        },
    }
    if authority and not portal.demonstration:
        data["publisher"] = {"@type": "GovernmentOrganization", "name": authority.name.shown(lang)}
    return data


def description_of(entry: Entry, catalogue: Catalogue, lang: Lang) -> str:
    """Return what an entry says of itself, in a length that search engines take."""
    text = entry.description.shown(lang)
    if len(text) < SHORTEST:
        comma, stop = (", ", ". ") if lang is Lang.EN else ("、", "。")
        for more in _more(entry, catalogue, lang, comma):
            text = f"{text.rstrip('。.')}{stop if text else ''}{more.rstrip('。.')}{stop.strip()}"
            if len(text) >= SHORTEST:
                break
    return text[:LONGEST]


def _more(entry: Entry, catalogue: Catalogue, lang: Lang, comma: str) -> Iterator[str]:
    """Yield what else can be said of an entry in a sentence, what tells most first."""
    publisher = catalogue.publishers.get(entry.publisher)
    fields = [each.title.shown(lang) or each.name for resource in entry.resources for each in resource.fields]
    yield entry.title.shown(lang)
    yield publisher.name.shown(lang) if publisher else entry.publisher
    if entry.openness is Openness.WITHHELD:
        basis = comma.join(f"{each.title}{each.article}" for each in entry.legal_basis)
        yield f"{catalogue.label('openness', entry.openness).shown(lang)}{comma if basis else ''}{basis}"
    if fields:
        yield comma.join(fields[:12])
    yield catalogue.portal.title.shown(lang)
    yield catalogue.portal.description.shown(lang)


def _licence(licence: Licence) -> JSON:
    """Return the address of a licence; terms without one (an agreement) are named."""
    return licence.path or {"@type": "CreativeWork", "name": licence.title or licence.name}


def _period(entry: Entry) -> str:
    start, end = entry.temporal
    return f"{start or '..'}/{end or '..'}" if start or end else ""


def _variables(entry: Entry, lang: Lang) -> list[JSON]:
    found: list[JSON] = []
    for resource in entry.resources:
        for field in resource.fields:
            value: dict[str, JSON] = {"@type": "PropertyValue", "name": field.title.shown(lang) or field.name}
            if field.description.shown(lang):
                value["description"] = field.description.shown(lang)
            if field.unit:
                value["unitText"] = field.unit
            if value not in found:
                found.append(value)
    return found


def _downloads(entry: Entry, catalogue: Catalogue, facts: EntryFacts | None) -> list[JSON]:
    if facts is None or not entry.offers_data:
        return []
    formats = catalogue.vocabularies.get("formats", {})
    return [
        {
            "@type": "DataDownload",
            "name": f"{each.resource}.{each.format}",
            "contentUrl": catalogue.portal.base_url + each.path,
            "encodingFormat": (formats[each.format].extra.get("mediaType", "") if each.format in formats else "")
            or each.format,
            "contentSize": f"{each.size} B",
            "sha256": each.sha256,
        }
        for each in facts.distributions
        if each.path
    ]
