"""The recipe of ``portal report``: the same figures as on the site, of any revision, in every format."""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from generator.convert.sheet_book import workbook
from generator.derive.period import Period, before
from generator.derive.public import public_view
from generator.derive.review_ledger import review_ledger
from generator.derive.sheets import csv_of
from generator.export.sheets import sheet_files
from generator.model.artifact import Artifact
from generator.model.report import Report, Sheet
from generator.model.text import Lang
from generator.pages.reports import quality_report, scoreboard
from generator.pipeline.build import Order, site_of
from generator.pipeline.distribute import distribute
from generator.pipeline.inspect import Inspection
from generator.pipeline.measure import profile_tables
from generator.pipeline.review_record import record_of
from generator.pipeline.scores import earlier_scores, last_before
from generator.pipeline.work import Progress
from generator.publish.store import Store
from generator.read.log import read_log
from generator.report.documents import DOCUMENTS

QUALITY, PERFORMANCE, REVIEWS = "quality", "performance", "reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which report is asked for; ``against`` names the revision of the assessment before, else git finds it."""

    kind: str
    period: Period
    level: str = ""
    against: str = ""


def make_report(
    request: Request,
    order: Order,
    inspection: Inspection,
    *,
    store: Store,
    executor: Executor | None,
    progress: Progress,
) -> Report:
    """Return the report; a revision that git does not know raises ``RevisionError``."""
    if request.kind == REVIEWS:
        record = record_of(order.root, read_log(order.root, order.commit or "HEAD"), store, progress)
        return review_ledger(record, public_view(inspection.reading.catalogue), order.today, request.period)
    every = inspection.reading.catalogue
    downloads = distribute(order.tree, every, inspection.tables, store=store, executor=executor, progress=progress)
    profiles = profile_tables(
        public_view(every), downloads, order.today, store=store, executor=executor, progress=progress
    )
    if request.kind == PERFORMANCE:
        record = record_of(order.root, read_log(order.root, order.commit or "HEAD"), store, progress)
        site = site_of(order, inspection, downloads, profiles, store, record=record)
        return scoreboard(site, request.period, request.level)
    revision = request.against or _assessed_before(request.period, order)
    earlier = earlier_scores(order.root, revision, store=store, executor=executor, progress=progress)
    return quality_report(site_of(order, inspection, downloads, profiles, store, earlier=earlier), request.period)


def _assessed_before(period: Period, order: Order) -> str:
    """Return the state of the catalogue at the end of the period before, as far as git has it."""
    return last_before(read_log(order.root, order.commit or "HEAD"), before(period).end)


def document(report: Report, form: str, lang: Lang, table: Sheet) -> bytes | None:
    """Return the report in one format; a table file holds the table that is named."""
    if form == "csv":
        return csv_of(table)
    if form == "xlsx":
        return workbook(table)
    return DOCUMENTS[form](report, lang).encode()


def documents(report: Report, lang: Lang, today: str) -> Iterator[Artifact]:
    """Yield the report in every format: documents, and each table as CSV and XLSX with a data package around them."""
    endings = {"text": "txt", "markdown": "md", "html": "html", "json": "json"}
    for form, ending in endings.items():
        yield Artifact(f"{report.name}.{ending}", DOCUMENTS[form](report, lang).encode())
    yield from sheet_files("", report, today)
    for sheet in report.sheets:
        book = workbook(sheet)
        if book is not None:
            yield Artifact(f"{sheet.name}.xlsx", book)
