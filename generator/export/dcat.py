"""DCAT-AP 3: what the catalogue and its entries are in the words of the European application profile."""

import re
from collections.abc import Iterator, Sequence

from generator.export.dcat_terms import CHINESE, OPENAPI, PROFILE, SHA_256, Terms, day, texts
from generator.export.graph import Iri, Literal, Node, iri, literal, node
from generator.export.view import PublicView, shows_all, summary_of
from generator.model.entry import Entry, Review
from generator.model.facts import Distribution
from generator.model.text import Text

INTERFACE = "developers/#static-interface"
"""The identity of the static data interface is an address where it is explained."""

_YEARLY = re.compile(r"(.+)-[0-9]{4}")
_REVIEWS = (
    ("secrecy_review", Text("保密审查", "Secrecy review")),
    ("security_review", Text("安全审查", "Security review")),
    ("risk_assessment", Text("风险评估", "Risk assessment")),
)
_CONCLUSIONS = {"not-secret": Text("不涉密", "not secret"), "passed": Text("通过", "passed")}


def catalogue_node(view: PublicView, terms: Terms, entries: Sequence[Entry]) -> Node:
    """Return the catalogue with those entries; it says of itself the same on every page of a long catalogue."""
    portal = view.catalogue.portal
    newest = max((each.modified or each.issued for each in view.entries), default="")
    oldest = min((each.issued for each in view.entries if each.issued), default="")
    series = dict.fromkeys(name for each in entries for name in (series_of(each, view),) if name)
    return node(
        view.url("#catalog"),
        ("dcat:Catalog",),
        ("dct:title", texts(portal.title)),
        ("dct:description", texts(portal.description)),
        ("dct:publisher", terms.agent(portal.authority)),
        ("dct:language", (terms.given(CHINESE),)),
        ("foaf:homepage", (_document(view, terms),)),
        ("dct:issued", day(oldest)),
        ("dct:modified", day(newest)),
        ("dct:spatial", terms.places((portal.division,))),
        ("dcat:themeTaxonomy", (terms.given(view.url("api/v1/codes/themes.json")),)),
        ("dct:rights", terms.rights()),
        ("dcatap:applicableLegislation", terms.laws()),
        ("dcat:dataset", tuple(iri(_dataset(each, view)) for each in entries)),
        ("dcat:resource", tuple(map(iri, series))),
        ("dcat:record", tuple(iri(f"{view.page(each)}#record") for each in entries)),
        ("dcat:service", (iri(view.url(INTERFACE)), *_services_of(entries, view))),
    )


def portal_nodes(view: PublicView, terms: Terms) -> Iterator[Node]:
    """Yield what belongs to the catalogue and to no entry: its home page and the static data interface."""
    yield node(view.url(), ("foaf:Document",))
    yield node(
        view.url(INTERFACE),
        ("dcat:DataService", "dcat:Resource"),
        ("dct:title", texts(Text("静态数据接口", "Static data interface"))),
        ("dct:publisher", terms.agent(view.catalogue.portal.authority)),
        ("dcat:endpointURL", (iri(view.url("api/v1/catalogue.json")),)),
        ("dcat:endpointDescription", (iri(view.url("api/v1/openapi.json")),)),
        ("dct:conformsTo", (terms.given(OPENAPI),)),
    )


def entry_nodes(entry: Entry, view: PublicView, terms: Terms) -> Iterator[Node]:
    """Yield the dataset, its record, its distributions and services; a withheld or closed entry shows its name and why."""
    page = view.page(entry)
    yield _dataset_node(entry, view, terms)
    yield node(page, ("foaf:Document",))
    yield _record(entry, view, terms)
    yield _contact(entry, view)
    series = series_of(entry, view)
    if series:
        yield _series(series, entry, view, terms)
    if not shows_all(entry):
        return
    if any(entry.temporal):
        start, end = entry.temporal
        yield node(f"{page}#period", ("dct:PeriodOfTime",), ("dcat:startDate", day(start)), ("dcat:endDate", day(end)))
    for each in view.offered(entry):
        yield from _distribution(each, entry, view, terms)
    yield from _services(entry, view, terms)
    provenance = _provenance(entry)
    if provenance:
        yield node(f"{page}#provenance", ("dct:ProvenanceStatement",), ("rdfs:label", provenance))


def series_of(entry: Entry, view: PublicView) -> str:
    """Return the address of the series of yearly editions that an entry belongs to (``indicators-2025``), if any."""
    found = _YEARLY.fullmatch(entry.name)
    return view.url(f"publishers/{entry.publisher}/#series-{found[1]}") if found and shows_all(entry) else ""


def _dataset(entry: Entry, view: PublicView) -> str:
    return f"{view.page(entry)}#dataset"


def _document(view: PublicView, terms: Terms) -> Iri:
    return terms.given(view.url())


def _dataset_node(entry: Entry, view: PublicView, terms: Terms) -> Node:
    page = view.page(entry)
    keywords = (
        *(literal(each, "zh") for each in entry.keywords),
        *(literal(each, "en") for each in entry.keywords_en),
    )
    series = series_of(entry, view)
    return node(
        _dataset(entry, view),
        ("dcat:Dataset", "dcat:Resource"),
        ("dct:title", texts(entry.title)),
        ("dct:description", texts(summary_of(entry, view))),
        ("dct:identifier", (literal(entry.key),)),
        ("dct:publisher", terms.agent(entry.publisher)),
        ("dcat:contactPoint", (iri(f"{page}#contact"),)),
        ("dcat:landingPage", (iri(page),)),
        ("dct:accessRights", terms.one("openness", entry.openness or "", "dct:RightsStatement")),
        ("adms:status", terms.one("statuses", entry.status or "", "skos:Concept")),
        ("dct:type", (*terms.concepts("data-types", (entry.data_type,)), *terms.own("openness", entry.openness or ""))),
        ("dcat:theme", terms.concepts("themes", entry.themes)),
        ("dct:subject", terms.concepts("industries", (entry.industry,))),
        ("dcat:keyword", keywords),
        ("dct:language", (terms.given(CHINESE),)),
        ("dct:issued", day(entry.issued)),
        ("dct:modified", day(entry.modified)),
        ("dct:accrualPeriodicity", terms.one("update-frequencies", entry.update_frequency, "dct:Frequency")),
        ("dct:temporal", (iri(f"{page}#period"),) if any(entry.temporal) else ()),
        ("dct:spatial", terms.places(entry.divisions)),
        ("dcat:version", (literal(entry.version),) if entry.version else ()),
        ("dcat:inSeries", (iri(series),) if series else ()),
        ("dct:replaces", tuple(iri(f"{view.url(f'datasets/{old}/')}#dataset") for old in view.replaced(entry))),
        ("dcatap:applicableLegislation", terms.laws(entry)),
        ("dct:provenance", (iri(f"{page}#provenance"),) if _provenance(entry) else ()),
        ("dcat:distribution", tuple(iri(_file(each, page)) for each in view.offered(entry))),
    )


def _file(each: Distribution, page: str) -> str:
    return f"{page}#{each.resource}-{each.format}"


def _distribution(each: Distribution, entry: Entry, view: PublicView, terms: Terms) -> Iterator[Node]:
    page = view.page(entry)
    own = _file(each, page)
    resource = next((found for found in entry.resources if found.name == each.resource), None)
    title = resource.title if resource else Text(each.resource, each.resource)
    form = each.format.upper()
    yield node(
        own,
        ("dcat:Distribution",),
        ("dct:title", texts(Text(f"{title.zh}（{form}）", f"{title.en or title.zh} ({form})"))),
        ("dcat:accessURL", (iri(page),)),
        ("dcat:downloadURL", (iri(view.url(each.path)),)),
        ("dct:format", terms.format(each.format)),
        ("dcat:mediaType", terms.media_type(each.format)),
        ("dcat:byteSize", (literal(str(each.size), datatype="xsd:nonNegativeInteger"),)),
        ("spdx:checksum", (iri(f"{own}-sha256"),)),
        ("dct:license", terms.licence(entry)),
        ("dct:accessRights", terms.one("openness", entry.openness or "", "dct:RightsStatement")),
        ("dct:rights", terms.rights()),
        ("dct:issued", day(entry.issued)),
        ("dct:modified", day(entry.modified)),
        ("dct:language", (terms.given(CHINESE),)),
        ("dcatap:applicableLegislation", terms.laws()),
    )
    yield node(
        f"{own}-sha256",
        ("spdx:Checksum",),
        ("spdx:algorithm", (terms.given(SHA_256),)),
        ("spdx:checksumValue", (literal(each.sha256, datatype="xsd:hexBinary"),)),
    )


def _record(entry: Entry, view: PublicView, terms: Terms) -> Node:
    """Return the catalogue's own note on an entry: when it was listed, and which reviews came before."""
    said = [_review(name, getattr(entry, field), view) for field, name in _REVIEWS if getattr(entry, field)]
    change = entry.status_change.date if entry.status_change else ""
    return node(
        f"{view.page(entry)}#record",
        ("dcat:CatalogRecord",),
        ("dct:title", texts(entry.title)),
        ("dct:description", tuple(each for text in said for each in texts(text))),
        ("foaf:primaryTopic", (iri(_dataset(entry, view)),)),
        ("dct:conformsTo", (terms.given(PROFILE),)),
        ("dct:language", (terms.given(CHINESE),)),
        ("dct:issued", day(entry.issued)),
        ("dct:modified", day(max(entry.modified, change) or entry.issued or view.today)),
    )


def _review(name: Text, review: Review, view: PublicView) -> Text:
    outcome = _CONCLUSIONS.get(review.outcome) or view.label("risk-levels", review.outcome)
    return Text(
        f"{name.zh}：{outcome.zh}，{review.date}，{review.by}",
        f"{name.en}: {outcome.en or outcome.zh}, {review.date}, {review.by}",
    )


def _contact(entry: Entry, view: PublicView) -> Node:
    publisher = view.publisher(entry)
    own = entry.contact if shows_all(entry) else {}
    office = (
        Text(own.get("office", ""), own.get("officeEn", "")) if own else publisher.office if publisher else Text("", "")
    )
    phone = own.get("phone", "") if own else publisher.phone if publisher else ""
    email = own.get("email", "") if own else publisher.email if publisher else ""
    name = view.publisher_name(entry)
    full = Text(f"{name.zh}{office.zh}", f"{name.en}, {office.en}" if name.en and office.en else name.en)
    return node(
        f"{view.page(entry)}#contact",
        ("vcard:Kind", "vcard:Organization"),
        ("vcard:fn", texts(full)),
        ("vcard:hasTelephone", (iri(f"tel:{phone}"),) if phone else ()),
        ("vcard:hasEmail", (iri(f"mailto:{email}"),) if email else ()),
        ("vcard:hasURL", (iri(view.url(f"publishers/{entry.publisher}/")),)),
    )


def _apis(entry: Entry) -> Iterator[tuple[int, Text, str]]:
    if shows_all(entry):
        for number, each in enumerate(entry.services, 1):
            if each.url:
                yield number, each.description, each.url


def _services_of(entries: Sequence[Entry], view: PublicView) -> Iterator[Iri]:
    for entry in entries:
        yield from (iri(f"{view.page(entry)}#service-{number}") for number, _, _ in _apis(entry))


def _services(entry: Entry, view: PublicView, terms: Terms) -> Iterator[Node]:
    for number, description, url in _apis(entry):
        yield node(
            f"{view.page(entry)}#service-{number}",
            ("dcat:DataService", "dcat:Resource"),
            ("dct:title", texts(entry.title)),
            ("dct:description", texts(description)),
            ("dcat:endpointURL", (iri(url),)),
            ("dcat:servesDataset", (iri(_dataset(entry, view)),)),
            ("dct:publisher", terms.agent(entry.publisher)),
            ("dct:accessRights", terms.one("openness", entry.openness or "", "dct:RightsStatement")),
            ("dcatap:applicableLegislation", terms.laws()),
        )


def _series(address: str, entry: Entry, view: PublicView, terms: Terms) -> Node:
    """Return the series by what all its editions share, so that each of them says the same of it."""
    name = address.rpartition("#series-")[2]
    publisher = view.publisher_name(entry)
    text = Text(
        f"{publisher.zh}按年发布的数据“{name}”，每年一个目录。",
        f"Yearly editions of '{name}' by {publisher.en or publisher.zh}, one entry a year.",
    )
    return node(
        address,
        ("dcat:DatasetSeries", "dcat:Resource"),
        ("dct:title", (literal(name),)),
        ("dct:identifier", (literal(f"{entry.publisher}/{name}"),)),
        ("dct:description", texts(text)),
        ("dct:publisher", terms.agent(entry.publisher)),
        ("dcatap:applicableLegislation", terms.laws()),
    )


def _provenance(entry: Entry) -> tuple[Literal, ...]:
    if not shows_all(entry):
        return ()
    sources = (literal(f"{each.title} {each.path}".strip(), "zh") for each in entry.sources)
    return (*sources, *(texts(entry.synthetic_note) if entry.synthetic else ()))
