"""The build: what passed the check becomes a site, whole or not at all."""

import gc
import io
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check.engine import findings_of
from generator.check.registry import RULES
from generator.compare.words import Words, labels_of
from generator.convert import xlsx
from generator.convert.sheet_book import workbook
from generator.convert.source import SourceTable
from generator.derive.catalogue_table import TITLE, catalogue_table, table_resource
from generator.derive.freshness import Freshness, due_of
from generator.derive.metadata_quality import described
from generator.derive.period import before, period_of
from generator.derive.plans import deliveries
from generator.derive.public import is_listed, public_view
from generator.derive.quality_criteria import Evidence
from generator.derive.related import related
from generator.derive.reminders import reminders
from generator.derive.search_pages import page_records
from generator.derive.search_records import facet_labels, search_records
from generator.export.api_entry import row_pages
from generator.export.calendar import public_calendars
from generator.export.profile import published_profile
from generator.export.registry import EXPORTS
from generator.export.search import PAGES_FOLDER, build_index
from generator.export.sheets import sheet_files
from generator.export.signposts import sitemap
from generator.export.view import PublicView, view_of
from generator.model.artifact import Artifact, FileArtifact
from generator.model.entry import Openness, Status
from generator.model.finding import Finding
from generator.model.merge import Log, Record
from generator.model.text import Lang
from generator.pages.app_words import FILE as APP_WORDS
from generator.pages.app_words import app_words
from generator.pages.points_map import points_map
from generator.pages.prose import Prose, render_prose
from generator.pages.registry import PAGES
from generator.pages.released import with_reports
from generator.pages.render import Renderer
from generator.pages.site import Site
from generator.pages.words import read_words
from generator.pipeline.distribute import Downloads, data_files, distribute
from generator.pipeline.entry_history import histories
from generator.pipeline.inspect import Inspection
from generator.pipeline.measure import Profiles, profile_tables
from generator.pipeline.pictures import pictures
from generator.pipeline.review_record import record_of
from generator.pipeline.scores import Earlier, earlier_scores, last_before, scores_of
from generator.pipeline.work import Progress
from generator.publish.site import Published, publish
from generator.publish.store import Store
from generator.read.log import read_log
from generator.read.profile import FILE, VERSION, profile_bytes, read_profile
from generator.read.tree import Tree

PROFILE_PATH = f"profile/{VERSION}/{FILE}"
PUBLISHED_PATH = f"profile/{VERSION}/published-{VERSION}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: from which folder and revision, on which day, into which folder."""

    root: Path
    tree: Tree
    commit: str
    today: str
    output: Path


@dataclass(frozen=True, slots=True)
class Built:
    """What was published, and the findings that only the making of downloads could bring up."""

    published: Published
    findings: tuple[Finding, ...]


def build(
    order: Order, inspection: Inspection, *, store: Store, executor: Executor | None, progress: Progress
) -> Built:
    """Publish the site of an inspection that passed; one that did not raises ``ValueError``.

    A format that does not read back as its source is left out, and is a finding.
    """
    if not inspection.passed:
        message = "a catalogue with errors is never published"
        raise ValueError(message)
    at_ease()
    every = inspection.reading.catalogue
    downloads = distribute(order.tree, every, inspection.tables, store=store, executor=executor, progress=progress)
    told = findings_of(downloads.problems, every.law, order.today)
    inspection = replace(inspection, findings=(*inspection.findings, *told))
    profiles = profile_tables(
        public_view(every), downloads, order.today, store=store, executor=executor, progress=progress
    )
    log = read_log(order.root, order.commit or "HEAD")
    record = record_of(order.root, log, store, progress)
    revision = last_before(log, year_before(order.today))
    earlier = earlier_scores(order.root, revision, store=store, executor=executor, progress=progress)
    site = site_of(order, inspection, downloads, profiles, store, log=log, record=record, earlier=earlier)
    at_ease()
    prose = render_prose(order.root, site.catalogue.portal)
    view = view_of(every, downloads.facts, order.today, PUBLISHED_PATH)
    artifacts = _artifacts(order, site, view, prose, downloads, progress)
    return Built(publish(artifacts, order.output, commit=order.commit), told)


def at_ease() -> None:
    """Keep the collector from what lives until the end, and from looking again and again for rings that are not there.

    Looking through a catalogue of ten thousand entries costs more than making it did, and grows faster.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def year_before(today: str) -> str:
    """Return the last day of the year before: the state that this year's assessment is compared with."""
    year = period_of(today[:4])
    return before(year).end if year else ""


def site_of(
    order: Order,
    inspection: Inspection,
    downloads: Downloads,
    profiles: Profiles,
    store: Store,
    *,
    log: Log | None = None,
    record: Record | None = None,
    earlier: Earlier | None = None,
) -> Site:
    """Return all that pages may ask: the public view and what is derived from it."""
    every = inspection.reading.catalogue
    catalogue = public_view(every)
    due = {each.key: due_of(each, catalogue, order.today) for each in catalogue.entries}
    evidence = Evidence(
        catalogue=catalogue,
        facts=downloads.facts,
        due=due,
        findings=inspection.findings,
        today=order.today,
        profiles=profiles,
    )
    words = Words(old=every, new=every, properties=labels_of(read_profile()))
    hidden = [each for each in every.entries if each.openness is Openness.WITHHELD and is_listed(each)]
    listed = tuple(each for each in catalogue.entries if is_listed(each))
    site = Site(
        catalogue=catalogue,
        facts=downloads.facts,
        due=due,
        plans={plan.year: deliveries(plan, every, order.today) for plan in catalogue.plans},
        rules=RULES,
        findings=inspection.findings,
        profile=read_profile(),
        words=read_words(order.root / "site_overrides" / "words.yaml"),
        today=order.today,
        histories=histories(order.root, log or Log(), catalogue, words, store),
        related=related(listed),
        pictures=pictures(order.tree, catalogue.entries, store),
        profiles=profiles,
        hidden_withheld=0 if every.portal.list_withheld else len(hidden),
        listed=listed,
        notices=tuple(each for each in catalogue.entries if each.status in {Status.SUSPENDED, Status.WITHDRAWN}),
        record=record or Record(),
        quality=scores_of(evidence),
        described=described(listed, catalogue, due),
        quality_before=earlier.scores if earlier else {},
        quality_before_day=earlier.day if earlier else "",
    )
    return with_reports(site)


def _artifacts(
    order: Order, site: Site, view: PublicView, prose: Prose, downloads: Downloads, progress: Progress
) -> Iterator[Artifact | FileArtifact]:
    """Yield every file of the site; pages and data are made one at a time, so that a large catalogue fits in memory."""
    yield Artifact(".nojekyll", b"")
    yield Artifact(PROFILE_PATH, profile_bytes())
    yield published_profile(site.profile, PUBLISHED_PATH, site.catalogue.portal.base_url)
    yield from prose.artifacts
    yield from app_words(read_words(order.root / "site_overrides" / APP_WORDS))
    renderer = Renderer(order.root / "site_overrides" / "content", prose.frames, site.words)
    urls = [each.path.removesuffix("index.html") for each in prose.artifacts if each.path.endswith("index.html")]
    for number, module in enumerate(PAGES, 1):
        for lang in Lang:
            for page in module.pages(site, lang):
                urls.append(page.url)
                yield renderer.render(page)
        progress("pages", number, len(PAGES))
    yield from _search(site, prose)
    yield from _whole_list(site)
    yield from _released(site)
    for key, made in site.pictures.items():
        yield from (points_map(key, each, site.catalogue.boundary) for each in made.points)
    yield from public_calendars(reminders(site.catalogue, order.today), site.catalogue, order.today)
    yield from sitemap(urls, view)
    for export in EXPORTS:
        yield from export(view)
    yield from rows_of(view, downloads)
    yield from data_files(order.tree, site.catalogue.entries, downloads)


def _released(site: Site) -> Iterator[Artifact]:
    """Yield the files of every table that pages show: CSV, XLSX and a data package."""
    for folder, report in site.reports.items():
        yield from sheet_files(folder, report, site.today)
        for sheet in report.sheets:
            if book := workbook(sheet):
                yield Artifact(f"{folder}{sheet.name}.xlsx", book)


def _search(site: Site, prose: Prose) -> Iterator[Artifact]:
    records = search_records(site.catalogue, site.facts, site.due, site.quality)
    freshness = [(each.value, site.words[f"freshness.{each.value}"]) for each in Freshness]
    synonyms = site.catalogue.synonyms
    yield from build_index(records, facet_labels(site.catalogue, freshness), synonyms=synonyms)
    pages = page_records(site.catalogue, site.rules, prose.texts)
    yield from build_index(pages, {}, synonyms=synonyms, folder=PAGES_FOLDER)


def _whole_list(site: Site) -> Iterator[Artifact]:
    """Yield the list as one table, and as a workbook where a workbook can hold it."""
    table = catalogue_table(site.catalogue, site.listed, site.facts)
    yield Artifact("catalogue.csv", table)
    workbook = io.BytesIO()
    if xlsx.convert(SourceTable(table_resource(), table, TITLE), workbook) is None:
        yield Artifact("catalogue.xlsx", workbook.getvalue())


def rows_of(view: PublicView, downloads: Downloads) -> Iterator[Artifact]:
    """Yield the rows of every open table in pages, cut from its JSON download."""
    for entry in view.entries:
        for each in view.offered(entry):
            if each.format == "json":
                with downloads.files[each.path].open("rb") as content:
                    yield from row_pages(entry.key, each, content, view)
