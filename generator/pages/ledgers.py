"""Public ledgers: how cases are handled, and the record of reviews; case numbers and never applicants."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.agreement_ledger import agreement_ledger
from generator.derive.ledgers import ledger_of
from generator.derive.need_ledger import need_ledger
from generator.derive.outcomes import LEDGERS
from generator.derive.repair_ledger import repair_ledger
from generator.derive.review_ledger import review_ledger
from generator.model.report import Cell, Column, Report
from generator.model.text import Lang, Text
from generator.pages.reports import below, report_page
from generator.pages.site import Page, Site

ROOT = "ledgers/"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One ledger in the list, with the figures of its first line."""

    url: str
    title: Text
    text: Text
    figures: tuple[tuple[Column, Cell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgersView:
    """All ledgers of cases, and the record of reviews."""

    today: str
    ledgers: tuple[LedgerLine, ...]
    others: tuple[tuple[str, Report], ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of ledgers and every ledger."""
    found = below(ROOT, site)
    texts = {each.register: each.text for each in LEDGERS}
    cases = [(url, report) for url, report in found if report.name in texts]
    yield Page(
        lang=lang,
        path=ROOT,
        title=site.words["ledgers"].of(lang),
        description=site.words["ledgers.text"].of(lang),
        template="ledgers.html",
        view=LedgersView(
            today=site.today,
            ledgers=tuple(
                LedgerLine(url=url, title=report.title, text=texts[report.name], figures=_figures(report))
                for url, report in cases
            ),
            others=tuple((url, report) for url, report in found if report.name not in texts),
        ),
    )
    for url, report in found:
        yield report_page(url, report, ROOT, site.words["ledgers"], site, lang)


def ledgers_of(site: Site) -> tuple[tuple[str, Report], ...]:
    """Return every ledger with its address."""
    cases = ((f"{ROOT}{each.register}/", ledger_of(each, site.catalogue, site.today)) for each in LEDGERS)
    return (
        *cases,
        (f"{ROOT}agreements/", agreement_ledger(site.catalogue, site.today)),
        (f"{ROOT}repairs/", repair_ledger(site.catalogue, site.today)),
        (f"{ROOT}platform-needs/", need_ledger(site.catalogue, site.today)),
        (f"{ROOT}reviews/", review_ledger(site.record, site.catalogue, site.today)),
    )


def _figures(report: Report) -> tuple[tuple[Column, Cell], ...]:
    """Return the numbers of all cases together: the first line without its name."""
    sheet = report.sheets[0]
    return tuple(zip(sheet.columns, sheet.rows[0], strict=True))[1:]
