"""What a catalogue entry gives to the search: its texts, its facets and the card that a result shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.document import JSON
from generator.model.text import NOTHING, Text


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

NAMES = 3
"""How many of these kinds name an entry; of very common words the others are only searched when asked for."""

SOUND = TextClass("sound", 40)
"""A title that sounds like the word: its pinyin or its initials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on an index keeps things apart, so that a query of many entries stays cheap.

    ``large``: letters of a term's lists that get files of their own; ``plain``: what such a file must weigh so that its entries
    alone are worth another; ``exact``: entries that keep the order of the records;
    ``chunk``: entries in each part of an order; ``spent``: bytes that a query may read of common terms in either table.
    """

    large: int = 3_000
    plain: int = 6_000
    exact: int = 4_096
    chunk: int = 4_096
    spent: int = 14_000


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page that the search finds besides entries: a guide, a rule, a publisher; ``kind`` names what it is."""

    path: str
    kind: str
    title: Text
    description: Text
    words: tuple[str, ...] = ()
    body: Text = NOTHING
