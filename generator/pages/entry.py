"""One page per entry: what it is, may I have it, how fresh, how much, download; then everything else."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.citation import Citation, citations_of
from generator.derive.freshness import Due
from generator.derive.metadata_quality import MetadataQuality
from generator.derive.structured_data import dataset_data
from generator.model.catalogue import Catalogue, Publisher, Term
from generator.model.entry import Entry, Licence, Openness, Resource, Status
from generator.model.facts import Distribution, TableFacts
from generator.model.figure import NO_PICTURES, Points
from generator.model.history import NO_HISTORY, History
from generator.model.text import Lang, Text
from generator.pages.card import Card, cards_of
from generator.pages.drawing import Drawing, draw
from generator.pages.head_links import entry_links
from generator.pages.measured import ProfileView, QualityView, profile_view, quality_view
from generator.pages.points_map import path_of, review_of
from generator.pages.render import json_for_html
from generator.pages.site import Page, Site
from generator.pages.snippets import Snippet, snippets

TEMPLATE = "entry.html"
SCRIPTS = ("assets/portal/entry.js",)
STYLES = ("assets/portal/live.css",)
PREVIEW_CELLS = 1200
"""A very wide table shows fewer rows in the page, so that the page stays light; the live table has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """A resource with its measured table and its downloads."""

    resource: Resource
    table: TableFacts | None
    downloads: tuple[Distribution, ...]
    absent: tuple[Distribution, ...]
    types: tuple[Text, ...]
    maskings: tuple[Text, ...]
    live: Distribution | None
    snippets: tuple[Snippet, ...]
    profile: ProfileView | None

    @property
    def preview(self) -> tuple[tuple[str, ...], ...]:
        """Return the first rows."""
        if self.table is None:
            return ()
        return self.table.preview[: max(10, PREVIEW_CELLS // max(1, len(self.resource.fields)))]

    @property
    def width(self) -> int:
        """Return the number of columns of a table that has data."""
        return len(self.resource.fields) if self.downloads else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """What the template of an entry may show."""

    entry: Entry
    url: str
    publisher: Publisher | None
    openness: Text
    status: Text
    due: Due
    frequency: Text
    data_type: Text
    industry: Text
    themes: tuple[Term, ...]
    divisions: tuple[Term, ...]
    conditions: tuple[tuple[Text, Text, Text], ...]
    basis: tuple[tuple[Text, str, str, str, Text], ...]
    services: tuple[tuple[Text, Text, str, Text], ...]
    adjustments: tuple[tuple[str, Text, Text, Text, tuple[tuple[str, str], ...], Text, str, Text], ...]
    licences: tuple[tuple[Text, str], ...]
    risk: Text
    status_reason: Text
    contact: tuple[str, str, str]
    resources: tuple[ResourceView, ...]
    alone: bool
    """Whether the only table is called as the entry is, so that its name need not be said again."""
    rows: int
    citations: tuple[Citation, ...]
    history: History
    commits: str
    late_reasons: tuple[Text, ...]
    exception_by: Text
    related: tuple[Card, ...]
    charts: tuple[Drawing, ...]
    maps: tuple[tuple[Points, str, str], ...]
    forms: frozenset[str]
    closed: bool
    bare: bool
    quality: QualityView | None
    described: MetadataQuality | None


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the page of every entry that the public may see."""
    for entry in site.catalogue.entries:
        view = view_of(entry, site, lang)
        yield Page(
            lang=lang,
            path=view.url,
            title=entry.title.shown(lang),
            description=entry.description.shown(lang) or entry.title.shown(lang),
            template=TEMPLATE,
            view=view,
            head=_head(view, site, lang),
            scripts=() if view.closed or view.bare else SCRIPTS,
            styles=STYLES,
        )


def view_of(entry: Entry, site: Site, lang: Lang) -> EntryView:
    """Return what the page of one entry shows."""
    catalogue = site.catalogue
    publisher = site.publisher(entry)
    repository = catalogue.portal.repository
    drawn = site.pictures.get(entry.key, NO_PICTURES)
    return EntryView(
        entry=entry,
        url=f"datasets/{entry.key}/",
        publisher=publisher,
        openness=catalogue.label("openness", entry.openness or ""),
        status=catalogue.label("statuses", entry.status or ""),
        due=site.due[entry.key],
        frequency=catalogue.label("update-frequencies", entry.update_frequency),
        data_type=catalogue.label("data-types", entry.data_type),
        industry=catalogue.label("industries", entry.industry),
        themes=_terms(catalogue, "themes", entry.themes),
        divisions=_terms(catalogue, "divisions", entry.divisions),
        conditions=tuple(
            (catalogue.label("condition-kinds", each.kind), each.text, each.risk) for each in entry.conditions
        ),
        basis=tuple(
            (catalogue.label("basis-kinds", each.kind), each.title, each.article, each.url, each.note)
            for each in entry.legal_basis
        ),
        services=tuple(
            (
                catalogue.label("service-kinds", each.kind),
                each.description,
                each.url,
                _bodies(catalogue, each.developers),
            )
            for each in entry.services
        ),
        adjustments=tuple(
            (
                each.date,
                catalogue.label("openness", each.before),
                catalogue.label("openness", each.after),
                catalogue.label("adjustment-grounds", each.ground),
                each.documents,
                _body(catalogue, each.approved_by),
                each.approved_on,
                each.reason,
            )
            for each in entry.adjustments
        ),
        licences=tuple((_licence(catalogue, each), each.path) for each in entry.licences),
        risk=catalogue.label("risk-levels", entry.risk_assessment.outcome) if entry.risk_assessment else Text("", ""),
        status_reason=catalogue.label("status-reasons", entry.status_change.reason)
        if entry.status_change
        else Text("", ""),
        contact=_contact(entry, publisher, lang),
        resources=_resources(entry, site),
        alone=[each.title.zh for each in entry.resources] == [entry.title.zh],
        rows=site.facts[entry.key].rows if entry.offers_data else 0,
        citations=citations_of(entry, site.facts[entry.key], catalogue, lang) if entry.modified else (),
        history=site.histories.get(entry.key, NO_HISTORY),
        commits=f"{repository}/commit/" if repository else "",
        late_reasons=tuple(
            item.late_reason
            for plan in catalogue.plans
            for item in plan.items
            if item.entry == entry.key and item.late_reason.zh
        ),
        exception_by=_body(catalogue, entry.update_exception.approved_by) if entry.update_exception else Text("", ""),
        charts=tuple(draw(each) for each in drawn.figures),
        maps=tuple(
            (each, path_of(entry.key, each.resource), review_of(each, catalogue.boundary)) for each in drawn.points
        ),
        forms=frozenset(each.code for each in catalogue.forms),
        related=cards_of(site.related.get(entry.key, ()), site),
        closed=entry.status in {Status.SUSPENDED, Status.WITHDRAWN},
        bare=entry.openness is Openness.WITHHELD,
        quality=quality_view(entry.key, site, lang),
        described=site.described.get(entry.key),
    )


def _licence(catalogue: Catalogue, licence: Licence) -> Text:
    """Return what a licence is called: as the publisher calls it, in English as the vocabulary does."""
    known = catalogue.label("licences", licence.name)
    return Text(licence.title, "" if known.en == licence.name else known.en) if licence.title else known


def _terms(catalogue: Catalogue, vocabulary: str, codes: tuple[str, ...]) -> tuple[Term, ...]:
    terms = catalogue.vocabularies.get(vocabulary, {})
    return tuple(terms[each] for each in codes if each in terms)


def _bodies(catalogue: Catalogue, codes: tuple[str, ...]) -> Text:
    names = [_body(catalogue, each) for each in codes]
    return Text("、".join(each.zh for each in names), ", ".join(each.en for each in names))


def _body(catalogue: Catalogue, code: str) -> Text:
    body = catalogue.publishers.get(code) or catalogue.authorities.get(code)
    return body.name if body else Text(code, code)


def _contact(entry: Entry, publisher: Publisher | None, lang: Lang) -> tuple[str, str, str]:
    if entry.contact:
        office = Text(entry.contact.get("office", ""), entry.contact.get("officeEn", "")).shown(lang)
        return office, entry.contact.get("phone", ""), entry.contact.get("email", "")
    return (publisher.office.shown(lang), publisher.phone, publisher.email) if publisher else ("", "", "")


def _resources(entry: Entry, site: Site) -> tuple[ResourceView, ...]:
    facts = site.facts.get(entry.key)
    label = site.catalogue.label
    views = []
    for resource in entry.resources:
        offered = [each for each in (facts.distributions if facts else ()) if each.resource == resource.name]
        present = tuple(each for each in offered if each.path)
        views.append(
            ResourceView(
                resource=resource,
                table=facts.tables.get(resource.name) if facts else None,
                downloads=present,
                absent=tuple(each for each in offered if not each.path),
                types=tuple(label("field-types", each.type) for each in resource.fields),
                profile=profile_view(entry.key, resource, site),
                maskings=tuple(
                    label("masking-methods", each.masking) if each.masking else Text("", "") for each in resource.fields
                ),
                live=next((each for each in present if each.format == "parquet"), None),
                snippets=snippets(site.catalogue.portal.base_url, f"datasets/{entry.key}/", present),
            )
        )
    return tuple(views)


def _head(view: EntryView, site: Site, lang: Lang) -> str:
    """Return what machines find in the page's head: the other descriptions, and schema.org's for search engines."""
    entry = view.entry
    links = entry_links(entry, lang)
    data = dataset_data(entry, site.catalogue, site.facts.get(entry.key), lang)
    return f'{links}<script type="application/ld+json">{json_for_html(data)}</script>' if data else links
