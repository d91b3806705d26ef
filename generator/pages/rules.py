"""Rules: one page each, with the law behind it, an example that fails, one that passes, and the cure."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.rule import Rule
from generator.model.finding import Citation, Level
from generator.model.text import Lang, Text
from generator.pages.law import STYLES
from generator.pages.site import Page, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One rule with its level in force today and the paragraphs that it carries out."""

    rule: Rule
    level: Level
    level_label: Text
    level_text: Text
    overridden: bool
    basis: tuple[tuple[Citation, str, Text], ...]
    before: Rule | None
    after: Rule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """All rules by their codes, and how many of each level there are."""

    rules: tuple[RuleView, ...]
    levels: tuple[tuple[str, Text, Text, int], ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the list of rules and the page of each."""
    codes = tuple(sorted(site.rules))
    views = tuple(_view(code, codes, site) for code in codes)
    label, describe = site.catalogue.label, site.catalogue.vocabularies.get("finding-levels", {})
    yield Page(
        lang=lang,
        path="rules/",
        title=site.words["rules"].of(lang),
        description=site.words["rules.text"].of(lang),
        template="rules.html",
        styles=STYLES,
        view=RulesView(
            rules=views,
            levels=tuple(
                (
                    level.value,
                    label("finding-levels", level.value),
                    describe[level.value].description if level.value in describe else Text("", ""),
                    sum(1 for each in views if each.level is level),
                )
                for level in Level
            ),
        ),
    )
    for view in views:
        yield Page(
            lang=lang,
            path=f"rules/{view.rule.code}/",
            title=f"{view.rule.code} {view.rule.title.shown(lang)}",
            description=view.rule.what.shown(lang),
            template="rule.html",
            styles=STYLES,
            view=view,
        )


def _view(code: str, codes: tuple[str, ...], site: Site) -> RuleView:
    rule, law = site.rules[code], site.catalogue.law
    level = _level(rule, site)
    place = codes.index(code)
    terms = site.catalogue.vocabularies.get("finding-levels", {})
    return RuleView(
        rule=rule,
        level=level,
        level_label=site.catalogue.label("finding-levels", level.value),
        level_text=terms[level.value].description if level.value in terms else Text("", ""),
        overridden=level is not rule.level,
        basis=tuple((each, each.anchor, law.clauses[each.law, each.clause].summary) for each in law.basis(code)),
        before=site.rules[codes[place - 1]] if place else None,
        after=site.rules[codes[place + 1]] if place + 1 < len(codes) else None,
    )


def _level(rule: Rule, site: Site) -> Level:
    """Return the level in force today: the city's decision, else the rule's own."""
    for each in site.catalogue.law.levels:
        started = not each.in_force_from or each.in_force_from <= site.today
        ended = bool(each.in_force_until) and each.in_force_until < site.today
        if each.rule == rule.code and started and not ended:
            return each.level
    return rule.level
