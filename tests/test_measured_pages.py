"""Figures on the page of an entry: shares are honest, drawings have their text, nothing of closed entries is shown."""

import re
from dataclasses import replace

import pytest

from generator.model.entry import Entry
from generator.model.profile import Bin, ColumnProfile, TableProfile, TopValue
from generator.pages.measured import percent, profile_view
from generator.pages.site import Site
from tests.page_support import Parsed, golden, stamped

PARKS = next(each for each in golden().catalogue.entries if each.key == "parks/park-list")
RESOURCE = PARKS.resources[0]
NUMBERS = ColumnProfile(
    name=RESOURCE.fields[2].name,
    kind="number",
    missing=1,
    distinct=3,
    minimum="1",
    maximum="13",
    mean="4",
    quartiles=("1", "2", "9"),
    histogram=tuple(Bin(low=str(low), high=str(low + 1), count=low % 3) for low in range(1, 13)),
)
PERSONS = ColumnProfile(name=RESOURCE.fields[1].name, kind="text", missing=0, personal=True)
TEXTS = ColumnProfile(name=RESOURCE.fields[0].name, kind="text", missing=0, top=(TopValue(value="<b>", count=2),))
TABLE = TableProfile(rows=1000, columns=(TEXTS, PERSONS, NUMBERS), first_day="2026-01-01", last_day="2026-02-01")


def site_with(entry: Entry) -> Site:
    """Return the golden site with figures of one table."""
    return replace(golden(), profiles={entry.key: {entry.resources[0].name: TABLE}})


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 10, "0%"), (10, 10, "100%"), (1, 3, "33.3%"), (1, 10**6, "0.1%"), (10**6 - 1, 10**6, "99.9%"), (0, 0, "0%")],
)
def test_shares_are_never_rounded_to_nothing_or_all(part: int, whole: int, shown: str) -> None:
    """One missing cell of a million is not none."""
    assert percent(part, whole) == shown


def test_a_histogram_says_in_words_what_it_draws() -> None:
    """Bars are as tall as their counts and stand on the ground, and the text names range and fullest part."""
    view = profile_view(PARKS.key, RESOURCE, site_with(PARKS))
    assert view is not None
    pillars = view.columns[2].pillars
    bars = re.findall(r"M(\d+) 24v-([\d.]+)h8v([\d.]+)", pillars)
    assert [(float(up), float(down)) for _, up, down in bars] == [(12.0, 12.0), (24.0, 24.0)] * 4
    assert [int(x) for x, _, _ in bars] == sorted({int(x) for x, _, _ in bars})
    html = stamped(site_with(PARKS))["datasets/parks/park-list/index.html"]
    drawn = [
        values for name, values in Parsed(html).elements if name == "svg" and values.get("class") == "od-histogram"
    ]
    assert [values["role"] for values in drawn] == ["img"]
    assert all(part in drawn[0]["aria-label"] for part in ("从 1 到 13", "从 2 到 3", "为 2"))
    assert "&lt;b&gt;" in html
    assert "涉及个人，不作统计" in html


def test_an_empty_or_unmeasured_table_shows_no_figures() -> None:
    """Where nothing was measured nothing is said."""
    assert profile_view(PARKS.key, RESOURCE, golden()) is None
    empty = replace(golden(), profiles={PARKS.key: {RESOURCE.name: TableProfile(rows=0, columns=())}})
    assert profile_view(PARKS.key, RESOURCE, empty) is None
