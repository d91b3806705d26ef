"""Reports: the quality assessment and the scoreboard, as pages to read and print, each table with its file."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.assessment import assessment_report
from generator.derive.case_times import timings_of
from generator.derive.performance import days_of_updates, performance_of
from generator.derive.performance_report import performance_report
from generator.derive.period import Period, before, period_of, quarter_of
from generator.model.catalogue import Authority
from generator.model.report import Report
from generator.model.table import Row
from generator.model.text import NOTHING, Lang, Text
from generator.pages.site import Page, Site
from generator.pages.tables import SheetView, sheet_views

ROOT = "reports/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An assessment that the authority registered as made."""

    row: Row
    kind: Text
    authority: Authority | None
    conclusion: Text
    risk: Text
    measures: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsView:
    """The reports that the site holds, and the assessments that were registered, newest first."""

    reports: tuple[tuple[str, Text], ...]
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report with its tables; ``parent`` is the page that lists reports of its kind."""

    report: Report
    sheets: tuple[SheetView, ...]
    package: str
    parent: str
    parent_title: Text


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of reports and every report."""
    found = below(ROOT, site)
    done = sorted(site.catalogue.registers.get("assessments", ()), key=lambda row: (row["assessedOn"], row["code"]))
    yield Page(
        lang=lang,
        path=ROOT,
        title=site.words["reports"].of(lang),
        description=site.words["reports.text"].of(lang),
        template="reports.html",
        view=ReportsView(
            reports=tuple((url, report.title) for url, report in found),
            done=tuple(
                Done(
                    row=row,
                    kind=site.words[f"assessment.{row['kind']}"],
                    authority=site.catalogue.authorities.get(row["authority"]),
                    conclusion=Text(row["conclusion"], row["conclusionEn"]),
                    risk=site.catalogue.label("risk-levels", row["riskLevel"]) if row["riskLevel"] else NOTHING,
                    measures=Text(row["measures"], row["measuresEn"]),
                )
                for row in reversed(done)
            ),
        ),
    )
    for url, report in found:
        yield report_page(url, report, ROOT, site.words["reports"], site, lang)


def below(folder: str, site: Site) -> tuple[tuple[str, Report], ...]:
    """Return the reports of the site whose files lie below a folder, with their addresses."""
    return tuple((url, report) for url, report in site.reports.items() if url.startswith(folder))


def report_page(url: str, report: Report, parent: str, parent_title: Text, site: Site, lang: Lang) -> Page:
    """Return the page of a report."""
    return Page(
        lang=lang,
        path=url,
        title=report.title.shown(lang),
        description=site.words["report.text"].of(lang).format(title=report.title.shown(lang)),
        template="report.html",
        view=ReportView(
            report=report,
            sheets=sheet_views(report, url),
            package=f"{url}datapackage.json",
            parent=parent,
            parent_title=parent_title,
        ),
    )


def reports_of(site: Site) -> tuple[tuple[str, Report], ...]:
    """Return the reports of the site: this quarter and the one before, and the quality of this year."""
    quarter = quarter_of(site.today)
    periods = (quarter, before(quarter))
    year = period_of(site.today[:4])
    quality = ((f"{ROOT}quality-{year.code}/", quality_report(site, year)),) if year else ()
    return (
        *((f"{ROOT}performance-{each.code.lower()}/", scoreboard(site, each)) for each in periods),
        *quality,
    )


def scoreboard(site: Site, period: Period, level: str = "") -> Report:
    """Return the scoreboard of article 22 for a period and level."""
    timings = tuple(timings_of(site.catalogue, site.today))
    points = {key: each.overall for key, each in site.quality.items()}
    updates = days_of_updates(site.record)
    performance = performance_of(period, site.catalogue, timings, points, site.today, updates)
    return performance_report(performance, site.catalogue, level)


def quality_report(site: Site, period: Period) -> Report:
    """Return the assessment of article 14 for a period."""
    return assessment_report(
        period, site.catalogue, site.quality, site.today, before=site.quality_before, before_day=site.quality_before_day
    )
