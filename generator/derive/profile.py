"""The figures of a table's columns, from its typed columns: exact, and silent about persons.

Everything follows from the different values of a column and how often each occurs, sorted: least and greatest, quartiles
and bins by looking up, the mean by an exact sum. Only the mean and the edges of bins are rounded.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.check.personal.wordlists import plainly, search_of
from generator.model.entry import Field, Resource
from generator.model.profile import Bin, ColumnProfile, TableProfile, TopValue

BINS = 12
TOP = 5
DIGITS = 8
"""How many digits of a mean or an edge are told."""

TOP_LENGTH_MAX, TOP_TIMES = 60, 2
WIDEST = 76
_ROUNDED = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - moments without an offset


def profile_of(resource: Resource, table: BinaryIO, personal: frozenset[str], least_group: int | None) -> TableProfile:
    """Return the figures of a table that was written as Parquet; ``personal`` names its fields that are about persons.

    In a table about persons a value is named only where it belongs to at least ``least_group`` different ones, whichever
    of those fields tells them apart; without that number no value is named.
    """
    file = pq.ParquetFile(table)
    persons = [file.read(columns=[name]).column(0).combine_chunks() for name in sorted(personal)]
    columns = []
    for field in resource.fields:
        cells = file.read(columns=[field.name]).column(0)
        if field.name in personal:
            columns.append(_personal(field, cells))
        else:
            common = _common(cells, persons, least_group) if persons else None
            columns.append(_column(field, cells, common, key=field.name in resource.primary_key))
    days = [each for each in columns if each.kind == "date" and each.minimum]
    return TableProfile(
        rows=file.metadata.num_rows,
        columns=tuple(columns),
        first_day=min((each.minimum[:10] for each in days), default=""),
        last_day=max((each.maximum[:10] for each in days), default=""),
    )


def personal_fields(resource: Resource, patterns: Iterable[str]) -> frozenset[str]:
    """Return the fields that are about persons: masked, declared so, or named so in the authority's word list."""
    searches = [search for search in map(search_of, patterns) if search]
    return frozenset(
        each.name
        for each in resource.fields
        if each.masking
        or "personal" in each.descriptor
        or any(search(plainly(f"{each.name}\n{each.title.zh}")) for search in searches)
    )


def _personal(field: Field, cells: Any) -> ColumnProfile:  # noqa: ANN401 - pyarrow has no types
    return ColumnProfile(name=field.name, kind="text", missing=cells.null_count, personal=True)


def _common(cells: Any, persons: Sequence[Any], least_group: int | None) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the values of a column that enough persons share, in every way of telling them apart."""
    common = cells.unique() if least_group else cells.unique()[:0]
    for each in persons:
        counted = pa.table({"value": cells, "person": each}).group_by("value").aggregate([("person", "count_distinct")])
        enough = counted.filter(pc.greater_equal(counted.column("person_count_distinct"), least_group or 0))
        common = common.filter(pc.is_in(common, value_set=enough.column("value").combine_chunks()))
    return common


def _column(field: Field, cells: Any, common: Any, *, key: bool) -> ColumnProfile:  # noqa: ANN401 - pyarrow has no types
    counted = pa.Table.from_arrays(cells.value_counts().flatten(), ["value", "count"])
    counted = counted.filter(pc.is_valid(counted.column("value"))) if cells.null_count else counted
    scale = _scale(cells.type)
    found = _Counted(counted.sort_by("value"), scale) if scale else None
    measured = found is not None and len(found) > 0
    continuous = measured and not key and field.type != "year"
    return ColumnProfile(
        name=field.name,
        kind=scale.kind if scale else "text",
        missing=cells.null_count,
        distinct=counted.num_rows,
        minimum=found.spelled(0) if found and measured else "",
        maximum=found.spelled(len(found) - 1) if found and measured else "",
        mean=_mean(cells) if continuous and scale and scale.kind == "number" else "",
        quartiles=found.quartiles() if found and continuous else (),
        histogram=found.histogram() if found and continuous else (),
        top=_top(counted, common),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """How values of a type become numbers on a line, and how a point on that line is written."""

    kind: str
    number: Callable[[Any], Fraction]
    point: Callable[[Fraction], str]


class _Counted:
    """The different values of a column in ascending order, each with how often it occurs."""

    def __init__(self, counted: Any, scale: _Scale) -> None:  # noqa: ANN401 - pyarrow has no types
        self.values = counted.column("value").combine_chunks()
        self.up_to = pc.cumulative_sum(counted.column("count").combine_chunks())
        self.scale = scale

    def __len__(self) -> int:
        return len(self.values)

    def spelled(self, index: int) -> str:
        """Return a value as a text."""
        return spelled(self.values[index].as_py())

    def number(self, index: int) -> Fraction:
        """Return where a value lies on the line."""
        return self.scale.number(self.values[index].as_py())

    def quartiles(self) -> tuple[str, ...]:
        """Return the least values that a quarter, a half and three quarters of all do not exceed."""
        whole = self.up_to[-1].as_py()
        ranks = [-(-whole * quarter // 4) for quarter in (1, 2, 3)]
        return tuple(self.spelled(bisect_left(self.up_to, rank, key=lambda each: each.as_py())) for rank in ranks)

    def histogram(self) -> tuple[Bin, ...]:
        """Return equally wide parts from the least to the greatest value; each holds its lower edge, the last both."""
        low, high = self.number(0), self.number(len(self) - 1)
        if low == high:
            return ()
        edges = [low + (high - low) * step / BINS for step in range(BINS + 1)]
        ends = [bisect_left(range(len(self)), edge, key=self.number) for edge in edges[1:-1]]
        below = [0, *(self.up_to[end - 1].as_py() if end else 0 for end in ends), self.up_to[-1].as_py()]
        points = [self.scale.point(each) for each in edges]
        parts = zip(points[:-1], points[1:], below[:-1], below[1:], strict=True)
        return tuple(Bin(low=start, high=end, count=upper - lower) for start, end, lower, upper in parts)


def spelled(value: object) -> str:
    """Return a value as everybody writes it: no exponent, no zeros behind, days and moments as ISO has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize(Context(prec=WIDEST)):f}" if value else "0"
    return value.isoformat() if isinstance(value, date) else str(value)


def _scale(kind: Any) -> _Scale | None:  # noqa: ANN401 - pyarrow has no types
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        return _Scale("number", Fraction, _rounded)
    if pa.types.is_date(kind):
        return _Scale("date", lambda day: Fraction(day.toordinal()), lambda at: date.fromordinal(int(at)).isoformat())
    if pa.types.is_timestamp(kind):
        return _Scale(
            "date", _seconds, lambda at: datetime.fromordinal(_EPOCH.toordinal() + int(at // 86_400)).date().isoformat()
        )
    return None


def _seconds(moment: datetime) -> Fraction:
    passed = moment - _EPOCH
    return Fraction(passed.days * 86_400 + passed.seconds) + Fraction(passed.microseconds, 10**6)


def _rounded(value: Fraction) -> str:
    return spelled(_ROUNDED.divide(Decimal(value.numerator), Decimal(value.denominator)))


def _mean(cells: Any) -> str:  # noqa: ANN401 - pyarrow has no types
    """Return the mean of an exact sum: no type of ours has more digits than the widest decimal holds."""
    digits = cells.type.scale if pa.types.is_decimal(cells.type) else 0
    total: Decimal = pc.sum(cells.cast(pa.decimal256(WIDEST, digits))).as_py()
    return _rounded(Fraction(total) / (len(cells) - cells.null_count))


def _top(counted: Any, common: Any) -> tuple[TopValue, ...]:  # noqa: ANN401 - pyarrow has no types
    """Return the most frequent values among those that may be named; long texts are no names of anything and left out."""
    often = counted.filter(pc.greater_equal(counted.column("count"), TOP_TIMES))
    if common is not None:
        often = often.filter(pc.is_in(often.column("value"), value_set=common))
    first: Sequence[dict[str, Any]] = often.sort_by([("count", "descending"), ("value", "ascending")])[:TOP].to_pylist()
    top = (TopValue(value=spelled(each["value"]), count=each["count"]) for each in first)
    return tuple(each for each in top if len(each.value) <= TOP_LENGTH_MAX)
