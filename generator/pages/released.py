"""Everything that the site shows as a table with files beside it, made once for the pages of both languages."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model.report import Report
from generator.pages import ledgers, plans, reports, statistics
from generator.pages.site import Site


def with_reports(site: Site) -> Site:
    """Return the site with all its reports, by the folder of their files."""
    return replace(site, reports=dict(_released(site)))


def _released(site: Site) -> Iterator[tuple[str, Report]]:
    yield from reports.reports_of(site)
    yield from ledgers.ledgers_of(site)
    for plan in site.catalogue.plans:
        yield f"plans/{plan.year}/", plans.release_of(plan, site)
    yield statistics.ROOT, statistics.report_of(site)
