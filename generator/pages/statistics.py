"""Statistics: how much is open, by what and by whom, how fresh it is, and what the checks still say."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.figures import ratio
from generator.derive.freshness import Freshness
from generator.derive.growth import growth_of
from generator.model.finding import Level
from generator.model.report import Column, Kind, Named, Report, Sheet
from generator.model.text import Lang, Text
from generator.pages.bars import Bar, bars
from generator.pages.card import Card, by_description, by_freshness, by_openness, cards_of
from generator.pages.site import Page, Site
from generator.pages.tables import SheetView, sheet_views
from generator.pages.timeline import Timeline, timeline

ROOT = "statistics/"

_SHOWN = (Level.WARNING, Level.NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCount:
    """How often one rule speaks of the published catalogue; ``url`` is empty where the rule has no page."""

    code: str
    title: Text
    level: str
    level_label: Text
    count: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsView:
    """All figures of one day, each with its file, and the notices in force."""

    today: str
    total: int
    hidden_withheld: int
    rows: int
    size: int
    openness: tuple[Bar, ...]
    freshness: tuple[Bar, ...]
    frequencies: tuple[Bar, ...]
    themes: tuple[Bar, ...]
    publishers: tuple[Bar, ...]
    divisions: tuple[Bar, ...]
    formats: tuple[Bar, ...]
    described: tuple[Bar, ...]
    growth: Timeline | None
    growth_table: SheetView | None
    punctual: SheetView | None
    files: tuple[SheetView, ...]
    notices: tuple[Card, ...]
    findings: tuple[FindingCount, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the page of statistics."""
    yield Page(
        lang=lang,
        path=ROOT,
        title=site.words["statistics"].of(lang),
        description=site.words["statistics.text"].of(lang),
        template="statistics.html",
        view=view_of(site),
    )


def view_of(site: Site) -> StatisticsView:
    """Return the figures of the published catalogue."""
    listed = site.listed
    offering = [site.facts[each.key] for each in listed if each.offers_data and each.key in site.facts]
    sources = [table for facts in offering for table in facts.tables.values()]
    groups = _groups(site)
    files = {each.sheet.name: each for each in sheet_views(site.reports[ROOT], ROOT)}
    grown = growth_of(listed, site.today)
    return StatisticsView(
        today=site.today,
        total=len(listed),
        hidden_withheld=site.hidden_withheld,
        rows=sum(each.rows for each in offering),
        size=sum(each.size for each in sources),
        **groups,
        growth=_growth_chart(grown, site) if grown else None,
        growth_table=files.get("growth"),
        punctual=files.get("updates"),
        files=tuple(files.values()),
        notices=cards_of(site.notices, site),
        findings=_findings(site),
    )


def _groups(site: Site) -> dict[str, tuple[Bar, ...]]:
    """Return the bars of every grouping by the name that view and files give it."""
    listed, named = site.listed, site.catalogue.publishers
    offering = [site.facts[each.key] for each in listed if each.offers_data and each.key in site.facts]
    offered = [each for facts in offering for each in facts.distributions if each.path]
    return {
        "openness": by_openness(listed, site),
        "freshness": by_freshness(listed, site),
        "frequencies": _counted("update-frequencies", Counter(each.update_frequency for each in listed), site),
        "themes": _counted("themes", Counter(code for each in listed for code in each.themes), site, "themes/"),
        "publishers": bars(
            (
                code,
                named[code].name if code in named else Text(code, code),
                count,
                f"publishers/{code}/" if code in named else "",
            )
            for code, count in Counter(each.publisher for each in listed).most_common()
        ),
        "divisions": _counted(
            "divisions", Counter(code for each in listed for code in each.divisions), site, "divisions/"
        ),
        "formats": _counted("formats", Counter(each.format for each in offered), site),
        "described": by_description(listed, site),
    }


def report_of(site: Site) -> Report:
    """Return all figures as tables, each a file to take away."""
    titles = {
        "openness": "by.openness",
        "freshness": "by.freshness",
        "frequencies": "by.frequency",
        "themes": "by.theme",
        "publishers": "by.publisher",
        "divisions": "by.division",
        "formats": "by.format",
        "described": "by.description",
    }
    count = Column(name="entries", title=site.words["entries"], kind=Kind.INTEGER)
    files = Column(name="files", title=site.words["home.files"], kind=Kind.INTEGER)
    groups = tuple(
        Sheet(
            name=name,
            title=site.words[titles[name]],
            columns=(
                Column(name="group", title=Text("类别", "Group"), kind=Kind.NAMED),
                files if name == "formats" else count,
            ),
            rows=tuple((Named(each.code, each.label, each.url), each.value) for each in rows),
        )
        for name, rows in _groups(site).items()
        if rows
    )
    grown = growth_of(site.listed, site.today)
    growth = Sheet(
        name="growth",
        title=site.words["statistics.growth"],
        columns=(Column(name="period", title=Text("截至", "By the end of")), count),
        rows=grown,
    )
    return Report(
        name="statistics",
        title=site.words["statistics"],
        facts=((site.words["statistics.day"], Text(site.today, site.today)),),
        sheets=(*groups, *((growth,) if grown else ()), _punctual(site)),
    )


def _punctual(site: Site) -> Sheet:
    """Return how many of the entries that promised an update are not overdue, by publisher."""
    promised = [each for each in site.listed if each.key in site.due and site.due[each.key].due]
    kept: defaultdict[str, list[bool]] = defaultdict(list)
    for entry in promised:
        kept[entry.publisher].append(site.due[entry.key].state is not Freshness.OVERDUE)
    found = {code: ratio(kept[code]) for code in site.catalogue.publishers}
    lines = sorted((each.share, code, each) for code, each in found.items() if each.share is not None)
    return Sheet(
        name="updates",
        title=site.words["statistics.updates"],
        text=site.words["statistics.updates.text"],
        columns=(
            Column(name="publisher", title=site.words["meta.publisher"], kind=Kind.NAMED),
            Column(name="onTime", title=site.words["statistics.updates"], kind=Kind.SHARE),
        ),
        rows=tuple(
            (Named(code, site.catalogue.publishers[code].name, f"publishers/{code}/"), each.shown)
            for _, code, each in lines
        ),
    )


def _growth_chart(grown: tuple[tuple[str, int], ...], site: Site) -> Timeline:
    moments = [code for code, _ in grown]
    series = ("opened", site.words["entries"], [count for _, count in grown])
    return timeline(site.words["statistics.growth"], moments, [series])


def _counted(vocabulary: str, counted: Counter[str], site: Site, folder: str = "") -> tuple[Bar, ...]:
    """Return the codes of a vocabulary that occur, most frequent first."""
    terms = site.catalogue.vocabularies.get(vocabulary, {})
    rows = [
        (code, term.label, counted[code], f"{folder}{code}/" if folder else "")
        for code, term in terms.items()
        if counted[code]
    ]
    return bars(sorted(rows, key=lambda row: -row[2]))


def _findings(site: Site) -> tuple[FindingCount, ...]:
    counted = Counter((each.code, each.level) for each in site.findings if each.level in _SHOWN)
    return tuple(
        FindingCount(
            code=code,
            title=site.rules[code].title if code in site.rules else Text(code, code),
            level=level.value,
            level_label=site.catalogue.label("finding-levels", level.value),
            count=count,
            url=f"rules/{code}/" if code in site.rules else "",
        )
        for (code, level), count in sorted(
            counted.items(), key=lambda item: (_SHOWN.index(item[0][1]), -item[1], item[0][0])
        )
    )
