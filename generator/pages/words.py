"""The interface's texts (``site_overrides/words.yaml``): one short key, Chinese and English."""

from collections.abc import Mapping
from pathlib import Path

from generator.model.text import Text
from generator.read.strict_yaml import read_yaml


class WordsError(ValueError):
    """The file of words cannot be used; it is ours, so this is no finding about the catalogue."""


def read_words(path: Path) -> Mapping[str, Text]:
    """Return every text by its key; a key without both languages is an error."""
    document, problems = read_yaml(path.name, path.read_bytes())
    if document is None or problems:
        raise WordsError("; ".join(f"{each.place}: {each.message.en}" for each in problems))
    return {key: _text(key, value) for key, value in document.value.items()}


def _text(key: str, value: object) -> Text:
    if isinstance(value, Mapping) and set(value) == {"zh", "en"}:
        zh, en = value["zh"], value["en"]
        if isinstance(zh, str) and isinstance(en, str) and zh and en:
            return Text(zh, en)
    message = f"{key}: needs 'zh' and 'en', nothing else, none of them empty"
    raise WordsError(message)
