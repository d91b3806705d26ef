"""What a misspelt word was probably meant to be."""

import difflib
from collections.abc import Iterable

from generator.model.text import Text


def meant(word: str, known: Iterable[str], otherwise: Text) -> Text:
    """Return the cure 'did you mean …', or another one where nothing known is like the word."""
    close = difflib.get_close_matches(word, tuple(known), n=1)
    return Text(f"是不是“{close[0]}”？", f"did you mean '{close[0]}'?") if close else otherwise
