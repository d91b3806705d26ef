"""Vocabularies of patterns: which of their terms occurs in a text."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import re2

from generator.check.rule import Context
from generator.model.catalogue import Term

Search = Callable[[str], object]
"""True (or a match) for a text in which the pattern occurs."""

_QUIET = re2.Options()
_QUIET.log_errors = False
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff])[ \t]+(?=[\u3000-\u9fff★☆])")


@lru_cache(maxsize=512)
def search_of(pattern: str) -> Search | None:
    """Return the search for a pattern, line by line; ``None`` where RE2 cannot read it."""
    try:
        search: Search = re2.compile(f"(?m){pattern}", _QUIET).search
    except re2.error:
        return None
    return search


def term_in(text: str, vocabulary: str, context: Context, **wanted: str) -> Term | None:
    """Return the first term whose pattern occurs in a text; ``wanted`` names cells that the term must have."""
    plain = plainly(text)
    for term in context.catalogue.vocabularies.get(vocabulary, {}).values():
        search = search_of(term.extra.get("pattern", ""))
        fits = all(term.extra.get(column) == cell for column, cell in wanted.items())
        if fits and term.extra.get("pattern") and search and search(plain):
            return term
    return None


def plainly(text: str) -> str:
    """Return a text as its reader sees it: full-width letters made plain, nothing invisible, no blanks in words."""
    whole = text.encode("utf-8", "replace").decode()  # a file name may hold bytes that are no text
    return _BETWEEN_HAN.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", whole)))
