"""The law, paragraph by paragraph, and what carries each out; what nothing carries out yet is said openly."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.derive.period import yearly_day
from generator.model.law import CHECKS, Act, Clause, Decision, Duty, Parameter
from generator.model.text import Lang, Text
from generator.pages.bars import Bar, bars
from generator.pages.site import Page, Site

OPEN = "open"
STYLES = ("assets/portal/law.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """What carries a paragraph out; ``url`` is below the language's root, ``command`` is typed in a terminal."""

    label: Text
    url: str
    command: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A parameter in force today, with the word of its unit."""

    parameter: Parameter
    value: str
    unit: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """One paragraph with its carriers by kind, its numbers and the city's readings of it."""

    clause: Clause
    anchor: str
    carriers: tuple[tuple[str, Text, tuple[Carrier, ...]], ...]
    numbers: tuple[Number, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """One act: its chapters with their paragraphs, and how many paragraphs each kind of carrier serves."""

    act: Act
    chapters: tuple[tuple[Text, tuple[ClauseView, ...]], ...]
    articles: int
    clauses: int
    kinds: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawView:
    """All acts; numbers and decisions that stand on no paragraph come last."""

    acts: tuple[ActView, ...]
    others: tuple[Act, ...]
    numbers: tuple[Number, ...]
    decisions: tuple[Decision, ...]


def pages(site: Site, lang: Lang) -> Iterator[Page]:
    """Yield the page of the law."""
    law = site.catalogue.law
    with_text = {code for code, _ in law.clauses}
    yield Page(
        lang=lang,
        path="law/",
        title=site.words["law"].of(lang),
        description=site.words["law.text"].of(lang),
        template="law.html",
        styles=STYLES,
        view=LawView(
            acts=tuple(_act(act, site) for code, act in law.acts.items() if code in with_text),
            others=tuple(act for code, act in law.acts.items() if code not in with_text),
            numbers=_numbers((each for each in law.parameters if (each.law, each.clause) not in law.clauses), site),
            decisions=tuple(each for each in law.decisions if (each.law, each.clause) not in law.clauses),
        ),
    )


def _act(act: Act, site: Site) -> ActView:
    law = site.catalogue.law
    views = [_clause(each, site) for each in law.clauses.values() if each.law == act.code]
    served = Counter(kind for each in views for kind, _, _ in each.carriers)
    kinds = (*site.catalogue.vocabularies.get("carrier-kinds", {}), *served)
    return ActView(
        act=act,
        chapters=tuple((chapter, tuple(each)) for chapter, each in groupby(views, lambda view: view.clause.chapter)),
        articles=len({each.clause.article for each in views}),
        clauses=len(views),
        kinds=bars(
            (kind, site.catalogue.label("carrier-kinds", kind), served[kind], "")
            for kind in dict.fromkeys(kinds)
            if served[kind]
        ),
    )


def _clause(clause: Clause, site: Site) -> ClauseView:
    law, key = site.catalogue.law, (clause.law, clause.clause)
    duties = [each for each in law.duties if (each.law, each.clause) == key]
    kinds = dict.fromkeys((*site.catalogue.vocabularies.get("carrier-kinds", {}), *(each.kind for each in duties)))
    grouped = (
        (
            kind,
            site.catalogue.label("carrier-kinds", kind),
            tuple(_carrier(each, site) for each in duties if each.kind == kind),
        )
        for kind in kinds
    )
    return ClauseView(
        clause=clause,
        anchor=clause.citation.anchor,
        carriers=tuple(each for each in grouped if each[2]),
        numbers=_numbers((each for each in law.parameters if (each.law, each.clause) == key), site),
        decisions=tuple(each for each in law.decisions if (each.law, each.clause) == key),
    )


def _carrier(duty: Duty, site: Site) -> Carrier:
    rule = site.rules.get(duty.carrier) if duty.kind in CHECKS else None
    if duty.kind in CHECKS:
        label = (
            Text(f"{duty.carrier} {rule.title.zh}", f"{duty.carrier} {rule.title.en}") if rule else _same(duty.carrier)
        )
        return Carrier(label=label, url=f"rules/{rule.code}/" if rule else "", command="", note=duty.note)
    if duty.kind == "page":
        return Carrier(
            label=duty.note if duty.note.zh else _same(duty.carrier), url=duty.carrier, command="", note=Text("", "")
        )
    if duty.kind == "command":
        return Carrier(label=Text("", ""), url="", command=duty.carrier, note=duty.note)
    return Carrier(label=_same(duty.carrier), url="", command="", note=duty.note)


def _same(text: str) -> Text:
    return Text(text, text)


def _numbers(parameters: Iterable[Parameter], site: Site) -> tuple[Number, ...]:
    return tuple(number_of(each, site) for each in parameters if each.in_force(site.today))


def number_of(parameter: Parameter, site: Site) -> Number:
    """Return a parameter with its unit in words, a day of the year as people say it; an unknown unit is shown as its code."""
    if parameter.unit == "month_day":
        return Number(parameter=parameter, value="", unit=yearly_day(parameter.value))
    unit = site.words.get(f"unit.{parameter.unit}", _same(parameter.unit))
    return Number(parameter=parameter, value=parameter.value, unit=unit)
