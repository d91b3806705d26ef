"""Figures of reports: shares, means and ranks that two people with a pencil get the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from generator.model.report import Share

_HUNDRED = 100
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Ratio:
    """So much of so much; adding two keeps both parts, so that a district's share is not the mean of shares."""

    part: Fraction
    whole: int

    def __add__(self, other: "Ratio") -> "Ratio":
        """Return the ratio of both together."""
        return Ratio(self.part + other.part, self.whole + other.whole)

    @property
    def share(self) -> Fraction | None:
        """Return the share, nothing where there is nothing to judge."""
        return self.part / self.whole if self.whole else None

    @property
    def shown(self) -> Share:
        """Return the ratio as a cell of a report."""
        share = self.share
        part = str(self.part) if self.part.denominator == 1 else ""
        return Share("" if share is None else tenths(share * _HUNDRED), part, self.whole)


NOTHING_JUDGED = Ratio(Fraction(0), 0)


def ratio(judgements: Iterable[bool]) -> Ratio:
    """Return how many of some judgements are true."""
    listed = tuple(judgements)
    return Ratio(Fraction(sum(listed)), len(listed))


def total(ratios: Iterable[Ratio]) -> Ratio:
    """Return the ratio of all together."""
    return sum(ratios, NOTHING_JUDGED)


def tenths(number: Fraction | int) -> str:
    """Return a number with one decimal, halves rounded up (not to even): ``87.5``."""
    return str(Decimal((Fraction(number) * 10 + Fraction(1, 2)) // 1).scaleb(-1))


def mean(numbers: Sequence[int]) -> str | None:
    """Return the mean with one decimal; nothing of nothing."""
    return tenths(Fraction(sum(numbers), len(numbers))) if numbers else None


def ranks(scores: Mapping[_Key, str | None]) -> Mapping[_Key, int]:
    """Return the places of a contest: equal scores as they are shown share a place, and the next ones are skipped."""
    listed = sorted((Decimal(score) for score in scores.values() if score is not None), reverse=True)
    return {key: listed.index(Decimal(score)) + 1 for key, score in scores.items() if score is not None}
