"""Statistics: how much is open, by what and by whom, how fresh it is, and what the checks still say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.finding import Level
from generator.model.text import Lang, Text
from generator.pages.bars import Bar, bars
from generator.pages.card import Card, by_freshness, by_openness, cards_of
from generator.pages.site import Page, Site

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
    """All figures of one day, and the notices in force."""

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
    notices: tuple[Card, ...]
    findings: tuple[FindingCount, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the page of statistics."""
    yield Page(
        lang=lang,
        path="statistics/",
        title=site.words["statistics"].of(lang),
        description=site.words["statistics.text"].of(lang),
        template="statistics.html",
        view=view_of(site),
    )


def view_of(site: Site) -> StatisticsView:
    """Return the figures of the published catalogue."""
    listed = site.listed
    offering = [site.facts[each.key] for each in listed if each.offers_data and each.key in site.facts]
    offered = [each for facts in offering for each in facts.distributions if each.path]
    sources = [table for facts in offering for table in facts.tables.values()]
    named = site.catalogue.publishers
    return StatisticsView(
        today=site.today,
        total=len(listed),
        hidden_withheld=site.hidden_withheld,
        rows=sum(each.rows for each in offering),
        size=sum(each.size for each in sources),
        openness=by_openness(listed, site),
        freshness=by_freshness(listed, site),
        frequencies=_counted("update-frequencies", Counter(each.update_frequency for each in listed), site),
        themes=_counted("themes", Counter(code for each in listed for code in each.themes), site, "themes/"),
        publishers=bars(
            (
                code,
                named[code].name if code in named else Text(code, code),
                count,
                f"publishers/{code}/" if code in named else "",
            )
            for code, count in Counter(each.publisher for each in listed).most_common()
        ),
        divisions=_counted(
            "divisions", Counter(code for each in listed for code in each.divisions), site, "divisions/"
        ),
        formats=_counted("formats", Counter(each.format for each in offered), site),
        notices=cards_of(site.notices, site),
        findings=_findings(site),
    )


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
