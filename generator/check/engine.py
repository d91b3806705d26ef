"""Run every rule, stop at none, and let the law say how much each problem weighs and why."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.check.guard import GuardContext
from generator.check.registry import CATALOGUE_RULES, ENTRY_RULES, GUARDS, RULES
from generator.check.rule import Context, Rule
from generator.check.shape import check_shape
from generator.model.entry import Entry
from generator.model.finding import Finding, Level, Place, Problem
from generator.model.law import Law
from generator.model.text import Text

CRASHED = "OD099"


def check_entry(entry: Entry, context: Context) -> tuple[Problem, ...]:
    """Return everything that the shape and the entry rules find wrong with one entry."""
    problems = list(check_shape(entry.document, context))
    for module in ENTRY_RULES:
        problems.extend(_guarded(module.RULE, partial(module.check, entry, context), entry.place))
    return tuple(problems)


def check_authority(context: Context) -> tuple[Problem, ...]:
    """Return everything that the catalogue rules find wrong with the authority's tables."""
    problems: list[Problem] = []
    for module in CATALOGUE_RULES:
        problems.extend(_guarded(module.RULE, partial(module.check, context), lambda: Place("catalog")))
    return tuple(problems)


def check_guards(review: GuardContext) -> tuple[Problem, ...]:
    """Return everything that the guards find wrong with a change."""
    problems: list[Problem] = []
    for module in GUARDS:
        problems.extend(_guarded(module.RULE, partial(module.check, review), lambda: Place("catalog")))
    return tuple(problems)


def _guarded(rule: Rule, run: Callable[[], Iterator[Problem]], place: Callable[[], Place]) -> Iterator[Problem]:
    """Yield a rule's problems; a rule that crashes becomes a problem about the rule."""
    try:
        yield from run()
    except Exception as error:  # noqa: BLE001 - one broken rule must not hide the others
        message = Text(
            f"规则 {rule.code} 自身出错（{type(error).__name__}），未能检查",
            f"the rule {rule.code} failed itself ({type(error).__name__}); it checked nothing here",
        )
        yield Problem(code=CRASHED, place=place(), message=message)


def findings_of(problems: Iterable[Problem], law: Law, today: str) -> tuple[Finding, ...]:
    """Return the findings, each once, in the order of their places."""
    found = {_finding(each, law, today): None for each in problems}
    return tuple(sorted(found, key=lambda each: each.order))


def _finding(problem: Problem, law: Law, today: str) -> Finding:
    rule = RULES[problem.code]
    return Finding(
        code=problem.code,
        level=level_of(rule, law, today),
        place=problem.place,
        message=problem.message,
        cure=problem.cure or rule.cure,
        basis=law.basis(problem.code),
    )


def level_of(rule: Rule, law: Law, today: str) -> Level:
    """Return how much a rule weighs on a day: the city's latest decision in force, else the rule's default."""
    chosen = rule.level
    since = ""
    for each in law.levels:
        in_force = each.in_force_from <= today <= (each.in_force_until or today)
        if each.rule == rule.code and in_force and each.in_force_from >= since:
            chosen, since = each.level, each.in_force_from
    return chosen
