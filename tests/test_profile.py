"""Column figures: the same as an independent computation finds, and nothing about persons."""

import io
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.convert import parquet
from generator.derive.profile import BINS, personal_fields, profile_of
from generator.model.profile import ColumnProfile, TableProfile
from tests.convert_support import converted
from tests.table_support import resource_with

LEAST = 5
DECIMALS = st.decimals(-(10**9), 10**9, places=4)
INTEGERS = st.integers(-(2**63), 2**70)
DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))


def profiled(
    fields: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[str]], least_group: int | None = LEAST, **schema: Any
) -> TableProfile:
    """Return the figures of a table of texts."""
    resource = resource_with([{"name": "key", "type": "string"}, *fields], **schema)
    content = converted(parquet, resource, [(f"k{number}", *row) for number, row in enumerate(rows)])
    return profile_of(resource, io.BytesIO(content), personal_fields(resource, ["姓名$"]), least_group)


def column(kind: str, cells: Sequence[str]) -> ColumnProfile:
    """Return the figures of one column."""
    return profiled([{"name": "cell", "type": kind}], [(each,) for each in cells]).columns[1]


def bins_of(values: Sequence[Fraction]) -> list[int]:
    """Return the counts of the bins, each value put into its own by exact arithmetic."""
    low, high = min(values), max(values)
    counted = Counter(min(int((each - low) * BINS / (high - low)), BINS - 1) for each in values)
    return [counted[index] for index in range(BINS)]


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.lists(DECIMALS, min_size=1), st.lists(INTEGERS, min_size=1)), st.integers(0, 3))
def test_numbers(values: list[Decimal] | list[int], missing: int) -> None:
    """Least, greatest, mean, quartiles, distinct values and bins are those of exact arithmetic."""
    cells = [*map(str, values), *[""] * missing]
    found = column("integer" if isinstance(values[0], int) else "number", cells)
    exact = sorted(Fraction(each) for each in values)
    assert (found.missing, found.distinct, found.kind) == (missing, len(set(exact)), "number")
    assert [Fraction(found.minimum), Fraction(found.maximum)] == [exact[0], exact[-1]]
    mean = statistics.mean(exact)
    assert abs(Fraction(found.mean) - mean) * 10**7 <= abs(mean)
    count = len(exact)
    assert [Fraction(each) for each in found.quartiles] == [exact[-(-count * part // 4) - 1] for part in (1, 2, 3)]
    assert [each.count for each in found.histogram] == (bins_of(exact) if exact[0] != exact[-1] else [])
    most = Counter(exact).most_common()
    for each in found.top:
        assert Counter(exact)[Fraction(each.value)] == each.count >= 2
    assert [each.count for each in found.top] == [times for _, times in most[:5] if times > 1]


@settings(max_examples=40, deadline=None)
@given(st.lists(DAYS, min_size=1))
def test_days(days: list[date]) -> None:
    """Days are counted in bins of equal length; the table tells its first and last one."""
    profile = profiled([{"name": "cell", "type": "date"}], [(str(each),) for each in days])
    found = profile.columns[1]
    assert (found.kind, found.minimum, found.maximum) == ("date", str(min(days)), str(max(days)))
    assert (profile.first_day, profile.last_day, found.mean) == (str(min(days)), str(max(days)), "")
    exact = [Fraction(each.toordinal()) for each in days]
    assert [each.count for each in found.histogram] == (bins_of(exact) if min(exact) != max(exact) else [])
    assert all(one.high == other.low for one, other in pairwise(found.histogram))


def test_moments_and_truth_values_and_texts() -> None:
    """Moments are dated, truth values and texts are counted only."""
    moments = column("datetime", ["2026-01-01T00:00:00", "2026-01-13T00:00:00.5", "2026-01-01T00:00:00"])
    assert (moments.kind, moments.minimum, moments.maximum) == (
        "date",
        "2026-01-01T00:00:00",
        "2026-01-13T00:00:00.500000",
    )
    assert [each.count for each in moments.histogram] == [2, *[0] * (BINS - 2), 1]
    truth = column("boolean", ["true", "false", "true", ""])
    assert (truth.kind, truth.distinct, truth.missing) == ("text", 2, 1)
    assert [(each.value, each.count) for each in truth.top] == [("true", 2)]
    texts = column("string", ["甲", "乙", "甲", "乙", "丙", "长" * 61, "长" * 61])
    assert [(each.value, each.count) for each in texts.top] == [("乙", 2), ("甲", 2)]
    assert (texts.minimum, texts.mean, texts.histogram) == ("", "", ())


def test_keys_and_years_have_no_mean() -> None:
    """The mean of numbers that only name things means nothing."""
    fields = [{"name": "number", "type": "integer"}, {"name": "year", "type": "year"}]
    profile = profiled(fields, [("1", "2025"), ("3", "2026")], primaryKey="number")
    for each in profile.columns[1:]:
        assert (each.kind, each.mean, each.quartiles, each.histogram) == ("number", "", (), ())
        assert each.minimum


def test_an_empty_table_has_no_figures() -> None:
    """Nothing is measured where there is nothing."""
    found = column("number", ["", ""])
    assert (found.missing, found.distinct, found.minimum, found.mean, found.top) == (2, 0, "", "", ())
    assert profiled([], []).rows == 0


@pytest.mark.parametrize(
    "field",
    [
        {"name": "cell", "type": "string", "title": "申请人姓名"},
        {"name": "cell", "type": "string", "masking": {"method": "mask-name"}},
        {"name": "cell", "type": "date", "personal": {"basis": "x"}},
    ],
)
def test_columns_about_persons_are_never_told(field: Mapping[str, Any]) -> None:
    """Of a personal column only the missing cells are told; beside it only values that enough persons share."""
    days = [f"2026-01-{number:02d}" for number in range(1, 32)]
    rows = [*((day, "常见") for day in days[:LEAST]), *((day, "少见") for day in days[: LEAST - 1])]
    rows += [("2026-01-01", "一人多次")] * 40 + [("", "无人")] * 40
    profile = profiled([field, {"name": "other", "type": "string"}], rows)
    person, other = profile.columns[1:]
    assert person == ColumnProfile(name="cell", kind="text", missing=40, personal=True)
    assert [(each.value, each.count) for each in other.top] == [("常见", LEAST)]
    assert (profile.first_day, profile.last_day) == ("", "")
    unset = profiled([field, {"name": "other", "type": "string"}], rows, least_group=None)
    assert unset.columns[2].top == ()


def test_every_way_to_tell_persons_apart_counts() -> None:
    """Many addresses of one name are one person, many names behind one number as well."""
    fields = [{"name": each, "type": "string", "personal": {"basis": "x"}} for each in ("one", "other")]
    rows = [(f"n{number}", "same", "甲") for number in range(LEAST)]
    rows += [(f"n{number}", f"m{number}", "乙") for number in range(LEAST)]
    shown = profiled([*fields, {"name": "cell", "type": "string"}], rows).columns[3].top
    assert [each.value for each in shown] == ["乙"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), st.decimals(-(10**6), 10**6, places=3)), min_size=1, max_size=60))
def test_figures_are_those_of_pandas_and_pyarrow(values: list[Decimal | None]) -> None:
    """Two programs of others count, order and divide the same column and find the same."""
    found = column("number", ["" if each is None else str(each) for each in values])
    series = pd.Series(values, dtype=pd.ArrowDtype(pa.decimal128(12, 3)))
    kept = series.dropna()
    assert (found.missing, found.distinct) == (int(series.isna().sum()), kept.nunique())
    if kept.empty:
        return
    assert (Decimal(found.minimum), Decimal(found.maximum)) == (kept.min(), kept.max())
    assert {"min": Decimal(found.minimum), "max": Decimal(found.maximum)} == pc.min_max(pa.array(kept)).as_py()
    floats = kept.astype("float64").to_numpy()
    assert float(found.mean) == pytest.approx(floats.mean(), rel=1e-7, abs=1e-7)
    quartiles = np.quantile(floats, [0.25, 0.5, 0.75], method="inverted_cdf")
    assert [float(each) for each in found.quartiles] == quartiles.tolist()
    counted = kept.value_counts()
    assert [each.count for each in found.top] == [int(each) for each in counted[counted > 1][:5]]
