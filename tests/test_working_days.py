"""Working days against an independent calendar, day by day, and how every day is explained."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import chinese_calendar
import pytest

from generator.model.catalogue import Calendar, Catalogue
from generator.model.text import Text
from generator.model.working_days import add_working_days, clock, deadline, is_working_day, parameter_basis
from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.support import ROOT

KNOWN = (2024, 2025, 2026)
LAST = date(KNOWN[-1], 12, 31)
NO_CALENDAR = Calendar(years=frozenset(), holidays=frozenset(), workdays=frozenset())


@cache
def catalogue() -> Catalogue:
    """Return the demonstration's catalogue."""
    return read_repository(WorkingTree(ROOT)).catalogue


def days() -> Iterator[date]:
    """Yield every day of the years that both calendars know."""
    day = date(KNOWN[0], 1, 1)
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def expected(start: date, number: int) -> date | None:
    """Return the day that the other calendar counts to; ``None`` where it leaves the years it knows."""
    day = start
    while number and day < LAST:
        day += timedelta(days=1)
        number -= chinese_calendar.is_workday(day)
    return None if number else day


def test_every_day_is_what_the_other_calendar_says() -> None:
    """A day is a working day here exactly where it is one there."""
    wrong = [
        day for day in days() if is_working_day(str(day), catalogue().calendar) != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


@pytest.mark.parametrize("number", [1, 2, 5, 10, 20])
def test_every_start_ends_where_the_other_calendar_says(number: int) -> None:
    """A clock ends on the same day from every day of three years; past the last of them it is an estimate."""
    for start in days():
        found, wanted = deadline(str(start), number, catalogue().calendar), expected(start, number)
        if wanted is None:
            assert found.estimated
            assert found.due > str(LAST)
        else:
            assert (found.due, found.estimated) == (str(wanted), False), start
        assert sum(each.counts for each in found.counted) == number
        assert [each.day for each in found.counted] == [
            str(start + timedelta(days=position)) for position in range(len(found.counted))
        ]
        assert not found.counted[0].counts
        assert found.counted[-1].counts


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-09-18", 10, "2026-10-09"),
        ("2025-12-31", 1, "2026-01-04"),
        ("2024-12-31", 2, "2025-01-03"),
        ("2026-11-23", 2, "2026-11-25"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2024-02-29", 1, "2024-03-01"),
        ("2026-12-29", 2, "2026-12-31"),
    ],
)
def test_known_ends(start: str, number: int, due: str) -> None:
    """Days around holidays, make-up days and the ends of years come out as counted by hand."""
    assert add_working_days(start, number, catalogue().calendar) == due
    assert not deadline(start, number, catalogue().calendar).estimated


@pytest.mark.parametrize(
    ("received", "day", "zh", "en"),
    [
        ("2026-09-30", "2026-09-30", "收到当日不计", "the day of receipt does not count"),
        ("2026-09-30", "2026-10-01", "国庆节", "National Day"),
        ("2026-09-30", "2026-10-08", "工作日", "working day"),
        ("2026-09-18", "2026-09-19", "周末", "weekend"),
        ("2026-09-18", "2026-09-20", "调休上班（国庆节调休）", "make-up working day"),
    ],
)
def test_reasons(received: str, day: str, zh: str, en: str) -> None:
    """Every day says why it counts or does not; a holiday on a Saturday is told as the holiday."""
    counted = {each.day: each.reason for each in deadline(received, 5, catalogue().calendar).counted}
    assert counted[day].zh == zh
    assert counted[day].en.startswith(en)
    assert deadline("2026-09-30", 5, catalogue().calendar).counted[3].reason.zh == "国庆节"
    notice = {each.day: each.notice.zh for each in deadline(received, 5, catalogue().calendar).counted}[day]
    assert notice == ("国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）" if "节" in zh else "")


def test_a_year_without_calendar_is_an_estimate() -> None:
    """Where the way leads into an unknown year, its weekends decide and the clock says so; a known way does not."""
    found = deadline("2026-12-31", 2, catalogue().calendar)
    assert found.estimated
    assert found.due == "2027-01-04"
    assert "暂按周末推算" in found.counted[1].reason.zh
    assert "guessed" in found.counted[1].reason.en
    assert not deadline("2023-12-31", 1, catalogue().calendar).estimated, "the day of receipt is not counted"
    assert deadline("2023-12-28", 1, catalogue().calendar).estimated


def test_days_without_names() -> None:
    """A calendar without names still tells holidays and make-up days; English stands in Chinese where it is missing."""
    bare = Calendar(years=frozenset({2026}), holidays=frozenset({"2026-01-02"}), workdays=frozenset({"2026-01-04"}))
    reasons = {each.day: each.reason for each in deadline("2026-01-01", 1, bare).counted}
    assert reasons["2026-01-02"] == Text("节假日", "public holiday")
    assert reasons["2026-01-04"] == Text("调休上班", "make-up working day")
    named = Calendar(
        years=bare.years, holidays=bare.holidays, workdays=bare.workdays, names={"2026-01-02": Text("元旦", "")}
    )
    assert deadline("2026-01-01", 1, named).counted[1].reason == Text("元旦", "元旦")


def test_what_is_no_clock() -> None:
    """A clock of no days and a day that does not exist are mistakes of the caller."""
    with pytest.raises(ValueError, match="at least one"):
        deadline("2026-01-01", 0, NO_CALENDAR)
    with pytest.raises(ValueError, match="day"):
        deadline("2026-02-30", 1, NO_CALENDAR)


def test_a_clock_of_the_law() -> None:
    """The number of days and the clause come from the law in force; a number that the city has not sets no clock."""
    law, calendar = catalogue().law, catalogue().calendar
    found = clock("formal_review_days", "2026-11-23", law, calendar, today="2026-11-23")
    assert found is not None
    assert (found.due, found.days) == ("2026-11-25", 2)
    assert [each.clause for each in found.basis] == ["12.2"]
    assert clock("formal_review_days", "1999-01-01", law, calendar, today="1999-01-01") is None
    early = clock("formal_review_days", "2024-11-25", law, calendar, today="2026-11-23")
    assert early is not None, "before the city had a number, the one in force today counts"
    assert clock("plan_deadline", "2026-11-23", law, calendar, today="2026-11-23") is None
    assert parameter_basis("no-such-number", law, "2026-11-23") == ()
