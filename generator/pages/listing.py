"""Long lists of entries, a page at a time, so that no page grows with the catalogue."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.entry import Entry
from generator.pages.card import Card, cards_of
from generator.pages.site import Site

PER_PAGE = 50
_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list, counted from 1; the first page lies at ``first``, number N at ``<folder>N/``."""

    first: str
    folder: str
    number: int
    last: int
    total: int
    start: int
    cards: tuple[Card, ...]

    def path(self, number: int) -> str:
        """Return where a page of this list lies."""
        return self.first if number == 1 else f"{self.folder}{number}/"

    @property
    def around(self) -> tuple[int, ...]:
        """Return the numbers that the pager shows; 0 stands for those left out."""
        near = range(self.number - _NEIGHBOURS, self.number + _NEIGHBOURS + 1)
        shown = sorted({1, self.last, *(each for each in near if 1 <= each <= self.last)})
        numbers: list[int] = []
        for each in shown:
            if numbers and each - numbers[-1] > 1:
                numbers.append(0)
            numbers.append(each)
        return tuple(numbers)


def listings(entries: Sequence[Entry], first: str, site: Site, folder: str = "") -> Iterator[Listing]:
    """Yield the pages of a list; an empty list has one page as well."""
    last = max(1, -(-len(entries) // PER_PAGE))
    for number in range(1, last + 1):
        start = (number - 1) * PER_PAGE
        yield Listing(
            first=first,
            folder=folder or first,
            number=number,
            last=last,
            total=len(entries),
            start=start + 1,
            cards=cards_of(entries[start : start + PER_PAGE], site),
        )


def numbered(title: str, listing: Listing) -> str:
    """Return the title of a page of a list, with its number from the second page on."""
    return title if listing.number == 1 else f"{title} ({listing.number}/{listing.last})"


def grouped(entries: Iterable[Entry], codes: Callable[[Entry], Iterable[str]]) -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries of every code that occurs, in their order, in one walk."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for code in dict.fromkeys(codes(entry)):
            groups[code].append(entry)
    return {code: tuple(each) for code, each in groups.items()}
