"""What a catalogue entry gives to the search: its texts, its facets and the card that a result shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.document import JSON


@dataclass(frozen=True, slots=True)
class TextClass:
    """A kind of text that is searched, and what a hit in it is worth."""

    name: str
    weight: int


TEXT_CLASSES = (
    TextClass("title", 64),
    TextClass("keywords", 24),
    TextClass("publisher", 16),
    TextClass("description", 8),
    TextClass("fields", 4),
)
"""The kinds of texts, the best first; a word counts in the best class it is found in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One entry as the search sees it; the order of the records is the order of equally good hits.

    ``texts`` holds by class what is searched. Lines are separate texts (a Chinese title and its English one, each keyword,
    each field title): no phrase reaches over a line's end. ``facets`` holds codes by facet. ``sort`` holds values by
    order: great numbers and late days come first, other texts in their own order, an absent or empty value last.
    """

    key: str
    url: str
    texts: Mapping[str, str]
    card: Mapping[str, JSON]
    facets: Mapping[str, tuple[str, ...]]
    sort: Mapping[str, str | int]
