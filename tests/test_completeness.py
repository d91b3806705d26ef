"""Everything is told at once (一次性告知): no fault hides another, and what was told, once cured, leaves nothing new."""

import json
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.text import Lang
from generator.report.notice import notice_html, notice_json, notice_markdown
from tests.fault_support import FAULTS, Fault, Told, report, with_faults
from tests.notice_support import review
from tests.support import check_tree

SOUND = settings(max_examples=40, database=None, derandomize=True, deadline=None)
ONE_BY_ONE = {each.name: each for each in FAULTS}


def faults(number: int) -> st.SearchStrategy[tuple[Fault, ...]]:
    """Return a strategy that picks so many different faults."""
    names = st.lists(st.sampled_from(sorted(ONE_BY_ONE)), min_size=number, max_size=number, unique=True)
    return names.map(lambda chosen: tuple(ONE_BY_ONE[name] for name in chosen))


@cache
def nothing() -> frozenset[Told]:
    """Return what is told of the repository without a fault: a few warnings."""
    return report(())


def because_of(chosen: Iterable[Fault]) -> frozenset[Told]:
    """Return what is told because of faults; a fault may also end a warning that was there before."""
    return report(chosen) - nothing()


@cache
def alone(name: str) -> frozenset[Told]:
    """Return what is told because of one fault alone."""
    return because_of((ONE_BY_ONE[name],))


def complete(chosen: tuple[Fault, ...]) -> frozenset[Told]:
    """Return what is told of faults together, after it was found to hold all that each of them alone makes told."""
    told = because_of(chosen)
    hidden = {each.name: alone(each.name) - told for each in chosen if alone(each.name) - told}
    assert hidden == {}
    return told


@pytest.mark.parametrize("name", sorted(ONE_BY_ONE))
def test_one_fault(name: str) -> None:
    """Every fault is told when it is alone."""
    assert alone(name)


@SOUND
@given(faults(2))
def test_two_faults(chosen: tuple[Fault, ...]) -> None:
    """The report of two faults holds the reports of both."""
    complete(chosen)


@SOUND
@given(faults(5), st.integers(0, 4))
def test_five_faults_and_their_cure(chosen: tuple[Fault, ...], cured: int) -> None:
    """The report of five holds that of each; curing some of what it lists brings up nothing that it did not list."""
    told = complete(chosen)
    assert because_of(chosen[cured:]) <= told


@SOUND
@given(faults(5), faults(5))
def test_reports_add_up(one: tuple[Fault, ...], other: tuple[Fault, ...]) -> None:
    """The report of two sets of faults together holds the reports of both sets."""
    both = {each.name: each for each in (*one, *other)}
    assert because_of(both.values()) >= because_of(one) | because_of(other)


SUM = "OD730"
"""The rule that adds up points of metadata: single faults stay above its limit, all of them together do not."""


def test_all_faults() -> None:
    """All faults at once are all told; nothing is told that none of them alone makes told, but a sum of points."""
    told = complete(FAULTS)
    assert {each for each in told if each[0] != SUM} == frozenset().union(*(alone(each.name) for each in FAULTS))


@SOUND
@given(faults(7))
def test_curing_what_is_listed_leaves_nothing(chosen: tuple[Fault, ...]) -> None:
    """A second round, after exactly what was listed was cured, is as clean as if no fault had ever been there."""
    told = because_of(chosen)
    left = tuple(each for each in chosen if not alone(each.name) <= told)
    assert report(left) == nothing()


def test_the_notice_tells_them_all() -> None:
    """Every format of the notice names every finding of all faults: code, file and path."""
    found = check_tree(with_faults(FAULTS))
    whole = review(found)
    told = [
        (each["code"], each["file"], each["path"]) for each in json.loads(notice_json(whole, contents={}))["findings"]
    ]
    assert sorted(told) == sorted((each.code, each.place.file, each.place.path) for each in found)
    for shown in (notice_markdown(whole, Lang.ZH), notice_markdown(whole, Lang.EN), notice_html(whole)):
        for each in found:
            assert each.code in shown
            assert str(each.place) in shown
            assert each.place.path in shown
