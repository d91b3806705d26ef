"""Texts of the live tables and forms (``site_overrides/words-app.yaml``), one file a language, fetched on demand."""

import json
from collections.abc import Iterator, Mapping

from generator.model.artifact import Artifact
from generator.model.text import Lang, Text

FILE = "words-app.yaml"


def app_words(words: Mapping[str, Text]) -> Iterator[Artifact]:
    """Yield what the scripts of both languages say."""
    for lang in Lang:
        texts = {key: text.of(lang) for key, text in words.items()}
        content = json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield Artifact(f"assets/words/{lang.value}.json", content.encode())
