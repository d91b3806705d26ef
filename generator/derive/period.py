"""The period that a report speaks of: a year, half, quarter or month, written ``2026``, ``2026H1``, ``2026Q3``, ``2026-09``."""

import calendar
import re
from dataclasses import dataclass

from generator.model.text import Text

_WRITTEN = re.compile(r"([0-9]{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?\Z")
_MONTHS = 12
_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The first and the last day of a period (ISO), and how people call it."""

    code: str
    start: str
    end: str
    title: Text

    @property
    def year(self) -> int:
        """Return the year in which the period lies."""
        return int(self.code[:4])

    def holds(self, day: str) -> bool:
        """Tell whether an ISO day lies in the period."""
        return self.start <= day <= self.end

    def last_day(self, today: str) -> str:
        """Return the day on which the period is judged: its last one, or today while it runs."""
        return min(self.end, today)


def period_of(code: str) -> Period | None:
    """Return the period that a text names; ``None`` for another notation."""
    found = _WRITTEN.match(code)
    if found is None or not int(found[1]):
        return None
    year, half, quarter, month = (each or "" for each in found.groups())
    if half:
        return _span(
            code, year, (int(half) - 1) * 6 + 1, 6, Text("上半年" if half == "1" else "下半年", f"half {half}")
        )
    if quarter:
        return _span(
            code,
            year,
            (int(quarter) - 1) * 3 + 1,
            3,
            Text(f"第{'一二三四'[int(quarter) - 1]}季度", f"quarter {quarter}"),
        )
    if month:
        return _span(code, year, int(month), 1, Text(f"{int(month)} 月", _MONTH_NAMES[int(month) - 1]))
    return _span(code, year, 1, _MONTHS, None)


def yearly_day(written: str) -> Text:
    """Return a day of every year (``05-31``) as people say it; another notation stays as it is."""
    month, _, day = written.partition("-")
    if not (month.isdecimal() and day.isdecimal() and 1 <= int(month) <= _MONTHS):
        return Text(written, written)
    return Text(f"{int(month)} 月 {int(day)} 日", f"{int(day)} {_MONTH_NAMES[int(month) - 1]}")


def quarter_of(day: str) -> Period:
    """Return the quarter in which an ISO day lies."""
    return _sure(f"{day[:4]}Q{(int(day[5:7]) - 1) // 3 + 1}")


def before(period: Period) -> Period:
    """Return the period of the same length just before."""
    year, rest = period.year, period.code[4:]
    if not rest:
        return _sure(f"{year - 1:04d}")
    mark, number = rest[0], int(rest[1:])
    most = {"H": 2, "Q": 4, "-": _MONTHS}[mark]
    year, number = (year, number - 1) if number > 1 else (year - 1, most)
    return _sure(f"{year:04d}{mark}{number:02d}" if mark == "-" else f"{year:04d}{mark}{number}")


def _sure(code: str) -> Period:
    found = period_of(code)
    if found is None:
        message = f"{code!r} names no period"
        raise ValueError(message)
    return found


def _span(code: str, year: str, first: int, months: int, part: Text | None) -> Period:
    last = first + months - 1
    title = Text(f"{year} 年", year)
    if part is not None:
        title = Text(f"{title.zh}{part.zh}", f"{part.en} of {year}" if months > 1 else f"{part.en} {year}")
    return Period(
        code=code,
        start=f"{year}-{first:02d}-01",
        end=f"{year}-{last:02d}-{calendar.monthrange(int(year), last)[1]:02d}",
        title=title,
    )
